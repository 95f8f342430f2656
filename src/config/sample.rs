//! Rules for the tests of configuration, which stands above the real ones.

use crate::diagnostic::{Mend, RuleMeta, Severity};

/// A hand-off without a product, a warning.
pub(super) static PRODUCT: RuleMeta = RuleMeta {
    code: "H001",
    name: "handoff-without-product",
    level: Severity::Warning,
    since: "0.1.0",
    fix: Mend::No,
    page: "",
};
