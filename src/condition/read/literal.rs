//! Values that are written out in a condition.

use super::{Read, Typed};
use crate::condition::Refused;
use crate::condition::fields::Kind;
use crate::condition::typed::Expression;
use crate::condition::value::place_of;
use crate::syntax::lower::shown;
use crate::syntax::values::{Refusal, parse_date, parse_duration, parse_share};
use cel::common::ast::{Expr, LiteralValue};
use std::ops::Range;

/// Reads a text, a number, `true` or `false`.
pub(super) fn read(value: &LiteralValue, range: Option<Range<usize>>) -> Read {
    let number = |number: f64, range| Ok(Typed::new(Kind::Number, Expression::Number(number), range));
    match value {
        LiteralValue::Boolean(truth) => Ok(Typed::new(Kind::Truth, Expression::Truth(*truth.inner()), range)),
        LiteralValue::String(text) => {
            let text = text.inner().to_owned();
            let literal = Some(text.clone());
            Ok(Typed { kind: Kind::Text, expression: Expression::Text(text), literal, range })
        }
        #[expect(clippy::cast_precision_loss, reason = "nothing in a flow counts so far")]
        LiteralValue::Int(count) => number(*count.inner() as f64, range),
        #[expect(clippy::cast_precision_loss, reason = "nothing in a flow counts so far")]
        LiteralValue::UInt(count) => number(*count.inner() as f64, range),
        LiteralValue::Double(value) => number(*value.inner(), range),
        LiteralValue::Null => {
            let help = "ask whether it is written: `has(handoff.note)`";
            Err(Refused::new("a condition has no `null`", help, range))
        }
        LiteralValue::Bytes(_) => {
            Err(Refused::new("a condition has no bytes", "take the `b` before the quote away", range))
        }
    }
}

/// Reads `duration("1 day")`, `share("90%")` or `date("2027-06-30")`.
pub(super) fn with_unit(name: &str, text: &Expr, range: Option<Range<usize>>) -> Read {
    let Expr::Literal(LiteralValue::String(text)) = text else {
        let example = match name {
            "duration" => "duration(\"1 day\")",
            "share" => "share(\"90%\")",
            _ => "date(\"2027-06-30\")",
        };
        let message = format!("`{name}` takes a text that is written out");
        return Err(Refused::new(message, format!("write it as in `{example}`"), range));
    };
    let text = text.inner();
    let (kind, number) = match name {
        "duration" => (Kind::Time, parse_duration(text).map(|time| time.minutes)),
        "share" => (Kind::Share, parse_share(text).map(|share| share.percent())),
        _ => (Kind::Date, parse_date(text).map(place_of)),
    };
    let refused = |refusal: Refusal| {
        Refused::new(format!("`{}` {}", shown(text), refusal.what), refusal.help, range.clone())
    };
    let number = number.map_err(refused)?;
    Ok(Typed::new(kind, Expression::Number(number), range))
}
