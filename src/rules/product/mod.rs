//! P: products are what the customer takes away.

mod activities;
pub mod inconsistent_product_name;
pub mod placeholder;
pub mod product_is_activity;
pub mod product_may_be_activity;
pub mod product_restates_step;
pub mod product_without_need;
pub mod vague_product;

#[cfg(test)]
mod tests;
