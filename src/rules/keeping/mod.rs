//! K: keeping the flow up to date.

pub mod flow_without_owner;
pub mod flow_without_review_date;
pub mod personal_data;
mod personal_patterns;
pub mod review_overdue;
