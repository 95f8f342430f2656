//! Readiness.

use super::answers::answers;
use super::{Decoder, Field, Fields};
use crate::diagnostic::Diagnostic;
use crate::model::{Assessment, Definition, Earlier, Readiness, Requirement};
use crate::syntax::faults::wrong_value;
use crate::syntax::keys::{ASSESSMENT, DEFINITION, EARLIER, RATING, READINESS, Table};
use crate::text::Spanned;

/// Lowers the table of readiness.
pub(super) fn readiness(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Option<Readiness> {
    let field = field?;
    let fields = decoder.open(field.node, &READINESS, field.key_span)?;
    let scale = fields.whole("scale");
    let rating =
        Rating { decoder, highest: scale.as_ref().map_or(Readiness::USUAL_SCALE, |scale| scale.value) };
    let readiness = Readiness {
        definition: fields.field("definition").and_then(|field| definition(decoder, field)),
        assessments: rating.all(&fields, &ASSESSMENT),
        scale,
        assessed: fields.date("assessed"),
        earlier: fields.field("earlier").map_or_else(Vec::new, |field| rating.earlier(field)),
        data: fields.field("data").and_then(|field| answers(&rating, field)),
        span: field.key_span.join(field.node.span),
    };
    fields.finish();
    Some(readiness)
}

/// Reads what is rated on the scale.
pub(super) struct Rating<'tree> {
    pub(super) decoder: &'tree Decoder,
    /// The highest point of the scale.
    highest: f64,
}

impl Rating<'_> {
    /// Returns a level if it lies on the scale, or reports that it does not.
    pub(super) fn on_scale(&self, level: Spanned<f64>) -> Option<Spanned<f64>> {
        if (1.0..=self.highest).contains(&level.value) {
            return Some(level);
        }
        let message = format!("{} does not lie on the scale from 1 to {}", level.value, self.highest);
        let fault = Diagnostic::new(&wrong_value::META, level.span, message);
        self.decoder.report(fault.help("write a level of the scale, or its highest point as `scale`"));
        None
    }

    fn all(&self, fields: &Fields<'_, '_>, table: &'static Table) -> Vec<Assessment> {
        let one = |requirement: Requirement| self.one(requirement, fields.field(requirement.key())?, table);
        let mut assessments: Vec<Assessment> = Requirement::ALL.into_iter().filter_map(one).collect();
        assessments.sort_by_key(|assessment| assessment.span.start);
        assessments
    }

    fn one(
        &self,
        requirement: Requirement,
        field: Field<'_, '_>,
        table: &'static Table,
    ) -> Option<Assessment> {
        let fields = self.decoder.open(field.node, table, field.key_span)?;
        let level = |name| fields.number(name).and_then(|level| self.on_scale(level));
        // What is desired today is what earlier ratings are held against.
        let desired = if std::ptr::eq(table, &ASSESSMENT) { level("desired") } else { None };
        let assessment = Assessment {
            requirement,
            desired,
            management: level("management"),
            contributors: level("contributors"),
            span: field.key_span.join(field.node.span),
        };
        fields.finish();
        Some(assessment)
    }

    fn earlier(&self, field: Field<'_, '_>) -> Vec<Earlier> {
        let mut found = Vec::new();
        for node in Decoder::one_or_many(field.node) {
            let Some(fields) = self.decoder.open(node, &EARLIER, node.span) else { continue };
            let assessments = self.all(&fields, &RATING);
            if let Some(assessed) = fields.date("assessed") {
                found.push(Earlier { assessed, assessments });
            }
            fields.finish();
        }
        found
    }
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
