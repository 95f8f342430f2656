//! Readiness.

use super::data::data;
use super::{Decoder, Field};
use crate::model::{Assessment, Definition, Readiness, Requirement};
use crate::syntax::keys::{ASSESSMENT, DEFINITION, READINESS};

/// Lowers the table of readiness.
pub(super) fn readiness(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Option<Readiness> {
    let field = field?;
    let fields = decoder.open(field.node, &READINESS, field.key_span)?;
    let mut assessments: Vec<Assessment> = Requirement::ALL
        .into_iter()
        .filter_map(|requirement| assessment(decoder, requirement, fields.field(requirement.key())?))
        .collect();
    assessments.sort_by_key(|assessment| assessment.span.start);
    let readiness = Readiness {
        definition: fields.field("definition").and_then(|field| definition(decoder, field)),
        assessments,
        scale: fields.number("scale"),
        assessed: fields.date("assessed"),
        data: data(decoder, fields.field("data")),
        span: field.key_span.join(field.node.span),
    };
    fields.finish();
    Some(readiness)
}

fn assessment(decoder: &Decoder, requirement: Requirement, field: Field<'_, '_>) -> Option<Assessment> {
    let fields = decoder.open(field.node, &ASSESSMENT, field.key_span)?;
    let assessment = Assessment {
        requirement,
        desired: fields.number("desired"),
        management: fields.number("management"),
        contributors: fields.number("contributors"),
        span: field.key_span.join(field.node.span),
    };
    fields.finish();
    Some(assessment)
}

fn definition(decoder: &Decoder, field: Field<'_, '_>) -> Option<Definition> {
    let fields = decoder.open(field.node, &DEFINITION, field.key_span)?;
    let definition = Definition {
        management: fields.text("management"),
        contributors: fields.text("contributors"),
        span: field.node.span,
    };
    fields.finish();
    Some(definition)
}
