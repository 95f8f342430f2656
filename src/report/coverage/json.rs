//! Coverage for programs: JSON with a name and a version, counts only.

use super::{Counts, Coverage};
use crate::emit::json_escaped;
use crate::model::Side;
use serde::Serialize;

#[derive(Serialize)]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    flows: usize,
    all: CountsOutput,
    internal: CountsOutput,
    external: CountsOutput,
    customers: Vec<CustomerOutput<'a>>,
    determinants: Vec<DeterminantOutput>,
    waived: WaivedOutput,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CountsOutput {
    handoffs: usize,
    with_product: usize,
    with_measure: usize,
    confirmed: usize,
}

#[derive(Serialize)]
struct CustomerOutput<'a> {
    name: &'a str,
    side: &'static str,
    #[serde(flatten)]
    counts: CountsOutput,
}

#[derive(Serialize)]
struct DeterminantOutput {
    determinant: &'static str,
    handoffs: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct WaivedOutput {
    without_product: usize,
    without_measure: usize,
    unconfirmed: usize,
}

impl From<Counts> for CountsOutput {
    fn from(counts: Counts) -> Self {
        let Counts { handoffs, with_product, with_measure, confirmed } = counts;
        Self { handoffs, with_product, with_measure, confirmed }
    }
}

/// Writes what is covered as JSON.
#[must_use]
pub fn coverage_json(coverage: &Coverage) -> String {
    let customer = |(name, side, counts): (_, Side, Counts)| CustomerOutput {
        name,
        side: if side == Side::External { "external" } else { "internal" },
        counts: counts.into(),
    };
    let waived = coverage.waived();
    let output = Output {
        schema: "handoff-coverage",
        version: 1,
        flows: coverage.flows(),
        all: coverage.all().into(),
        internal: coverage.side(Side::Internal).into(),
        external: coverage.side(Side::External).into(),
        customers: coverage.customers().into_iter().map(customer).collect(),
        determinants: coverage
            .determinants()
            .map(|(determinant, handoffs)| DeterminantOutput { determinant: determinant.key(), handoffs })
            .collect(),
        waived: WaivedOutput {
            without_product: waived.without_product,
            without_measure: waived.without_measure,
            unconfirmed: waived.unconfirmed,
        },
    };
    json_escaped(serde_json::to_string_pretty(&output).expect("texts and numbers always serialise")) + "\n"
}
