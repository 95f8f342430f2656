//! Judges a condition on an element, and counts the work.
//!
//! What hangs on a number, a time or a date that the flow does not say is neither true nor false.
//! `&&`, `||`, `!` and the loops take that along as CEL takes errors along: `false && unknown` is
//! false, `true || unknown` is true. So a condition means the same however it is turned around.

use super::Field;
use super::typed::{Comparison, Expression, Loop, Sort, TextTest};
use super::value::{Element, Value, World, place_of};
use std::borrow::Cow;

/// Bytes of text that take one step of work.
const BYTES_A_STEP: usize = 32;

/// The slot of the flow; that of the rule's own element follows.
pub(super) const FLOW_SLOT: usize = 0;

/// How much work is left.
#[derive(Debug)]
pub struct Work {
    left: u64,
}

/// There is no work left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhausted;

impl Work {
    /// Allows so many steps.
    #[must_use]
    pub fn new(steps: u64) -> Self {
        Self { left: steps }
    }

    fn take(&mut self, steps: usize) -> Result<(), Exhausted> {
        self.left = self.left.checked_sub(steps as u64).ok_or(Exhausted)?;
        Ok(())
    }
}

type Judged<'flow> = Result<Value<'flow>, Exhausted>;

struct Bench<'run, 'flow> {
    world: &'run World<'flow>,
    slots: Vec<Element<'flow>>,
    work: &'run mut Work,
}

/// Judges a condition that has so many slots.
pub(super) fn holds<'flow>(
    condition: &Expression,
    slots: usize,
    world: &World<'flow>,
    element: Element<'flow>,
    work: &mut Work,
) -> Result<Option<bool>, Exhausted> {
    let mut slots = vec![Element::Flow(world.flow); slots];
    slots[FLOW_SLOT + 1] = element;
    let mut bench = Bench { world, slots, work };
    bench.truth(condition)
}

impl<'flow> Bench<'_, 'flow> {
    fn value(&mut self, expression: &Expression) -> Judged<'flow> {
        self.work.take(1)?;
        Ok(match expression {
            Expression::Truth(truth) => Value::Truth(*truth),
            Expression::Text(text) => Value::Text(Cow::Owned(text.clone())),
            Expression::Number(number) => Value::Number(*number),
            Expression::Texts(texts) => {
                self.work.take(texts.len())?;
                Value::Texts(texts.iter().map(|text| Cow::Owned(text.clone())).collect())
            }
            Expression::Today => Value::Number(place_of(self.world.today)),
            Expression::Variable(slot) => Value::One(self.slots[*slot]),
            Expression::Field(of, field) => match self.value(of)? {
                Value::One(element) => self.read(field, element)?,
                _ => Value::Absent,
            },
            Expression::Has(of, field) => Value::Truth(match self.value(of)? {
                Value::One(element) => {
                    let value = self.read(field, element)?;
                    self.is_there(&value)?
                }
                _ => false,
            }),
            Expression::Size(of) => {
                let value = self.value(of)?;
                self.charge_text(&value)?;
                Value::Number(size(&value))
            }
            Expression::In(sides) => self.is_in(sides)?,
            Expression::TextTest(test, sides) => self.text_test(*test, sides)?,
            Expression::Compare(sort, comparison, sides) => self.compare(*sort, *comparison, sides)?,
            Expression::Loop(kind, slot, parts) => self.walk(*kind, *slot, parts)?,
            Expression::Not(of) => told(self.truth(of)?.map(|truth| !truth)),
            Expression::And(sides) => told(self.either(sides, false)?),
            Expression::Or(sides) => told(self.either(sides, true)?),
        })
    }

    fn truth(&mut self, expression: &Expression) -> Result<Option<bool>, Exhausted> {
        match self.value(expression)? {
            Value::Truth(truth) => Ok(Some(truth)),
            _ => Ok(None),
        }
    }

    /// Returns `decides` where either side is so, and its opposite where both are.
    fn either(&mut self, sides: &[Expression; 2], decides: bool) -> Result<Option<bool>, Exhausted> {
        let first = self.truth(&sides[0])?;
        if first == Some(decides) {
            return Ok(first);
        }
        let second = self.truth(&sides[1])?;
        Ok(if second == Some(decides) { second } else { first.and(second) })
    }

    /// Reads a field for the work that a list of its length, and what was looked through for it, is
    /// worth.
    fn read(&mut self, field: &Field, element: Element<'flow>) -> Judged<'flow> {
        let value = (field.read)(self.world, element);
        let listed = match &value {
            Value::Texts(texts) => texts.len(),
            Value::Many(elements) => elements.len(),
            _ => 0,
        };
        self.work.take(listed.max(self.world.looked_through.take()))?;
        Ok(value)
    }

    /// Tells whether the flow says anything: a blank text and an empty list say nothing.
    fn is_there(&mut self, value: &Value<'_>) -> Result<bool, Exhausted> {
        Ok(match value {
            Value::Absent => false,
            Value::Text(text) => {
                let said = text.find(|letter: char| !letter.is_whitespace());
                self.work.take(said.unwrap_or(text.len()) / BYTES_A_STEP)?;
                said.is_some()
            }
            Value::Texts(texts) => !texts.is_empty(),
            Value::Many(elements) => !elements.is_empty(),
            Value::Truth(_) | Value::Number(_) | Value::One(_) => true,
        })
    }

    /// Takes the work of going through a text from one end to the other.
    fn charge_text(&mut self, value: &Value<'_>) -> Result<(), Exhausted> {
        match value {
            Value::Text(text) => self.work.take(text.len() / BYTES_A_STEP),
            _ => Ok(()),
        }
    }

    /// Returns a text; an empty one where none is written.
    fn text(&mut self, expression: &Expression) -> Result<Cow<'flow, str>, Exhausted> {
        let text = match self.value(expression)? {
            Value::Text(text) => text,
            _ => Cow::Borrowed(""),
        };
        self.work.take(text.len() / BYTES_A_STEP)?;
        Ok(text)
    }

    fn is_in(&mut self, sides: &[Expression; 2]) -> Judged<'flow> {
        let text = self.text(&sides[0])?;
        let Value::Texts(texts) = self.value(&sides[1])? else { return Ok(Value::Truth(false)) };
        // Texts of unlike length are told apart at once.
        let alike = texts.iter().filter(|other| other.len() == text.len()).count();
        self.work.take(texts.len() + alike * (text.len() / BYTES_A_STEP))?;
        Ok(Value::Truth(texts.contains(&text)))
    }

    fn text_test(&mut self, test: TextTest, sides: &[Expression; 2]) -> Judged<'flow> {
        let (text, part) = (self.text(&sides[0])?, self.text(&sides[1])?);
        Ok(Value::Truth(match test {
            TextTest::Contains => text.contains(part.as_ref()),
            TextTest::StartsWith => text.starts_with(part.as_ref()),
            TextTest::EndsWith => text.ends_with(part.as_ref()),
        }))
    }

    fn compare(&mut self, sort: Sort, comparison: Comparison, sides: &[Expression; 2]) -> Judged<'flow> {
        if sort == Sort::Text {
            let (left, right) = (self.text(&sides[0])?, self.text(&sides[1])?);
            return Ok(Value::Truth((left == right) == (comparison == Comparison::Equal)));
        }
        let (left, right) = (self.value(&sides[0])?, self.value(&sides[1])?);
        Ok(match (left, right) {
            (Value::Number(left), Value::Number(right)) => Value::Truth(match comparison {
                Comparison::Equal => left == right,
                Comparison::Unequal => left != right,
                Comparison::Less => left < right,
                Comparison::AtMost => left <= right,
                Comparison::Greater => left > right,
                Comparison::AtLeast => left >= right,
            }),
            (Value::Truth(left), Value::Truth(right)) => {
                Value::Truth((left == right) == (comparison == Comparison::Equal))
            }
            _ => Value::Absent,
        })
    }

    fn walk(&mut self, kind: Loop, slot: usize, parts: &[Expression; 2]) -> Judged<'flow> {
        let Value::Many(elements) = self.value(&parts[0])? else { return Ok(Value::Absent) };
        let mut kept = Vec::new();
        let mut is_unknown = false;
        for element in elements {
            self.slots[slot] = element;
            match (kind, self.truth(&parts[1])?) {
                (Loop::All, Some(false)) => return Ok(Value::Truth(false)),
                (Loop::Exists, Some(true)) => return Ok(Value::Truth(true)),
                (_, Some(true)) => kept.push(element),
                (_, Some(false)) => {}
                (_, None) => is_unknown = true,
            }
        }
        Ok(match kind {
            Loop::Filter => Value::Many(kept),
            Loop::ExistsOne if kept.len() > 1 => Value::Truth(false),
            _ if is_unknown => Value::Absent,
            Loop::All => Value::Truth(true),
            Loop::Exists => Value::Truth(false),
            Loop::ExistsOne => Value::Truth(kept.len() == 1),
        })
    }
}

fn told(truth: Option<bool>) -> Value<'static> {
    truth.map_or(Value::Absent, Value::Truth)
}

/// Returns how many elements a list has, or characters a text; none where nothing is written.
#[expect(clippy::cast_precision_loss, reason = "no file holds so many elements")]
fn size(value: &Value<'_>) -> f64 {
    match value {
        Value::Text(text) => text.chars().count() as f64,
        Value::Texts(texts) => texts.len() as f64,
        Value::Many(elements) => elements.len() as f64,
        _ => 0.0,
    }
}
