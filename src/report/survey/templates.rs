//! Questions to begin with, as measures in YAML.

/// Questions to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionTemplate {
    /// Three questions before a patient goes home: what is wrong, what the treatment does, what to do
    /// (after Makaryus and Friedman, Mayo Clinic Proceedings 2005;80:991-994).
    Discharge,
    /// One for each determinant of satisfaction (Parasuraman, Zeithaml and Berry, Journal of Marketing
    /// 1985;49(4):41-50).
    Determinants,
    /// Five points for each of six questions after a service.
    Service,
}

impl QuestionTemplate {
    /// All templates.
    pub const ALL: [Self; 3] = [Self::Discharge, Self::Determinants, Self::Service];

    /// Returns the measures as they can be put into a flow.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Discharge => include_str!("templates/discharge.yaml"),
            Self::Determinants => include_str!("templates/determinants.yaml"),
            Self::Service => include_str!("templates/service.yaml"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::QuestionTemplate;
    use crate::config::Settings;
    use crate::diagnostic::Severity;
    use crate::lint::check;
    use crate::model::Determinant;
    use crate::syntax::parse;
    use crate::text::SourceFile;
    use jiff::civil::date;

    /// Puts all measures of a template on one hand-off to a customer outside.
    fn flow(template: QuestionTemplate) -> SourceFile {
        let bare = SourceFile::new(
            "template.yaml",
            format!("flow: Service\nactors: {{ a: A, b: B }}\nhandoffs: [a -> b]\n{}", template.text()),
        );
        let ids: Vec<String> =
            parse(&bare).flow.measures.iter().map(|measure| measure.id.to_string()).collect();
        let text = format!(
            "flow: Service\ncustomer: patient\nactors:\n  nurse: Nurse\n  patient: {{ name: Patient, side: external }}\nhandoffs:\n  - nurse -> patient: {{ product: I know what happens next, measures: [{}] }}\n{}",
            ids.join(", "),
            template.text()
        );
        SourceFile::new("template.yaml", text)
    }

    #[test]
    fn every_template_is_clean_under_the_rules() {
        for template in QuestionTemplate::ALL {
            let source = flow(template);
            let report = check(source, Settings::default(), date(2026, 11, 22));
            let told: Vec<(&str, &str)> = report
                .findings
                .iter()
                .map(|finding| &finding.diagnostic)
                .filter(|one| one.severity > Severity::Info || one.rule.code().starts_with('V'))
                .map(|one| (one.rule.code(), one.message.as_str()))
                .collect();
            assert_eq!(told, [], "{template:?}");
        }
    }

    #[test]
    fn each_determinant_has_its_question() {
        let measures = parse(&flow(QuestionTemplate::Determinants)).flow.measures;
        let named: Vec<Determinant> =
            measures.iter().map(|measure| measure.determinant.as_ref().unwrap().value).collect();
        assert_eq!(named, Determinant::ALL);
    }
}
