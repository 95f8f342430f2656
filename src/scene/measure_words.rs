//! Measures in words: what they count in, where they stand and where they are to go.

use crate::model::Measure;

/// Returns a measure as a sentence names it: `Orders complete on receipt (percent, from 78% to 95%)`.
pub(crate) fn in_a_sentence(measure: &Measure) -> String {
    let parts: Vec<String> = [unit(measure), progress(measure)].into_iter().flatten().collect();
    if parts.is_empty() {
        measure.title().to_owned()
    } else {
        format!("{} ({})", measure.title(), parts.join(", "))
    }
}

/// Returns what a measure counts in, and of what.
pub(crate) fn unit(measure: &Measure) -> Option<String> {
    let scale_only = measure.unit.is_none() && measure.scale.is_some();
    let word = match measure.unit.as_ref().map(|unit| &unit.value) {
        Some(unit) => unit.to_string(),
        None if scale_only => "answers".to_owned(),
        None => return None,
    };
    match &measure.of {
        Some(of) if !scale_only => Some(format!("{word} of {}", of.value)),
        _ => Some(word),
    }
}

/// Returns where a measure stands, where it is to go and by when; nothing where it has no target.
pub(super) fn progress(measure: &Measure) -> Option<String> {
    let by = measure.by.as_ref().map_or_else(String::new, |by| format!(" by {}", by.value));
    aim(measure).map(|aim| aim + &by)
}

/// Returns where a measure stands and where it is to go; nothing where it has no target.
pub(super) fn aim(measure: &Measure) -> Option<String> {
    let target = &measure.target.as_ref()?.value;
    Some(match &measure.baseline {
        Some(baseline) => format!("from {} to {target}", baseline.value),
        None => format!("target {target}"),
    })
}

#[cfg(test)]
mod tests {
    use super::in_a_sentence;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    fn told(measure: &str) -> String {
        let text = format!("flow: x\nmeasures: {{ m: {measure} }}\n");
        in_a_sentence(&parse(&SourceFile::new("flow.yaml", text)).flow.measures[0])
    }

    #[test]
    fn tells_name_unit_and_progress() {
        let whole = "{ name: Complete orders, unit: percent, of: orders, baseline: 78%, target: 95%, by: 2027-06-30 }";
        assert_eq!(told(whole), "Complete orders (percent of orders, from 78% to 95% by 2027-06-30)");
        assert_eq!(told("{ unit: hours, target: at most 3 }"), "m (hours, target at most 3)");
        assert_eq!(
            told("{ asks: Is it clear?, scale: yes-no, target: 90% }"),
            "Is it clear? (answers, target 90%)"
        );
        assert_eq!(told("{ name: Waiting, target: < 20 min }"), "Waiting (target less than 20 min)");
        assert_eq!(told("{ name: Waiting }"), "Waiting");
    }
}
