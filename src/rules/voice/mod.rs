//! V: the voice of the customer, asked so that it can be heard.

pub mod double_barrelled_question;
pub mod hard_question;
pub mod leading_question;
pub mod mixed_scales;
pub mod product_nobody_asks_about;
pub mod question_to_supplier_only;
mod questions;
pub mod scale_without_way_out;

#[cfg(test)]
mod tests;
