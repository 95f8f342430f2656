//! The names of actors, to be found at the beginning of a text.

use super::token::Words;
use std::collections::HashSet;

/// The most words that a name is looked for in.
const LONGEST_NAME: usize = 8;

/// Names of actors in lower case, so that a text is asked once and not once for each actor.
#[derive(Debug, Clone, Default)]
pub struct ActorNames {
    names: HashSet<String>,
}

impl ActorNames {
    /// Collects names; of a name of several words the last stands for the whole as well
    /// ("technician" for "Lab technician").
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = HashSet::new();
        for name in names {
            let words = Words::of(name);
            if words.len() > 1 && words.get(words.len() - 1).len() > 3 {
                all.insert(words.get(words.len() - 1).to_owned());
            }
            all.insert(join(words.iter()));
        }
        all.remove("");
        Self { names: all }
    }

    /// Returns how many words from `index` on are a name; 0 where none is.
    #[must_use]
    pub fn at(&self, words: &Words, index: usize) -> usize {
        if self.names.is_empty() {
            return 0;
        }
        let longest = LONGEST_NAME.min(words.len().saturating_sub(index));
        let mut text = String::new();
        let mut found = 0;
        for (count, word) in words.iter().skip(index).take(longest).enumerate() {
            if count > 0 {
                text.push(' ');
            }
            text.push_str(word);
            if self.names.contains(text.as_str()) {
                found = count + 1;
            }
        }
        found
    }
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::ActorNames;
    use crate::rules::words::Words;

    #[test]
    fn finds_the_longest_name() {
        let names = ActorNames::of(["Lab technician", "Lab", "IT"]);
        assert_eq!(names.at(&Words::of("Lab technician draws blood"), 0), 2);
        assert_eq!(names.at(&Words::of("The technician draws blood"), 1), 1);
        assert_eq!(names.at(&Words::of("Laboratory result"), 0), 0);
        assert_eq!(ActorNames::of([]).at(&Words::of("Lab"), 0), 0);
    }
}
