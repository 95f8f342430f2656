//! Precision and recall of the classifier on labelled phrases.

use super::{Activity, classify};
use crate::rules::words::ActorNames;

const TUNED: &str = include_str!("../../../../tests/words/products.tsv");
const HELD_OUT: &str = include_str!("../../../../tests/words/products-held-out.tsv");

#[derive(Debug, Default)]
struct Figures {
    products: usize,
    activities: usize,
    firm_products: Vec<String>,
    possible_products: Vec<String>,
    firm_activities: usize,
    clean_activities: Vec<String>,
}

impl Figures {
    fn of(table: &str) -> Self {
        let mut figures = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(label), Some(phrase)) = (cells.next(), cells.next()) else { continue };
            let names = ActorNames::of(cells.next().unwrap_or_default().split(';'));
            figures.count(label == "product", phrase, classify(phrase, &names));
        }
        figures
    }

    fn count(&mut self, is_product: bool, phrase: &str, found: Activity) {
        if is_product {
            self.products += 1;
        } else {
            self.activities += 1;
        }
        match (is_product, found) {
            (true, Activity::Firm) => self.firm_products.push(phrase.to_owned()),
            (true, Activity::Possible) => self.possible_products.push(phrase.to_owned()),
            (false, Activity::Clean) => self.clean_activities.push(phrase.to_owned()),
            (false, Activity::Firm) => self.firm_activities += 1,
            _ => {}
        }
    }

    fn print(&self, title: &str) {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let found = self.activities - self.clean_activities.len();
        let doubted = self.firm_products.len() + self.possible_products.len();
        println!("{title}: {} products, {} activities", self.products, self.activities);
        for (level, right, wrong) in [
            ("firm           ", self.firm_activities, self.firm_products.len()),
            ("firm + possible", found, doubted),
        ] {
            println!(
                "  {level}: precision {:.1} %, recall {:.1} %, wrong on {wrong} of {} products",
                percent(right, right + wrong),
                percent(right, self.activities),
                self.products
            );
        }
        println!("  products taken for firm activities: {:?}", self.firm_products);
        println!("  products taken for possible activities: {:?}", self.possible_products);
        println!("  activities missed: {:?}", self.clean_activities);
    }
}

#[test]
fn the_tuned_set() {
    let figures = Figures::of(TUNED);
    figures.print("Tuned set");
    assert!(figures.products >= 150 && figures.activities >= 150);
    assert!(figures.firm_products.len() * 100 < figures.products, "{:?}", figures.firm_products);
}

/// The figures of this set tell what to expect of new phrases: tune on the other set, not here.
#[test]
fn the_held_out_set() {
    let figures = Figures::of(HELD_OUT);
    figures.print("Held-out set");
    assert!(figures.products >= 60 && figures.activities >= 60);
}

#[test]
fn the_cases_that_must_hold() {
    let names = ActorNames::of(["Lab technician", "Patient"]);
    for (phrase, activity) in [
        ("Drawing blood", Activity::Firm),
        ("Draw blood", Activity::Firm),
        ("Lab technician draws blood", Activity::Firm),
        ("The technician quickly collects the sample", Activity::Firm),
        (
            "Identification of what is wrong in my system so that I can be treated and get well",
            Activity::Clean,
        ),
        ("Patient understands the diagnosis", Activity::Clean),
        ("Patient can say what the test will tell, and when", Activity::Clean),
        ("Validate the result so that the physician can act", Activity::Possible),
        ("To do list", Activity::Clean),
        ("Training completed", Activity::Clean),
        ("", Activity::Clean),
        (" – ", Activity::Clean),
        ("血液検査", Activity::Clean),
    ] {
        assert_eq!(classify(phrase, &names), activity, "{phrase}");
    }
}
