//! The flow in the field's own terms: data only, and the glossary of the code.
//!
//! | term | meaning |
//! |---|---|
//! | [`Actor`] | who takes part: an individual (a role) or an entity (a team, an agency, a system) |
//! | [`Step`] | what one actor does; its place in a picture is that actor's lane |
//! | [`Handoff`] | a product goes from a supplier to a customer: two different actors |
//! | supplier, customer | the two roles in one hand-off; an actor has now one, now the other |
//! | ultimate customer | whom the flow exists for ([`Flow::customers`]) |
//! | [`Stakeholder`] | has an interest in the flow but is not handed a product by it |
//! | [`Product`] | what the customer takes away, in the customer's terms |
//! | need | what the product must satisfy, said or unsaid |
//! | [`Measure`] | data that show progress towards a target, with a unit |
//! | [`Determinant`], [`Dimension`] | what satisfaction hangs on: ten determinants in five dimensions |
//! | [`Goal`] | a service, value or orientation goal |
//! | [`Readiness`] | the base-line requirements of a quality connection, actual against desired |
//! | [`Waiver`] | a finding that somebody answers for, with a reason and an end |
//!
//! Everything that a file may leave out is an `Option` or an empty list, and everything that a
//! message may point to remembers its [`Span`](crate::text::Span). Elements that stand in a map
//! in the file stand in file order here.

mod actor;
mod answers;
mod chart;
mod data;
mod flow;
mod goal;
mod handoff;
mod id;
mod measure;
mod readiness;
mod satisfaction;
mod step;
mod value;
mod waiver;

pub use actor::{Actor, ActorKind, Side, Stakeholder};
pub use answers::{AnswerSource, AnswerWord, Members};
pub use chart::{ChartKind, RuleSet};
pub use data::{AskedData, Change, ChartChoice, DataSource, DateOrder, Decimal, Separator};
pub use flow::{Flow, Origin, Shared};
pub use goal::{Goal, GoalKind};
pub use handoff::{Acceptance, Arrow, Channel, Content, ContentScheme, End, Handoff, MeasureRef, Product};
pub use id::Id;
pub use measure::{Better, Measure, MeasureRole, Scale, Unit};
pub use readiness::{Assessment, Definition, Earlier, Rater, Readiness, Requirement};
pub use satisfaction::{Determinant, Dimension};
pub use step::{Exit, Step, StepKind, StepStatus};
pub use value::{Bound, Duration, Quantity, QuantityUnit, Recurrence, Share, TimeRange};
pub use waiver::Waiver;
