//! Seeded processes such as organisations have them, as flows and as graphs for Graphviz.
//!
//! A process is a few streams of work. Each is a chain of blocks: a step, a decision whose two
//! branches meet again, or work in parallel. A later stream begins with a hand-off from an earlier
//! one and comes back to it; some of the links are rework that goes back a few steps. Each stream
//! keeps to a few neighbouring lanes, as departments do. The same seed gives the same process.

use std::fmt::Write as _;

const VERBS: [&str; 16] = [
    "Check", "Review", "Approve", "Prepare", "Record", "Verify", "Assess", "Plan", "Confirm", "Sort",
    "Collect", "Inspect", "Release", "Draft", "Sign", "Pack",
];
const WHICH: [&str; 10] =
    ["new", "incoming", "final", "monthly", "missing", "open", "regional", "urgent", "corrected", "priced"];
const WHAT: [&str; 16] = [
    "order",
    "invoice",
    "contract",
    "purchase request",
    "delivery note",
    "quotation",
    "claim",
    "stock level",
    "service ticket",
    "risk rating",
    "change request",
    "budget line",
    "customer record",
    "quality report",
    "permit",
    "price list",
];
const WHERE: [&str; 8] =
    ["", "", "", "with supplier", "for approval", "against contract", "on site", "by the cut-off date"];
const PRODUCTS: [&str; 16] = [
    "order form",
    "checked order",
    "invoice copy",
    "signed contract",
    "credit decision",
    "delivery note",
    "quotation",
    "claim file",
    "stock report",
    "risk score",
    "work order",
    "packing list",
    "budget release",
    "customer file",
    "price sheet",
    "permit",
];
const ACTORS: [&str; 20] = [
    "Customer",
    "Sales",
    "Order desk",
    "Credit control",
    "Purchasing",
    "Warehouse",
    "Production planning",
    "Manufacturing",
    "Quality assurance",
    "Logistics",
    "Finance",
    "Legal",
    "Service desk",
    "Project office",
    "Supplier",
    "Field service",
    "Engineering",
    "Internal audit",
    "Facilities",
    "Call centre",
];

/// A generator of plain pseudo-random numbers (Steele, Lea and Flood's SplitMix64, 2014).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).expect("it is below a usize")
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// Returns a number from `low` to `high`, both possible.
    fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Does,
    Decides,
    Starts,
    Ends,
}

pub(crate) struct Step {
    pub(crate) lane: usize,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

pub(crate) struct Link {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) when: Option<&'static str>,
    pub(crate) product: &'static str,
}

pub(crate) struct Process {
    pub(crate) lanes: Vec<String>,
    pub(crate) steps: Vec<Step>,
    pub(crate) links: Vec<Link>,
}

/// An exit that waits for the next step.
type Tail = (usize, Option<&'static str>);

struct Builder {
    numbers: Numbers,
    process: Process,
    /// The lanes that the stream keeps to.
    window: (usize, usize),
    /// Steps left for the stream.
    left: usize,
}

/// Makes a process of so many steps.
pub(crate) fn process(steps: usize, seed: u64) -> Process {
    let lanes = match steps {
        0..10 => 2,
        10..60 => 5,
        60..200 => 8,
        200..2_000 => 15,
        _ => 30,
    };
    let name = |place: usize| {
        let word = ACTORS[place % ACTORS.len()];
        if place < ACTORS.len() { word.to_owned() } else { format!("{word} {}", place / ACTORS.len() + 1) }
    };
    let lanes = (0..lanes).map(name).collect();
    let mut builder = Builder {
        numbers: Numbers::new(seed.wrapping_mul(1_000_003).wrapping_add(steps as u64)),
        process: Process { lanes, steps: Vec::new(), links: Vec::new() },
        window: (0, 0),
        left: 0,
    };
    builder.build(steps);
    builder.process
}

impl Builder {
    fn build(&mut self, steps: usize) {
        let count = if steps > 60 { (steps.isqrt() / 4).max(1) } else { 1 };
        let mut streams: Vec<Vec<usize>> = Vec::new();
        for place in 0..count {
            self.left = steps / count + usize::from(place < steps % count);
            self.window = self.window_of(place, count);
            let (chain, tails) = self.stream();
            if place > 0 {
                let earlier = &streams[self.numbers.between(place.saturating_sub(3), place - 1)];
                let out = self.numbers.below(earlier.len() / 3 + 1);
                let back = self
                    .numbers
                    .between((earlier.len() / 2).max(out + 1).min(earlier.len() - 1), earlier.len() - 1);
                let (leaves, returns) = (earlier[out], earlier[back]);
                self.link(leaves, chain[0], None);
                if self.numbers.below(10) < 7 && returns != leaves {
                    self.link(tails[0].0, returns, tails[0].1);
                }
            }
            streams.push(chain);
        }
        self.finish(&streams);
    }

    /// Returns the neighbouring lanes that a stream keeps to.
    fn window_of(&mut self, place: usize, count: usize) -> (usize, usize) {
        let lanes = self.process.lanes.len();
        if count == 1 {
            return (0, lanes - 1);
        }
        let wide = (lanes * 7 / 20).max(4).min(lanes);
        let low = (lanes - wide) * place / (count - 1);
        (low, low + wide - 1)
    }

    /// Makes a chain of blocks; returns its steps in a row and the exits at its end.
    fn stream(&mut self) -> (Vec<usize>, Vec<Tail>) {
        let mut lane = self.numbers.between(self.window.0, self.window.1);
        let first = self.step(lane, Kind::Does);
        let (mut chain, mut tails) = (vec![first], vec![(first, None)]);
        while self.left > 0 {
            lane = self.next_lane(lane);
            let drawn = self.numbers.below(100);
            let kind = if drawn < 16 && self.left >= 4 { Kind::Decides } else { Kind::Does };
            let next = self.step(lane, kind);
            for (tail, when) in tails.drain(..) {
                self.link(tail, next, when);
            }
            chain.push(next);
            if kind == Kind::Decides {
                let (yes, no) = (self.numbers.between(1, 3), self.numbers.below(3));
                tails =
                    vec![self.branch(next, lane, yes, Some("yes")), self.branch(next, lane, no, Some("no"))];
            } else if drawn < 23 && self.left >= 4 {
                for _ in 0..self.numbers.between(2, 3) {
                    let length = self.numbers.between(1, 3);
                    tails.push(self.branch(next, lane, length, None));
                }
                tails.dedup();
            } else {
                tails = vec![(next, None)];
            }
        }
        (chain, tails)
    }

    /// Makes the steps of a branch; returns its last exit.
    fn branch(&mut self, from: usize, lane: usize, length: usize, when: Option<&'static str>) -> Tail {
        let (mut tail, mut lane) = ((from, when), lane);
        for _ in 0..length.min(self.left.saturating_sub(1)) {
            lane = self.next_lane(lane);
            let next = self.step(lane, Kind::Does);
            self.link(tail.0, next, tail.1);
            tail = (next, None);
        }
        tail
    }

    /// Goes to a lane near by, more often than not.
    fn next_lane(&mut self, lane: usize) -> usize {
        let (low, high) = self.window;
        match self.numbers.below(10) {
            0..3 => lane,
            3..8 => {
                let far = self.numbers.between(1, 6) / 5 + 1;
                let moved = if self.numbers.below(2) == 0 {
                    lane + far
                } else {
                    (lane + low).saturating_sub(far).max(low)
                };
                moved.min(high)
            }
            _ => self.numbers.between(low, high),
        }
    }

    fn step(&mut self, lane: usize, kind: Kind) -> usize {
        self.left = self.left.saturating_sub(1);
        let numbers = &mut self.numbers;
        let text = if kind == Kind::Decides {
            format!("Is the {} complete?", numbers.of(&WHAT))
        } else {
            let mut words = vec![numbers.of(&VERBS)];
            if numbers.below(3) == 0 {
                words.push(numbers.of(&WHICH));
            }
            words.extend([numbers.of(&WHAT), numbers.of(&WHERE)]);
            words.join(" ").trim_end().to_owned()
        };
        self.process.steps.push(Step { lane, kind, text });
        self.process.steps.len() - 1
    }

    fn link(&mut self, from: usize, to: usize, when: Option<&'static str>) {
        let product = self.numbers.of(&PRODUCTS);
        self.process.links.push(Link { from, to, when, product });
    }

    /// Adds rework, and marks where the process starts and ends.
    fn finish(&mut self, streams: &[Vec<usize>]) {
        let has_exit: Vec<bool> = {
            let mut has_exit = vec![false; self.process.steps.len()];
            self.process.links.iter().for_each(|link| has_exit[link.from] = true);
            has_exit
        };
        let loops =
            if self.process.steps.len() < 10 { 0 } else { (self.process.links.len() * 3 / 100).max(1) };
        for _ in 0..loops {
            let chain = &streams[self.numbers.below(streams.len())];
            if chain.len() < 6 {
                continue;
            }
            let late = self.numbers.between(4, chain.len() - 1);
            let early = late - self.numbers.between(3, late.min(15));
            let (from, to) = (chain[late], chain[early]);
            if has_exit[from] {
                self.link(from, to, Some("rework"));
            }
        }
        for (step, has_exit) in self.process.steps.iter_mut().zip(&has_exit) {
            if !has_exit && step.kind == Kind::Does {
                step.kind = Kind::Ends;
            }
        }
        if let Some(first) = self.process.steps.first_mut() {
            first.kind = Kind::Starts;
        }
    }
}

impl Process {
    /// Returns the process as a flow.
    pub(crate) fn to_yaml(&self) -> String {
        let mut text = format!("flow: Generated process of {} steps\nactors:\n", self.steps.len());
        for (place, name) in self.lanes.iter().enumerate() {
            put(&mut text, format_args!("  lane-{place}: {name}\n"));
        }
        text.push_str("steps:\n");
        for (place, step) in self.steps.iter().enumerate() {
            let verb = match step.kind {
                Kind::Does => "does",
                Kind::Decides => "decides",
                Kind::Starts => "starts",
                Kind::Ends => "ends",
            };
            put(
                &mut text,
                format_args!("  s{place}: {{ actor: lane-{}, {verb}: \"{}\" }}\n", step.lane, step.text),
            );
        }
        text.push_str("handoffs:\n");
        for link in &self.links {
            let when = link.when.map(|when| format!(", when: \"{when}\"")).unwrap_or_default();
            put(
                &mut text,
                format_args!(
                    "  - {{ from: s{}, to: s{}, product: {}{when} }}\n",
                    link.from, link.to, link.product
                ),
            );
        }
        text
    }
}

fn put(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("writing to a string cannot fail");
}
