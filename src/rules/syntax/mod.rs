//! The faults that reading a file finds, for the list of rules.
//!
//! `syntax` finds and describes them; here they only join the rules, so that they have codes,
//! pages and levels like all others.

use super::Rule;
use crate::diagnostic::RuleMeta;
use crate::syntax::faults;

/// S001.
pub static NOT_YAML: Rule = found_by_reading(&faults::not_yaml::META);
/// S002.
pub static WRONG_VALUE: Rule = found_by_reading(&faults::wrong_value::META);
/// S003.
pub static UNKNOWN_KEY: Rule = found_by_reading(&faults::unknown_key::META);
/// S004.
pub static MISSING_KEY: Rule = found_by_reading(&faults::missing_key::META);
/// S005.
pub static DUPLICATE_KEY: Rule = found_by_reading(&faults::duplicate_key::META);
/// S006.
pub static DUPLICATE_ID: Rule = found_by_reading(&faults::duplicate_id::META);
/// S007.
pub static BEYOND_LIMITS: Rule = found_by_reading(&faults::beyond_limits::META);
/// S008.
pub static UNREADABLE_SHORT_FORM: Rule = found_by_reading(&faults::unreadable_short_form::META);
/// S009.
pub static NOT_XML: Rule = found_by_reading(&faults::not_xml::META);
/// R001.
pub static UNKNOWN_REFERENCE: Rule = found_by_reading(&faults::unknown_reference::META);
/// R003.
pub static ACTOR_AND_STEP: Rule = found_by_reading(&faults::actor_and_step::META);

const fn found_by_reading(meta: &'static RuleMeta) -> Rule {
    Rule { meta, check: None }
}
