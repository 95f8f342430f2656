//! D: the tables that flows name.

pub mod baseline_unlike_data;
mod faulty;
pub mod impossible_value;
pub mod irregular_periods;
mod levels_unlike_answers;
pub mod percentage_of_few;
pub mod personal_column;
mod table;
pub mod table_not_as_described;
pub mod too_few_points;
pub mod unreadable_table;
