//! Keys of readiness.

use super::data;
use super::value::plain;
use super::{Keys, Value};
use crate::model::{Assessment, Readiness};

/// Returns the keys of readiness; none where the flow has none.
pub(in crate::diff) fn readiness(readiness: Option<&Readiness>) -> Keys {
    let mut keys = Keys::default();
    let Some(readiness) = readiness else { return keys };
    if let Some(definition) = &readiness.definition {
        keys.text("definition.management", definition.management.as_ref());
        keys.text("definition.contributors", definition.contributors.as_ref());
    }
    readiness.assessments.iter().for_each(|assessment| put(&mut keys, "", assessment));
    keys.told("scale", readiness.scale.as_ref(), plain);
    keys.told("assessed", readiness.assessed.as_ref(), plain);
    for earlier in &readiness.earlier {
        let before = format!("earlier {}.", earlier.assessed.value);
        // One that rates nothing is there all the same.
        keys.put(before.trim_end_matches('.'), Some(Value::text("assessed")));
        earlier.assessments.iter().for_each(|assessment| put(&mut keys, &before, assessment));
    }
    if let Some(answers) = &readiness.data {
        data::answers(&mut keys, answers);
    }
    keys
}

fn put(keys: &mut Keys, before: &str, assessment: &Assessment) {
    let key = assessment.requirement.key();
    keys.told(format!("{before}{key}.desired"), assessment.desired.as_ref(), plain);
    keys.told(format!("{before}{key}.management"), assessment.management.as_ref(), plain);
    keys.told(format!("{before}{key}.contributors"), assessment.contributors.as_ref(), plain);
}
