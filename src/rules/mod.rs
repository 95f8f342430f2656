//! The checks: one file a rule, in a folder a family.
//!
//! A rule looks at one flow through its [`Context`] and reports to a [`Sink`]. It neither knows
//! levels nor waivers; `lint` does.

pub mod actors_by_id;
pub mod bpmn;
pub mod data;
pub mod flow;
pub mod goal;
pub mod handoff;
pub mod keeping;
pub mod legibility;
pub mod links;
pub mod measure;
pub mod measures_by_id;
pub mod other_tools;
pub mod own;
pub mod passage;
pub mod product;
pub mod readiness;
pub mod reference;
pub mod subjects;
pub mod syntax;
pub mod voice;
pub mod waiver;
pub mod wording;
pub mod words;
pub mod write_key;

use crate::config::Limits;
use crate::data::Tables;
use crate::diagnostic::{AnyRule, Diagnostic, Findings, RuleMeta, Subject};
use crate::graph::FlowGraph;
use crate::import::Kind;
use crate::import::bpmn::Diagram;
use crate::model::{Flow, Shared};
use crate::text::SourceFile;
use jiff::civil::Date;

/// All that a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'run> {
    /// The text of the flow.
    pub source: &'run SourceFile,
    /// What it is written in.
    pub kind: Kind,
    /// What only BPMN knows, where it is written in that.
    pub diagram: Option<&'run Diagram>,
    /// The flow.
    pub flow: &'run Flow,
    /// The flow as a graph.
    pub graph: &'run FlowGraph,
    /// What the workspace shares.
    pub shared: &'run Shared,
    /// The numbers that rules go by.
    pub limits: &'run Limits,
    /// The tables that its measures name.
    pub tables: &'run Tables,
    /// The day on which dates are judged.
    pub today: Date,
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink {
    rule: AnyRule,
    found: Findings,
}

impl Sink {
    /// Opens a sink for `rule`.
    #[must_use]
    pub fn new(rule: impl Into<AnyRule>) -> Self {
        Self { rule: rule.into(), found: Findings::default() }
    }

    /// Starts a finding on `subject` at `span`; hand it to [`Sink::push`] when it is complete.
    pub fn finding(
        &self,
        subject: Subject,
        span: crate::text::Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(&self.rule, span, message).on(subject)
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// Returns what was found, in order of report.
    #[must_use]
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found.into_vec()
    }
}

/// A check with what is known of it.
#[derive(Debug)]
pub struct Rule {
    /// Code, name, level and page.
    pub meta: &'static RuleMeta,
    /// The check; absent where reading the file or judging waivers reports the fault.
    pub check: Option<fn(&Context<'_>, &mut Sink)>,
}

/// Every rule, in the order of codes within families.
pub static RULES: &[&Rule] = &[
    &syntax::NOT_YAML,
    &syntax::WRONG_VALUE,
    &syntax::UNKNOWN_KEY,
    &syntax::MISSING_KEY,
    &syntax::DUPLICATE_KEY,
    &syntax::DUPLICATE_ID,
    &syntax::BEYOND_LIMITS,
    &syntax::UNREADABLE_SHORT_FORM,
    &syntax::NOT_XML,
    &syntax::UNKNOWN_REFERENCE,
    &reference::unused_declaration::RULE,
    &syntax::ACTOR_AND_STEP,
    &reference::circular_calls::RULE,
    &reference::ambiguous_end::RULE,
    &reference::counted_id::RULE,
    &flow::flow_without_start_or_end::RULE,
    &flow::unreachable_step::RULE,
    &flow::dead_end::RULE,
    &flow::endless_loop::RULE,
    &flow::incomplete_decision::RULE,
    &flow::chances_not_adding_up::RULE,
    &flow::customer_receiving_nothing::RULE,
    &flow::no_external_customer::RULE,
    &flow::ping_pong::RULE,
    &flow::customer_served_late::RULE,
    &flow::too_many_steps::RULE,
    &flow::mixed_exits::RULE,
    &flow::step_without_verb::RULE,
    &flow::lead_time_too_short::RULE,
    &flow::loop_without_chance::RULE,
    &flow::crowded_actor::RULE,
    &handoff::handoff_without_product::RULE,
    &handoff::handoff_without_measure::RULE,
    &handoff::handoff_without_acceptance::RULE,
    &handoff::verbal_only::RULE,
    &handoff::content_incomplete::RULE,
    &handoff::hidden_handoff::RULE,
    &handoff::handoff_to_self::RULE,
    &handoff::unconfirmed_product::RULE,
    &handoff::measured_by_supplier_only::RULE,
    &handoff::duplicate_handoff::RULE,
    &handoff::external_customer_without_acceptance_criterion::RULE,
    &handoff::bottleneck::RULE,
    &product::product_is_activity::RULE,
    &product::product_may_be_activity::RULE,
    &product::product_restates_step::RULE,
    &product::product_without_need::RULE,
    &product::vague_product::RULE,
    &product::inconsistent_product_name::RULE,
    &product::placeholder::RULE,
    &measure::measure_without_unit::RULE,
    &measure::measure_without_target::RULE,
    &measure::measure_without_baseline::RULE,
    &measure::measure_without_definition::RULE,
    &measure::target_on_wrong_side::RULE,
    &measure::no_outcome_measure::RULE,
    &measure::dimension_without_measure::RULE,
    &measure::value_without_number::RULE,
    &measure::target_without_date::RULE,
    &goal::service_goal_alone::RULE,
    &goal::goal_without_number::RULE,
    &goal::goal_without_time_frame::RULE,
    &goal::goal_without_unit::RULE,
    &goal::relative_change_without_baseline::RULE,
    &goal::partner_with_same_measure::RULE,
    &goal::gameable_count::RULE,
    &goal::goal_names_solution::RULE,
    &goal::vague_goal::RULE,
    &goal::unbound_goal::RULE,
    &voice::double_barrelled_question::RULE,
    &voice::leading_question::RULE,
    &voice::mixed_scales::RULE,
    &voice::question_to_supplier_only::RULE,
    &voice::product_nobody_asks_about::RULE,
    &voice::hard_question::RULE,
    &voice::scale_without_way_out::RULE,
    &readiness::requirement_without_desired_level::RULE,
    &readiness::group_not_assessed::RULE,
    &readiness::service_not_defined::RULE,
    &readiness::definitions_differ::RULE,
    &readiness::readiness_gap::RULE,
    &readiness::groups_disagree::RULE,
    &readiness::capacity_not_split::RULE,
    &data::unreadable_table::RULE,
    &data::table_not_as_described::RULE,
    &data::too_few_points::RULE,
    &data::percentage_of_few::RULE,
    &data::irregular_periods::RULE,
    &data::impossible_value::RULE,
    &data::personal_column::RULE,
    &data::baseline_unlike_data::RULE,
    &waiver::idle_waiver::RULE,
    &waiver::waiver_without_reason::RULE,
    &waiver::expired_waiver::RULE,
    &waiver::unknown_waived_rule::RULE,
    &keeping::flow_without_owner::RULE,
    &keeping::flow_without_review_date::RULE,
    &keeping::review_overdue::RULE,
    &keeping::personal_data::RULE,
    &legibility::over_long_label::RULE,
    &legibility::detours_between_lanes::RULE,
    &bpmn::process_without_start::RULE,
    &bpmn::process_without_end::RULE,
    &bpmn::step_without_label::RULE,
    &bpmn::event_without_label::RULE,
    &bpmn::decision_without_label::RULE,
    &bpmn::sequence_flow_without_label::RULE,
    &bpmn::pool_without_name::RULE,
    &bpmn::implicit_split::RULE,
    &bpmn::implicit_end::RULE,
    &bpmn::implicit_start::RULE,
    &bpmn::disconnected_element::RULE,
    &bpmn::fake_join::RULE,
    &bpmn::join_that_splits::RULE,
    &bpmn::duplicate_sequence_flow::RULE,
    &bpmn::superfluous_gateway::RULE,
    &bpmn::inclusive_gateway::RULE,
    &bpmn::complex_gateway::RULE,
    &bpmn::too_many_elements::RULE,
    &bpmn::diagram_missing::RULE,
    &bpmn::element_without_shape::RULE,
    &bpmn::message_within_pool::RULE,
    &bpmn::flow_across_pools::RULE,
    &bpmn::lane_without_elements::RULE,
    &bpmn::pool_nobody_talks_to::RULE,
    &bpmn::loose_line::RULE,
    &bpmn::not_a_process::RULE,
];

/// Finds a rule by its code or name.
#[must_use]
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    let is_meant =
        |rule: &&&Rule| rule.meta.code.eq_ignore_ascii_case(code_or_name) || rule.meta.name == code_or_name;
    RULES.iter().find(is_meant).copied()
}

#[cfg(test)]
mod tests;
