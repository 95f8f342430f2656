//! Values of the format as they are read, and as they are told apart.

use super::Value;
use crate::model::{Duration, Quantity, Scale, Share, TimeRange, Waiver};
use crate::syntax::keys::choices::Choices;
use std::fmt::Display;

/// Below an hour the tenths of a minute are told.
const HOUR: f64 = 60.0;

/// Makes a value that reads as it is.
pub(super) fn plain<T: Display + ?Sized>(value: &T) -> Value {
    let text = value.to_string();
    Value::of(text.clone(), text)
}

/// Makes one of the words that a key lets one choose from.
pub(super) fn choice<T: PartialEq>(choices: &Choices<T>, value: &T) -> Value {
    plain(choices.word(value).unwrap_or_default())
}

/// Makes a share, with as many digits as it was written with.
pub(super) fn share(share: &Share) -> Value {
    // Adding nothing makes −0 a 0.
    let percent = (share.percent() * 1e6).round() / 1e6 + 0.0;
    plain(&format_args!("{percent}%"))
}

/// Makes a length of time.
pub(super) fn duration(time: &Duration) -> Value {
    let shown = if time.minutes < HOUR {
        format!("{} min", (time.minutes * 10.0).round() / 10.0)
    } else {
        time.to_string()
    };
    Value::of(format!("{} min", time.minutes), shown)
}

/// Makes a length of time that may be a range.
pub(super) fn time_range(range: &TimeRange) -> Value {
    if !range.is_range() {
        return duration(&range.least);
    }
    Value::of(format!("{}–{} min", range.least.minutes, range.most.minutes), range.to_string())
}

/// Makes a baseline, target or change.
pub(super) fn quantity(quantity: &Quantity) -> Value {
    match quantity {
        Quantity::Words(words) => Value::text(words),
        Quantity::Number { .. } => Value::of(format!("{quantity:?}"), quantity.to_string()),
    }
}

/// Makes the answers that a question offers.
pub(super) fn scale(scale: &Scale) -> Value {
    match scale {
        Scale::YesNo => plain("yes-no"),
        Scale::FivePoint => plain("five-point"),
        Scale::NeverAlways => plain("never-always"),
        Scale::ZeroToTen => plain("0-10"),
        Scale::Open => plain("open"),
        Scale::Words(words) => Value::text(words),
    }
}

/// Makes the list of what somebody answers for.
pub(super) fn waivers(waivers: &[Waiver]) -> Option<Value> {
    Value::list(waivers.iter().map(|waiver| {
        let mut told = vec![waiver.rule.value.clone()];
        told.extend(waiver.until.as_ref().map(|until| format!("until {}", until.value)));
        told.extend(waiver.owner.as_ref().map(|owner| format!("by {}", owner.value)));
        told.extend(waiver.reason.as_ref().map(|reason| format!("({})", reason.value)));
        Value::text(&told.join(" "))
    }))
}
