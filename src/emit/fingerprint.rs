//! A name for each finding that stays when lines move and files are renamed.

use crate::lint::{Failure, FileReport, Finding};
use std::collections::BTreeMap;

/// Gives every finding of a report a fingerprint of its own.
///
/// It is made from the rule, the flow's title and the logical path. Findings that agree in all
/// three are counted, in the order of the report.
#[derive(Debug, Default)]
pub(super) struct Fingerprints<'a> {
    seen: BTreeMap<[&'a str; 3], usize>,
}

impl<'a> Fingerprints<'a> {
    /// Returns the fingerprint of the next finding: 32 hexadecimal digits.
    pub(super) fn next(&mut self, file: &'a FileReport, finding: &'a Finding) -> String {
        // What has no title is known by its file.
        let flow = file.flow.as_deref().unwrap_or(file.source.name());
        let key = [finding.diagnostic.rule.code(), flow, finding.diagnostic.subject.path()];
        let count = self.seen.entry(key).or_default();
        *count += 1;
        format!("{:032x}", hash(&format!("{}\0{count}", key.join("\0"))))
    }

    /// Returns the fingerprint of a file that could not be looked at.
    pub(super) fn of_failure(failure: &Failure) -> String {
        format!("{:032x}", hash(&format!("{}\0{}", failure.file, failure.message)))
    }
}

/// Hashes a text with FNV-1a in 128 bits, whose values are the same on every machine.
///
/// Source: Fowler, Noll, Vo, Eastlake and Hansen, *The FNV Non-Cryptographic Hash Algorithm*.
fn hash(text: &str) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::{Fingerprints, hash};
    use crate::config::Settings;
    use crate::lint::{FileReport, check};
    use crate::text::SourceFile;

    #[test]
    fn hashes_as_published() {
        assert_eq!(hash(""), 0x6c62272e07bb014262b821756295c58d);
        assert_eq!(hash("a"), 0xd228cb696f1a8caf78912b704e4a8964);
    }

    const FLOW: &str =
        "flow: A\nactors: { a: A, b: B }\nhandoffs:\n  - a -> b\n  - { id: x, from: b, to: a }\n";

    fn report(name: &str, text: &str) -> FileReport {
        check(SourceFile::new(name, text), Settings::default(), "2026-11-01".parse().unwrap())
    }

    fn fingerprints(files: &[&FileReport]) -> Vec<String> {
        let mut fingerprints = Fingerprints::default();
        let findings =
            files.iter().flat_map(|file| file.findings.iter().map(move |finding| (*file, finding)));
        let mut all: Vec<String> = findings.map(|(file, finding)| fingerprints.next(file, finding)).collect();
        all.sort();
        all
    }

    #[test]
    fn moved_lines_and_renamed_files_change_nothing() {
        let before = report("a.yaml", FLOW);
        let after = report("z.yaml", &FLOW.replace("handoffs:", "\n# Later\n\nhandoffs:"));
        assert!(before.findings.len() > 4);
        assert_eq!(fingerprints(&[&before]), fingerprints(&[&after]));
        let other = report("a.yaml", &FLOW.replace("flow: A", "flow: B"));
        assert_ne!(fingerprints(&[&before]), fingerprints(&[&other]));
    }

    #[test]
    fn two_flows_of_one_title_are_kept_apart() {
        let (first, second) = (report("a.yaml", FLOW), report("b.yaml", FLOW));
        let mut all = fingerprints(&[&first, &second]);
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
