//! CEL as it was parsed to a condition whose names and kinds are known.

use super::fields::{Kind, Over, Thing};
use super::typed::{Expression, Loop, TextTest};
use super::{MAX_DEPTH, MAX_LOOPS, Refused};
use crate::syntax::lower::shown;
use crate::syntax::nearest;
use cel::common::ast::operators;
use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, IdedExpr, ListExpr, LiteralValue, SourceInfo};
use cel::parser::Parser;
use std::ops::Range;

mod compare;
mod literal;
mod unknown;

/// How deeply the parser's tree may go; each bracket takes some of it.
const DEEPEST: usize = 64;

/// A part of a condition with its kind.
pub(super) struct Typed {
    pub(super) kind: Kind,
    pub(super) expression: Expression,
    /// The text, where it is one that is written out.
    pub(super) literal: Option<String>,
    pub(super) range: Option<Range<usize>>,
}

type Read = Result<Typed, Refused>;

/// Reads a condition; returns it with the number of its slots.
pub(super) fn condition(text: &str, over: Over) -> Result<(Expression, usize), Vec<Refused>> {
    let parser = Parser::new().max_recursion_depth(4 * MAX_DEPTH).error_recovery_limit(1);
    let parsed = parser.parse_with_source_info(text);
    let (tree, places) = parsed.map_err(|errors| vec![unknown::unreadable(text, &errors)])?;
    let own = over.thing();
    let mut reader = Reader {
        text,
        places,
        over,
        // A rule over the flow has it in both slots.
        scope: vec![("flow".to_owned(), Thing::Flow), (own.variable().to_owned(), own)],
        slots: 2,
        depth: 0,
        refused: Vec::new(),
    };
    let read = reader.read(&tree).and_then(whole);
    match read {
        Ok(expression) if reader.refused.is_empty() => Ok((expression, reader.slots)),
        Ok(_) => Err(reader.refused),
        Err(first) => Err(std::iter::once(first).chain(reader.refused).collect()),
    }
}

/// Refuses a condition that is not true or false.
fn whole(read: Typed) -> Result<Expression, Refused> {
    if read.kind == Kind::Truth {
        return Ok(read.expression);
    }
    let message = format!("this is {}, and a condition is true or false", read.kind.words());
    let help = match read.kind {
        Kind::One(_) | Kind::Many(_) | Kind::Number => "compare it, as in `size(flow.goals) > 0`",
        _ => "compare it, or ask whether it is written: `has(handoff.note)`",
    };
    Err(Refused::new(message, help, None))
}

struct Reader<'text> {
    text: &'text str,
    places: SourceInfo,
    over: Over,
    /// The names that are known here; the place of each is its slot.
    scope: Vec<(String, Thing)>,
    slots: usize,
    depth: usize,
    /// What is wrong beside what stopped the reading.
    refused: Vec<Refused>,
}

impl Reader<'_> {
    fn read(&mut self, node: &IdedExpr) -> Read {
        self.depth += 1;
        if self.depth > DEEPEST {
            let help = "say part of it in `when`, or make it two rules";
            return Err(Refused::new("the condition is nested too deeply", help, None));
        }
        let read = self.read_any(node);
        self.depth -= 1;
        read
    }

    fn read_any(&mut self, node: &IdedExpr) -> Read {
        let range = self.range(node);
        match &node.expr {
            Expr::Ident(name) => self.variable(name, range),
            Expr::Select(select) => self.field(&select.operand, &select.field, select.test, node),
            Expr::Literal(value) => literal::read(value, range),
            Expr::List(list) => self.texts(list, range),
            Expr::Call(call) => self.call(call, node),
            Expr::Comprehension(comprehension) => self.walk(comprehension, range),
            Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified => {
                let help = "put lists in brackets: `[\"a\", \"b\"]`";
                Err(Refused::new("a condition has no tables", help, range))
            }
        }
    }

    /// Returns the bytes of the condition from which a node was read.
    fn range(&self, node: &IdedExpr) -> Option<Range<usize>> {
        let (start, stop) = self.places.offset_for(node.id)?;
        let range = start as usize..stop as usize + 1;
        self.text.get(range.clone()).map(|_| range)
    }

    fn variable(&self, name: &str, range: Option<Range<usize>>) -> Read {
        if let Some(slot) = self.scope.iter().rposition(|(known, _)| known == name) {
            let kind = Kind::One(self.scope[slot].1);
            return Ok(Typed::new(kind, Expression::Variable(slot), range));
        }
        let over = self.over.word();
        let known: Vec<&str> = self.scope.iter().map(|(name, _)| name.as_str()).collect();
        if Thing::ALL.iter().any(|thing| thing.variable() == name) {
            let message = format!("there is no `{name}` in a rule over `{over}`");
            let help = format!("write `over: {name}s`, or ask `{}`", known[1]);
            return Err(Refused::new(message, help, range));
        }
        // A key without what it belongs to.
        let own = self.over.thing();
        if let Some(field) = own.fields().iter().find(|field| field.name == name) {
            let message = format!("`{name}` does not say whose");
            let help = format!("write `{}.{}`", own.variable(), field.name);
            return Err(Refused::new(message, help, range));
        }
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("write `{}`", near.word),
            None => format!("a rule over `{over}` knows `{}`; texts stand in double quotes", known[1]),
        };
        Err(Refused::new(format!("there is no `{}`", shown(name)), help, range))
    }

    fn field(&mut self, of: &IdedExpr, name: &str, is_test: bool, node: &IdedExpr) -> Read {
        let of = self.read(of)?;
        let range = self.range_of_field(node, name);
        let Kind::One(thing) = of.kind else {
            let message = format!("`{}` is asked of {}, which has no parts", shown(name), of.kind.words());
            let help = match of.kind {
                Kind::Many(thing) => {
                    let variable = thing.variable();
                    format!("ask each: `….exists({variable}, has({variable}.{}))`", shown(name))
                }
                _ => format!("take `.{}` away", shown(name)),
            };
            return Err(Refused::new(message, help, range));
        };
        let Some(field) = thing.fields().iter().find(|field| field.name == name) else {
            return Err(unknown::field(thing, name, range));
        };
        let of = Box::new(of.expression);
        Ok(match is_test {
            true => Typed::new(Kind::Truth, Expression::Has(of, field), range),
            false => Typed::new(field.kind, Expression::Field(of, field), range),
        })
    }

    /// Returns the place of a field's name, which follows its dot; `has` gives that of its bracket.
    fn range_of_field(&self, node: &IdedExpr, name: &str) -> Option<Range<usize>> {
        let start = self.range(node)?.start;
        let dotted = self.text[start..].match_indices('.');
        let mut names = dotted.map(|(at, _)| {
            let after = &self.text[start + at + 1..];
            start + at + 1 + (after.len() - after.trim_start().len())
        });
        let ends = |at: usize| {
            let next = self.text[at + name.len()..].chars().next();
            next.is_none_or(|next| !next.is_alphanumeric() && next != '_')
        };
        let found = names.find(|at| self.text[*at..].starts_with(name) && ends(*at))?;
        Some(found..found + name.len())
    }

    fn texts(&mut self, list: &ListExpr, range: Option<Range<usize>>) -> Read {
        let mut texts = Vec::with_capacity(list.elements.len());
        for item in &list.elements {
            let Expr::Literal(LiteralValue::String(text)) = &item.expr else {
                let message = "a list in a condition holds texts that are written out";
                let help = "write it as in `[\"QI team\", \"Laboratory manager\"]`";
                return Err(Refused::new(message, help, self.range(item).or(range)));
            };
            texts.push(text.inner().to_owned());
        }
        Ok(Typed::new(Kind::Texts, Expression::Texts(texts), range))
    }

    fn call(&mut self, call: &CallExpr, node: &IdedExpr) -> Read {
        let range = self.range(node);
        let arguments = call.args.as_slice();
        match (call.func_name.as_str(), &call.target, arguments) {
            (operators::LOGICAL_NOT, None, [of]) => {
                let of = self.truth(of)?;
                Ok(Typed::new(Kind::Truth, Expression::Not(Box::new(of)), range))
            }
            (operators::LOGICAL_AND, None, [left, right]) => {
                Ok(Typed::new(Kind::Truth, Expression::And(self.sides(left, right)?), range))
            }
            (operators::LOGICAL_OR, None, [left, right]) => {
                Ok(Typed::new(Kind::Truth, Expression::Or(self.sides(left, right)?), range))
            }
            (operators::IN, None, [part, whole]) => {
                compare::is_in(self.read(part)?, self.read(whole)?, range)
            }
            ("size", None, [of]) => self.size(of, range),
            ("size", Some(of), []) => self.size(of, range),
            ("today", None, []) => Ok(Typed::new(Kind::Date, Expression::Today, range)),
            ("duration" | "share" | "date", None, [text]) => {
                literal::with_unit(&call.func_name, &text.expr, self.range(text).or(range))
            }
            ("contains" | "startsWith" | "endsWith", Some(text), [part]) => {
                self.text_test(&call.func_name, text, part, range)
            }
            (name, None, [left, right]) if compare::comparison(name).is_some() => {
                compare::read(name, self.read(left)?, self.read(right)?, range)
            }
            (name, target, _) => Err(unknown::call(name, target.is_some(), range)),
        }
    }

    fn size(&mut self, of: &IdedExpr, range: Option<Range<usize>>) -> Read {
        let of = self.read(of)?;
        if matches!(of.kind, Kind::Many(_) | Kind::Texts | Kind::Words(_)) || of.kind.is_text() {
            return Ok(Typed::new(Kind::Number, Expression::Size(Box::new(of.expression)), range));
        }
        let message =
            format!("`size` counts a list or the characters of a text, and this is {}", of.kind.words());
        Err(Refused::new(message, "write it as in `size(flow.goals) > 0`", of.range.or(range)))
    }

    fn text_test(
        &mut self,
        name: &str,
        text: &IdedExpr,
        part: &IdedExpr,
        range: Option<Range<usize>>,
    ) -> Read {
        let test = match name {
            "contains" => TextTest::Contains,
            "startsWith" => TextTest::StartsWith,
            _ => TextTest::EndsWith,
        };
        let (text, part) = (self.read(text)?, self.read(part)?);
        for side in [&text, &part] {
            if !side.kind.is_text() {
                let message = format!("`{name}` looks into texts, and this is {}", side.kind.words());
                let help = match side.kind {
                    Kind::Texts | Kind::Words(_) => "write it as in `\"verbal\" in handoff.channel`",
                    _ => "write it as in `handoff.product.contains(\"specimen\")`",
                };
                return Err(Refused::new(message, help, side.range.clone().or(range)));
            }
        }
        let sides = Box::new([text.expression, part.expression]);
        Ok(Typed::new(Kind::Truth, Expression::TextTest(test, sides), range))
    }

    /// Reads two conditions that are joined; both are read, whatever is wrong with the first.
    fn sides(&mut self, left: &IdedExpr, right: &IdedExpr) -> Result<Box<[Expression; 2]>, Refused> {
        let depth = self.depth;
        let left = self.truth(left);
        self.depth = depth;
        match (left, self.truth(right)) {
            (Ok(left), Ok(right)) => Ok(Box::new([left, right])),
            (Err(first), Err(second)) => {
                self.refused.push(second);
                Err(first)
            }
            (Err(refused), Ok(_)) | (Ok(_), Err(refused)) => Err(refused),
        }
    }

    fn truth(&mut self, node: &IdedExpr) -> Result<Expression, Refused> {
        let read = self.read(node)?;
        if read.kind == Kind::Truth {
            return Ok(read.expression);
        }
        let message = format!("this is {} where something true or false is due", read.kind.words());
        let help = "compare it, or ask whether it is written: `has(handoff.note)`";
        Err(Refused::new(message, help, read.range))
    }

    /// Reads what CEL makes of `all`, `exists`, `exists_one` and `filter`.
    fn walk(&mut self, of: &ComprehensionExpr, range: Option<Range<usize>>) -> Read {
        let Some((kind, asked)) = loop_of(of) else {
            return Err(unknown::call("map", true, range));
        };
        let list = self.read(&of.iter_range)?;
        let Kind::Many(thing) = list.kind else {
            let message = format!("a loop goes over a list of elements, and this is {}", list.kind.words());
            let help = "write it as in `flow.measures.exists(m, m.role == \"outcome\")`; ask a list of words with `in`";
            return Err(Refused::new(message, help, list.range.or(range)));
        };
        let name = of.iter_var.as_str();
        if self.scope.iter().any(|(known, _)| known == name) {
            let message = format!("`{}` is taken already", shown(name));
            return Err(Refused::new(message, "give what the loop goes over another name", range));
        }
        // The flow and the element of the rule are no loops.
        if self.scope.len() >= 2 + MAX_LOOPS {
            let message = format!("more than {MAX_LOOPS} loops lie within each other");
            return Err(Refused::new(message, "make it two rules", range));
        }
        let slot = self.scope.len();
        self.scope.push((name.to_owned(), thing));
        self.slots = self.slots.max(self.scope.len());
        let asked = self.truth(asked);
        self.scope.truncate(slot);
        let parts = Box::new([list.expression, asked?]);
        let kind_of = if kind == Loop::Filter { Kind::Many(thing) } else { Kind::Truth };
        Ok(Typed::new(kind_of, Expression::Loop(kind, slot, parts), range))
    }
}

impl Typed {
    pub(super) fn new(kind: Kind, expression: Expression, range: Option<Range<usize>>) -> Self {
        Self { kind, expression, literal: None, range }
    }
}

/// Returns which loop CEL made of a call, and what it asks of each element.
fn loop_of(of: &ComprehensionExpr) -> Option<(Loop, &IdedExpr)> {
    let Expr::Call(step) = &of.loop_step.expr else { return None };
    let is_result = |node: &IdedExpr| matches!(&node.expr, Expr::Ident(name) if *name == of.accu_var);
    match (step.func_name.as_str(), &of.accu_init.expr, step.args.as_slice()) {
        (operators::LOGICAL_AND, _, [result, asked]) if is_result(result) => Some((Loop::All, asked)),
        (operators::LOGICAL_OR, _, [result, asked]) if is_result(result) => Some((Loop::Exists, asked)),
        (operators::CONDITIONAL, Expr::Literal(_), [asked, _, _]) => Some((Loop::ExistsOne, asked)),
        (operators::CONDITIONAL, Expr::List(_), [asked, kept, _]) => {
            // `map` with a condition looks the same, but for what it keeps.
            let Expr::Call(kept) = &kept.expr else { return None };
            let [_, IdedExpr { expr: Expr::List(list), .. }] = kept.args.as_slice() else { return None };
            let keeps_itself =
                |node: &IdedExpr| matches!(&node.expr, Expr::Ident(name) if *name == of.iter_var);
            list.elements.iter().all(keeps_itself).then_some((Loop::Filter, asked))
        }
        _ => None,
    }
}
