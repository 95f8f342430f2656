//! Who is who: pairs the elements of two lists one to one, the surest first.
//!
//! Every pass looks only at what is still without a counterpart, in file order, and finds its
//! counterparts through an index. So the pairs are the same on every machine, and ten thousand
//! elements take no longer than ten thousand look-ups.

use super::words::Gist;
use std::collections::HashMap;
use std::hash::Hash;

/// A word that more elements than this have tells none of them from the others.
const MOST_HOLDERS: usize = 64;
/// Elements of the other list that one is compared with by its words, at most.
const MOST_CANDIDATES: usize = 256;

/// The pairs of two lists, by places in them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairing {
    after_of: Vec<Option<usize>>,
    before_of: Vec<Option<usize>>,
}

impl Pairing {
    /// Begins with no pair between lists of two lengths.
    pub(super) fn new(before: usize, after: usize) -> Self {
        Self { after_of: vec![None; before], before_of: vec![None; after] }
    }

    /// Returns the counterpart of an element of the first list.
    #[must_use]
    pub fn after(&self, before: usize) -> Option<usize> {
        self.after_of.get(before).copied().flatten()
    }

    /// Returns the counterpart of an element of the second list.
    #[must_use]
    pub fn before(&self, after: usize) -> Option<usize> {
        self.before_of.get(after).copied().flatten()
    }

    /// Returns all pairs, in the order of the second list.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.before_of.iter().enumerate().filter_map(|(after, before)| Some(((*before)?, after)))
    }

    /// Returns what of the first list has no counterpart.
    pub fn removed(&self) -> impl Iterator<Item = usize> {
        free(&self.after_of)
    }

    /// Returns what of the second list has no counterpart.
    pub fn added(&self) -> impl Iterator<Item = usize> {
        free(&self.before_of)
    }

    /// Makes a pair of two elements, unless one has a counterpart already.
    pub(super) fn join(&mut self, before: usize, after: usize) {
        if self.after(before).is_none() && self.before(after).is_none() {
            self.after_of[before] = Some(after);
            self.before_of[after] = Some(before);
        }
    }

    /// Pairs elements that have the same key, the first with the first.
    pub(super) fn by_key<K: Hash + Eq>(
        &mut self,
        before: impl Fn(usize) -> Option<K>,
        after: impl Fn(usize) -> Option<K>,
    ) {
        let mut holders: HashMap<K, std::collections::VecDeque<usize>> = HashMap::new();
        for place in free(&self.before_of) {
            if let Some(key) = after(place) {
                holders.entry(key).or_default().push_back(place);
            }
        }
        let pairs: Vec<(usize, usize)> = free(&self.after_of)
            .filter_map(|place| Some((place, holders.get_mut(&before(place)?)?.pop_front()?)))
            .collect();
        pairs.into_iter().for_each(|(before, after)| self.join(before, after));
    }

    /// Pairs elements that have the same key, where no other of their list has it.
    pub(super) fn by_own_key<K: Hash + Eq>(
        &mut self,
        before: impl Fn(usize) -> Option<K>,
        after: impl Fn(usize) -> Option<K>,
    ) {
        let mut holders: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for place in free(&self.after_of) {
            if let Some(key) = before(place) {
                holders.entry(key).or_default().0.push(place);
            }
        }
        for place in free(&self.before_of) {
            if let Some(key) = after(place) {
                holders.entry(key).or_default().1.push(place);
            }
        }
        for (one, other) in holders.into_values() {
            if let ([one], [other]) = (one.as_slice(), other.as_slice()) {
                self.join(*one, *other);
            }
        }
    }

    /// Pairs elements whose texts are near, the nearest first; `more` adds what else speaks for a
    /// pair, or returns nothing where it cannot be one.
    pub(super) fn by_words(
        &mut self,
        before: &[Gist],
        after: &[Gist],
        least: f64,
        more: impl Fn(usize, usize) -> Option<f64>,
    ) {
        let mut holders: HashMap<u32, Vec<usize>> = HashMap::new();
        for place in free(&self.before_of) {
            for word in &after[place].words {
                holders.entry(*word).or_default().push(place);
            }
        }
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for place in free(&self.after_of) {
            let known = before[place].words.iter().filter_map(|word| holders.get(word));
            let mut telling: Vec<&Vec<usize>> = known.filter(|all| all.len() <= MOST_HOLDERS).collect();
            telling.sort_by_key(|all| all.len());
            let mut near: Vec<usize> = telling.into_iter().flatten().copied().take(MOST_CANDIDATES).collect();
            near.sort_unstable();
            near.dedup();
            for other in near {
                let Some(more) = more(place, other) else { continue };
                let score = before[place].likeness(&after[other]) + more;
                if score >= least {
                    found.push((score, place, other));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        found.into_iter().for_each(|(_, before, after)| self.join(before, after));
    }
}

fn free(places: &[Option<usize>]) -> impl Iterator<Item = usize> {
    places.iter().enumerate().filter(|(_, other)| other.is_none()).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::Pairing;
    use crate::diff::words::Lexicon;

    #[test]
    fn pairs_one_to_one_the_first_with_the_first() {
        let (before, after) = (["a", "b", "a", "c"], ["a", "a", "a", "d"]);
        let mut pairing = Pairing::new(4, 4);
        pairing.by_key(|place| Some(before[place]), |place| Some(after[place]));
        assert_eq!(pairing.pairs().collect::<Vec<_>>(), [(0, 0), (2, 1)]);
        assert_eq!(pairing.removed().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(pairing.added().collect::<Vec<_>>(), [2, 3]);
        let mut pairing = Pairing::new(4, 4);
        pairing.by_own_key(|place| Some(before[place]), |place| Some(after[place]));
        assert_eq!(pairing.pairs().count(), 0);
    }

    #[test]
    fn the_nearest_texts_are_paired_first() {
        let mut lexicon = Lexicon::default();
        let mut gists = |texts: [&str; 2]| texts.map(|text| lexicon.gist(text));
        let before = gists(["Order the test", "Order the test for the patient"]);
        let after = gists(["Order the test for each patient", "Order the blood test"]);
        let mut pairing = Pairing::new(2, 2);
        pairing.by_words(&before, &after, 0.3, |_, _| Some(0.0));
        assert_eq!(pairing.pairs().collect::<Vec<_>>(), [(1, 0), (0, 1)]);
    }
}
