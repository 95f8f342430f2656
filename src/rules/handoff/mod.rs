//! H: each hand-off is whole.

pub mod bottleneck;
pub mod content_incomplete;
pub mod duplicate_handoff;
pub mod external_customer_without_acceptance_criterion;
pub mod handoff_to_self;
pub mod handoff_without_acceptance;
pub mod handoff_without_measure;
pub mod handoff_without_product;
pub mod hidden_handoff;
pub mod measured_by_supplier_only;
mod rewrite_exit;
mod stub_measure;
pub mod unconfirmed_product;
pub mod verbal_only;

#[cfg(test)]
mod tests;
