//! The lines of a text, looked at once, so that asking costs the same on lines of any length.

/// What is known of one line.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    /// How many blanks it begins with.
    indent: usize,
    is_blank: bool,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Lines(Vec<Line>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let indent = line.len() - line.trim_start_matches(' ').len();
            let found = Line { start, indent, is_blank: line.trim().is_empty() };
            start += line.len();
            found
        });
        Self(lines.collect())
    }

    /// Returns the number of the line that holds a byte, from 0.
    pub(super) fn number(&self, offset: usize) -> usize {
        self.0.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// Returns where the line that holds a byte begins.
    pub(super) fn start(&self, offset: usize) -> usize {
        self.0.get(self.number(offset)).map_or(0, |line| line.start)
    }

    /// Returns how many bytes stand before a byte on its line.
    pub(super) fn column(&self, offset: usize) -> usize {
        offset - self.start(offset)
    }

    /// Returns how many blanks the line that holds a byte begins with.
    pub(super) fn indent(&self, offset: usize) -> usize {
        self.0.get(self.number(offset)).map_or(0, |line| line.indent)
    }

    /// Tells whether the line above the one that holds a byte is blank.
    pub(super) fn is_apart(&self, offset: usize) -> bool {
        let above = self.number(offset).checked_sub(1);
        above.and_then(|number| self.0.get(number)).is_some_and(|line| line.is_blank)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn knows_lines_by_any_of_their_bytes() {
        let lines = Lines::of("ab\n \n  cd");
        assert_eq!((lines.number(0), lines.number(2), lines.number(5), lines.number(99)), (0, 0, 2, 2));
        assert_eq!((lines.start(7), lines.indent(7)), (5, 2));
        assert!(lines.is_apart(7) && !lines.is_apart(0) && !lines.is_apart(3));
        assert_eq!(Lines::of("").start(0), 0);
    }
}
