//! The hand-offs of a flow with how surely their products name an activity.

use crate::rules::Context;
use crate::rules::passage::{self, Passage};
use crate::rules::words::{Activity, ActorNames, classify};

/// Returns the hand-offs whose product names an activity with just this certainty.
///
/// What the customer does ("Patient takes the right dose") is what the customer has of it, so only
/// the other actors' names make an activity.
pub(super) fn judged<'run>(
    context: &Context<'run>,
    wanted: Activity,
) -> impl Iterator<Item = Passage<'run>> + use<'run> {
    let actors = context.flow.actors.iter().chain(&context.shared.actors);
    let names = ActorNames::of(actors.map(|actor| actor.name.as_str()));
    let passages = context.flow.is_english().then(|| passage::all(context)).into_iter().flatten();
    passages.filter(move |passage| {
        passage.product().is_some_and(|product| {
            let found = match classify(&product.name, &names) {
                Activity::Firm if begins_with(&product.name, &passage.customer.name) => {
                    classify(&product.name, &ActorNames::default())
                }
                other => other,
            };
            found == wanted
        })
    })
}

fn begins_with(product: &str, customer: &str) -> bool {
    let rest = |text: &'_ str, word: &str| -> Option<usize> {
        let head = text.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then_some(word.len())
    };
    let after_article = rest(product, "the ").map_or(product, |length| &product[length..]);
    let last = customer.rsplit(' ').next().unwrap_or(customer);
    [customer, last].iter().any(|name| {
        let end = rest(after_article, name).filter(|end| *end > 0);
        end.is_some_and(|end| after_article[end..].starts_with(' '))
    })
}
