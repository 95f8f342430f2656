//! Line breaks of any kind made one kind, so that lines can be counted as text editors count them.

use std::io::{self, Read};

/// Reads bytes, each line break as one line feed, and one after the last line too.
#[derive(Debug)]
pub(super) struct PlainBreaks<R> {
    bytes: R,
    /// The last byte that was read.
    last: u8,
}

impl<R: Read> PlainBreaks<R> {
    /// Takes bytes with line feeds, carriage returns, or both.
    pub(super) fn of(bytes: R) -> Self {
        // An empty table needs no break.
        Self { bytes, last: b'\n' }
    }
}

impl<R: Read> Read for PlainBreaks<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.bytes.read(buffer)?;
            if read == 0 {
                let ends_within = !matches!(self.last, b'\n' | b'\r') && !buffer.is_empty();
                if ends_within {
                    (buffer[0], self.last) = (b'\n', b'\n');
                }
                return Ok(usize::from(ends_within));
            }
            let mut kept = 0;
            for at in 0..read {
                let byte = buffer[at];
                if !(byte == b'\n' && self.last == b'\r') {
                    buffer[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
                self.last = byte;
            }
            // Half of a break alone is not the end.
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PlainBreaks;
    use std::io::{self, Read};

    /// Gives one byte after the other.
    struct Drops<'bytes>(&'bytes [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let [first, rest @ ..] = self.0 else { return Ok(0) };
            (buffer[0], self.0) = (*first, rest);
            Ok(1)
        }
    }

    #[test]
    fn all_breaks_are_one() {
        for (text, plain) in [
            ("", ""),
            ("\n", "\n"),
            ("a\r\n\r\nb", "a\n\nb\n"),
            ("a\rb\r", "a\nb\n"),
            ("a\n\rb\n", "a\n\nb\n"),
        ] {
            let read = |bytes: &mut dyn Read| io::read_to_string(bytes).unwrap();
            assert_eq!(read(&mut PlainBreaks::of(text.as_bytes())), plain, "{text:?}");
            assert_eq!(read(&mut PlainBreaks::of(Drops(text.as_bytes()))), plain, "{text:?}");
        }
    }
}
