//! The faults that reading finds: what is known of each, one file a fault.

pub mod actor_and_step;
pub mod beyond_limits;
pub mod duplicate_id;
pub mod duplicate_key;
pub mod missing_key;
pub mod not_xml;
pub mod not_yaml;
pub mod unknown_key;
pub mod unknown_reference;
pub mod unreadable_short_form;
pub mod wrong_value;

use crate::diagnostic::RuleMeta;

/// All of them, in the order of codes.
pub static ALL: &[&RuleMeta] = &[
    &not_yaml::META,
    &wrong_value::META,
    &unknown_key::META,
    &missing_key::META,
    &duplicate_key::META,
    &duplicate_id::META,
    &beyond_limits::META,
    &unreadable_short_form::META,
    &not_xml::META,
    &unknown_reference::META,
    &actor_and_step::META,
];
