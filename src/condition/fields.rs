//! The one table of what a condition may ask: name, kind and meaning of each field.
//!
//! The check of names, the values and [the reference](https://docs.rs/handoffs) are made from it.
//! A name is that of the key in the file, with `_` for `-`.

use super::value::{Element, Value, World, date, number, text, texts, truth, unit, word};
use crate::model::Quantity;
use crate::syntax::keys::OVER;
use crate::syntax::keys::choices::{ACCEPTANCE, BETTER, CHANNEL, DETERMINANT, KIND, ROLE, SIDE, STATUS};
use crate::text::Spanned;

/// What a rule of a workspace looks at, one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Over {
    /// Each hand-off.
    Handoffs,
    /// Each step.
    Steps,
    /// Each actor.
    Actors,
    /// Each measure, under `measures` or within a hand-off.
    Measures,
    /// Each goal.
    Goals,
    /// The flow as a whole.
    Flow,
}

impl Over {
    /// All of them, in the order of [`Over::WORDS`].
    pub const ALL: &'static [Self] =
        &[Self::Handoffs, Self::Steps, Self::Actors, Self::Measures, Self::Goals, Self::Flow];

    /// The words that the file uses for them.
    pub const WORDS: &'static [&'static str] = OVER;

    /// Returns the word that the file uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// Returns what one of them is.
    #[must_use]
    pub fn thing(self) -> Thing {
        match self {
            Self::Handoffs => Thing::Handoff,
            Self::Steps => Thing::Step,
            Self::Actors => Thing::Actor,
            Self::Measures => Thing::Measure,
            Self::Goals => Thing::Goal,
            Self::Flow => Thing::Flow,
        }
    }
}

/// A kind of element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A flow.
    Flow,
    /// A hand-off.
    Handoff,
    /// A step.
    Step,
    /// An actor.
    Actor,
    /// A measure.
    Measure,
    /// A goal.
    Goal,
}

impl Thing {
    /// All of them, in the order in which they are documented.
    pub const ALL: [Self; 6] =
        [Self::Handoff, Self::Step, Self::Actor, Self::Measure, Self::Goal, Self::Flow];

    /// Returns how a condition calls one.
    #[must_use]
    pub fn variable(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Handoff => "handoff",
            Self::Step => "step",
            Self::Actor => "actor",
            Self::Measure => "measure",
            Self::Goal => "goal",
        }
    }

    /// Returns how a sentence calls it.
    #[must_use]
    pub fn noun(self) -> &'static str {
        if self == Self::Handoff { "hand-off" } else { self.variable() }
    }

    /// Returns its fields.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Flow => FLOW,
            Self::Handoff => HANDOFF,
            Self::Step => STEP,
            Self::Actor => ACTOR,
            Self::Measure => MEASURE,
            Self::Goal => GOAL,
        }
    }
}

/// What kind of value a part of a condition has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Truth,
    /// A text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Texts.
    Texts,
    /// Some of these words.
    Words(&'static [&'static str]),
    /// A number.
    Number,
    /// A length of time.
    Time,
    /// A part of a whole.
    Share,
    /// A day.
    Date,
    /// An element.
    One(Thing),
    /// Elements.
    Many(Thing),
}

impl Kind {
    /// Returns how a sentence calls it, with its article.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Truth => "true or false".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Word(_) => "a word".to_owned(),
            Self::Texts => "a list of texts".to_owned(),
            Self::Words(_) => "a list of words".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Time => "a length of time".to_owned(),
            Self::Share => "a share".to_owned(),
            Self::Date => "a date".to_owned(),
            Self::One(thing) => {
                let article = if thing == Thing::Actor { "an" } else { "a" };
                format!("{article} {}", thing.noun())
            }
            Self::Many(thing) => format!("a list of {}s", thing.noun()),
        }
    }

    /// Tells whether it is a text, of any words.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Word(_))
    }
}

/// Something that a condition may ask of an element.
#[derive(Debug)]
pub struct Field {
    /// How it is written.
    pub name: &'static str,
    /// What kind of value it has.
    pub kind: Kind,
    /// What it means, without a full stop.
    pub meaning: &'static str,
    pub(super) read: for<'flow> fn(&World<'flow>, Element<'flow>) -> Value<'flow>,
}

const STEP_KINDS: &[&str] = &["does", "decides", "starts", "ends", "waits", "calls"];
const GOAL_KINDS: &[&str] = &["service", "value", "orientation"];

fn amount(quantity: Option<&Spanned<Quantity>>) -> Value<'static> {
    number(quantity.and_then(|quantity| quantity.number()))
}

macro_rules! fields {
    ($($table:ident: $element:ident($it:ident, $world:ident) {
        $($name:literal, $kind:expr, $meaning:literal => $value:expr;)+
    })+) => {$(
        static $table: &[Field] = &[$(Field {
            name: $name,
            kind: $kind,
            meaning: $meaning,
            read: |$world, element| {
                let _ = $world;
                match element {
                    Element::$element($it) => $value,
                    _ => Value::Absent,
                }
            },
        }),+];
    )+};
}

fields! {
    FLOW: Flow(flow, world) {
        "name", Kind::Text, "the title" => text(flow.name.as_ref());
        "purpose", Kind::Text, "what it is for" => text(flow.purpose.as_ref());
        "customer", Kind::Many(Thing::Actor), "the ultimate customers" => world.actors(&flow.customers);
        "owner", Kind::Text, "who answers for it" => text(flow.owner.as_ref());
        "reviewed", Kind::Date, "when it was last looked over" => date(flow.reviewed.as_ref());
        "lead_time", Kind::Time, "time from the first touch to the last, as measured"
            => number(flow.lead_time.as_ref().map(|time| time.minutes));
        "lang", Kind::Text, "the language of its texts" => text(flow.lang.as_ref());
        "tags", Kind::Texts, "words to sort flows by" => texts(&flow.tags);
        "actors", Kind::Many(Thing::Actor), "who takes part"
            => Value::Many(flow.actors.iter().map(Element::Actor).collect());
        "steps", Kind::Many(Thing::Step), "the steps that are written"
            => Value::Many(flow.steps.iter().map(Element::Step).collect());
        "handoffs", Kind::Many(Thing::Handoff), "the hand-offs"
            => Value::Many(flow.handoffs.iter().map(Element::Handoff).collect());
        "measures", Kind::Many(Thing::Measure), "the measures, under `measures` and within hand-offs"
            => world.measures(flow);
        "goals", Kind::Many(Thing::Goal), "the goals"
            => Value::Many(flow.goals.iter().map(Element::Goal).collect());
    }
    HANDOFF: Handoff(handoff, world) {
        "id", Kind::Text, "its id, written or derived" => Value::Text(handoff.id.as_str().into());
        "supplier", Kind::One(Thing::Actor), "who hands the product over" => world.actor_at(&handoff.from);
        "customer", Kind::One(Thing::Actor), "who takes it away" => world.actor_at(&handoff.to);
        "supplier_step", Kind::One(Thing::Step), "the step that it leaves, where one is named"
            => world.step_at(&handoff.from);
        "customer_step", Kind::One(Thing::Step), "the step that it reaches, where one is named"
            => world.step_at(&handoff.to);
        "product", Kind::Text, "what the customer takes away"
            => text(handoff.named_product().map(|product| &product.name));
        "confirmed_by", Kind::One(Thing::Actor), "who confirmed that this is what they need"
            => world.actor(handoff.product.as_ref()
                .and_then(|product| product.confirmed_by.as_ref()).map(|id| id.as_str()));
        "accept", Kind::Texts, "how the customer can tell that the product is right"
            => handoff.product.as_ref().map_or(Value::Absent, |product| texts(&product.accept));
        "need", Kind::Text, "what the product must satisfy" => text(handoff.need.as_ref());
        "measures", Kind::Many(Thing::Measure), "its measures, named or written on the spot"
            => world.measures_of(handoff);
        "channel", Kind::Words(CHANNEL.words), "the ways it travels"
            => Value::Texts(handoff.channels.iter()
                .filter_map(|channel| CHANNEL.word(&channel.value)).map(Into::into).collect());
        "acceptance", Kind::Word(ACCEPTANCE.words), "how the customer takes over"
            => word(handoff.acceptance.as_ref().and_then(|acceptance| ACCEPTANCE.word(&acceptance.value)));
        "when", Kind::Text, "the answer of the decision that leads this way" => text(handoff.when.as_ref());
        "chance", Kind::Share, "how often it is taken"
            => number(handoff.chance.as_ref().map(|share| share.percent()));
        "wait", Kind::Time, "time until the customer begins; the middle of a range"
            => number(handoff.wait.as_ref().map(|time| time.middle().minutes));
        "complete_and_accurate", Kind::Share, "what the customer can use as it is"
            => number(handoff.complete_and_accurate.as_ref().map(|share| share.percent()));
        "documents", Kind::Texts, "papers and files that travel along" => texts(&handoff.documents);
        "note", Kind::Text, "a remark" => text(handoff.note.as_ref());
        "link", Kind::Text, "an address with more" => text(handoff.link.as_ref());
    }
    STEP: Step(step, world) {
        "id", Kind::Text, "its id" => Value::Text(step.id.as_str().into());
        "actor", Kind::One(Thing::Actor), "who does it"
            => world.actor(step.actor.as_ref().map(|id| id.as_str()));
        "kind", Kind::Word(STEP_KINDS), "the key that says what it is" => word(Some(step.kind.key()));
        "text", Kind::Text, "what is done, asked, waited for or called" => text(Some(&step.text));
        "takes", Kind::Time, "how long the step takes; the middle of a range"
            => number(step.takes.as_ref().map(|time| time.middle().minutes));
        "adds_value", Kind::Truth, "whether the customer would pay for it" => truth(step.adds_value.as_ref());
        "status", Kind::Word(STATUS.words), "how well it works today"
            => word(step.status.as_ref().and_then(|status| STATUS.word(&status.value)));
        "visible_to_customer", Kind::Truth, "whether the customer sees it happen"
            => truth(step.visible_to_customer.as_ref());
        "phase", Kind::Text, "the titled column that it stands in" => text(step.phase.as_ref());
        "documents", Kind::Texts, "papers and files that are used or made" => texts(&step.documents);
        "note", Kind::Text, "a remark" => text(step.note.as_ref());
        "link", Kind::Text, "an address with more" => text(step.link.as_ref());
    }
    ACTOR: Actor(actor, world) {
        "id", Kind::Text, "the id" => Value::Text(actor.id.as_str().into());
        "name", Kind::Text, "what people call the actor" => text(Some(&actor.name));
        "side", Kind::Word(SIDE.words), "inside or outside the organisation; `internal` where nothing is written"
            => word(Some(if actor.is_external() { "external" } else { "internal" }));
        "kind", Kind::Word(KIND.words), "a role or a body; `individual` where nothing is written"
            => word(Some(if actor.is_entity() { "entity" } else { "individual" }));
        "note", Kind::Text, "a remark" => text(actor.note.as_ref());
        "link", Kind::Text, "an address with more" => text(actor.link.as_ref());
    }
    MEASURE: Measure(measure, world) {
        "id", Kind::Text, "its id, written or derived" => Value::Text(measure.id.as_str().into());
        "name", Kind::Text, "what people call it" => text(measure.name.as_ref());
        "asks", Kind::Text, "the question that is asked" => text(measure.asks.as_ref());
        "asked_of", Kind::Many(Thing::Actor), "who is asked" => world.actors(&measure.asked_of);
        "unit", Kind::Text, "what it counts in" => unit(measure.unit.as_ref());
        "of", Kind::Text, "the denominator" => text(measure.of.as_ref());
        "counts", Kind::Text, "the numerator" => text(measure.counts.as_ref());
        "role", Kind::Word(ROLE.words), "what it is for"
            => word(measure.role.as_ref().and_then(|role| ROLE.word(&role.value)));
        "better", Kind::Word(BETTER.words), "which way is good"
            => word(measure.better.as_ref().and_then(|better| BETTER.word(&better.value)));
        "determinant", Kind::Word(DETERMINANT.words), "what of satisfaction it speaks to"
            => word(measure.determinant.as_ref().and_then(|of| DETERMINANT.word(&of.value)));
        "baseline", Kind::Number, "the value before, in its unit" => amount(measure.baseline.as_ref());
        "target", Kind::Number, "the value to reach, in its unit" => amount(measure.target.as_ref());
        "by", Kind::Date, "the date to reach it by" => date(measure.by.as_ref());
        "owner", Kind::Text, "who answers for it" => text(measure.owner.as_ref());
        "every", Kind::Text, "how often it is taken"
            => measure.every.as_ref().map_or(Value::Absent, |every| Value::Text(every.words.as_str().into()));
        "source", Kind::Text, "where the numbers come from" => text(measure.source.as_ref());
        "measured_by", Kind::One(Thing::Actor), "who takes it"
            => world.actor(measure.measured_by.as_ref().map(|id| id.as_str()));
        "note", Kind::Text, "a remark" => text(measure.note.as_ref());
        "link", Kind::Text, "an address with more" => text(measure.link.as_ref());
    }
    GOAL: Goal(goal, world) {
        "id", Kind::Text, "its id, written or derived" => Value::Text(goal.id.as_str().into());
        "kind", Kind::Word(GOAL_KINDS), "what it aims at" => word(Some(goal.kind.key()));
        "text", Kind::Text, "the words" => text(Some(&goal.text));
        "measures", Kind::Many(Thing::Measure), "the measures that tell how far it is reached"
            => world.measures_named(&goal.measures);
        "change", Kind::Number, "how much is to change" => amount(goal.change.as_ref());
        "baseline", Kind::Number, "the value before" => amount(goal.baseline.as_ref());
        "target", Kind::Number, "the value to reach" => amount(goal.target.as_ref());
        "unit", Kind::Text, "what it counts in" => text(goal.unit.as_ref());
        "better", Kind::Word(BETTER.words), "which way is good"
            => word(goal.better.as_ref().and_then(|better| BETTER.word(&better.value)));
        "by", Kind::Date, "the date to reach it by" => date(goal.by.as_ref());
        "per", Kind::Text, "the period that it is counted over"
            => goal.per.as_ref().map_or(Value::Absent, |per| Value::Text(per.words.as_str().into()));
        "owner", Kind::Text, "who answers for it" => text(goal.owner.as_ref());
        "note", Kind::Text, "a remark" => text(goal.note.as_ref());
    }
}
