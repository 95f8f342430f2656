//! Limits of rules: the numbers that a workspace may set otherwise, each with its default.

use super::{Key, Shape, Table};

macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $limit:ident = $name:literal, $rule:literal, $default:literal $unit:literal, $shape:expr, $help:literal;)+) => {
        /// A number at which a rule begins to speak.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Limit {
            $($(#[doc = $doc])+ $limit,)+
        }

        impl Limit {
            /// All of them, in the order of the table of keys.
            pub const ALL: &'static [Self] = &[$(Self::$limit),+];

            /// Returns the number that holds where nothing else is said, in percent for a share.
            #[must_use]
            pub const fn default(self) -> f64 {
                match self {
                    $(Self::$limit => $default as f64,)+
                }
            }

            /// Returns the code of the rule that it belongs to.
            #[must_use]
            pub const fn rule(self) -> &'static str {
                match self {
                    $(Self::$limit => $rule,)+
                }
            }

            /// Returns a number as people write it for this limit.
            #[must_use]
            pub fn written(self, number: f64) -> String {
                match self {
                    $(Self::$limit => format!(concat!("{}", $unit), number),)+
                }
            }
        }

        /// Keys of the limits.
        pub static LIMITS: Table = Table {
            name: "list of limits",
            others: None,
            keys: &[$(Key::new(
                $name,
                $shape,
                concat!($help, " (", $rule, "); ", stringify!($default), $unit, " where nothing is said"),
                concat!($name, ": ", stringify!($default), $unit),
            )),+],
        };
    };
}

const fn whole(least: u32, most: u32) -> Shape {
    Shape::Whole { least, most }
}

/// Any share but none at all, which would leave nothing to a rule that can be switched off.
const SHARE: Shape = Shape::Percent { least: 1, most: 100 };

limits! {
    /// Hand-offs until the ultimate customer receives anything.
    ManyHandoffsBeforeCustomer = "many-handoffs-before-customer", "F010", 5 "", whole(2, 1_000),
        "So many hand-offs until the ultimate customer receives anything are too many";
    /// Hand-offs in a row between the same two actors.
    ManyBackAndForth = "many-back-and-forth", "F009", 3 "", whole(2, 1_000),
        "So many hand-offs in a row between the same two actors are too many";
    /// Suppliers of one actor.
    ManySuppliers = "many-suppliers", "F016", 7 "", whole(2, 1_000),
        "So many different suppliers of one actor are too many";
    /// Customers of one actor.
    ManyCustomers = "many-customers", "F016", 7 "", whole(2, 1_000),
        "So many different customers of one actor are too many";
    /// Steps on one chart.
    MostSteps = "most-steps", "F011", 50 "", whole(2, 10_000),
        "The most steps that a chart may have";
    /// Steps on a chart that shows the whole and no detail.
    MostStepsOnHighLevel = "most-steps-on-high-level", "F011", 12 "", whole(2, 10_000),
        "The most steps of a chart that is tagged `high-level`";
    /// The share that the customer of the weakest hand-off can use.
    LeastCompleteAndAccurate = "least-complete-and-accurate", "H012", 80 "%", SHARE,
        "The weakest hand-off of a flow is a bottleneck where its customer can use less than this as it is";
    /// Characters of an actor's name, which stands at the head of a lane.
    LongestActorName = "longest-actor-name", "L001", 40 "", whole(5, 1_000),
        "The most characters of an actor's name";
    /// Characters of a step's text.
    LongestStep = "longest-step", "L001", 60 "", whole(5, 1_000),
        "The most characters of a step's text";
    /// Characters of a condition, which stands beside a line.
    LongestCondition = "longest-condition", "L001", 30 "", whole(5, 1_000),
        "The most characters of a condition";
    /// Characters of a product.
    LongestProduct = "longest-product", "L001", 80 "", whole(5, 1_000),
        "The most characters of a product";
    /// The share of the lane borders that another order of the lanes saves.
    LeastSavedShare = "least-saved-share", "L002", 20 "%", SHARE,
        "Another order of the lanes is worth it where hand-offs pass fewer lane borders by this share";
    /// The lane borders that another order of the lanes saves.
    LeastSavedBorders = "least-saved-borders", "L002", 2 "", whole(1, 10_000),
        "Another order of the lanes is worth it where hand-offs pass fewer lane borders by so many";
}

impl Limit {
    /// Returns its key.
    #[must_use]
    pub fn key(self) -> &'static Key {
        &LIMITS.keys[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::{LIMITS, Limit};
    use crate::syntax::keys::Shape;

    #[test]
    fn each_limit_has_its_key_and_a_default_in_range() {
        assert_eq!(LIMITS.keys.len(), Limit::ALL.len());
        for limit in Limit::ALL {
            let key = limit.key();
            let (least, most) = match key.shape {
                Shape::Whole { least, most } | Shape::Percent { least, most } => (least, most),
                shape => panic!("{}: {shape:?}", key.name),
            };
            assert!(
                f64::from(least) <= limit.default() && limit.default() <= f64::from(most),
                "{}",
                key.name
            );
            assert_eq!(key.example, format!("{}: {}", key.name, limit.written(limit.default())));
            assert!(key.help.contains(limit.rule()), "{}", key.name);
        }
        assert_eq!(Limit::LeastCompleteAndAccurate.written(92.5), "92.5%");
    }
}
