//! P: products are what the customer takes away.

pub mod inconsistent_product_name;
pub mod product_without_need;
