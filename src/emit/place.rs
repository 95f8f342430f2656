//! Where the files of a report lie in their repository.
//!
//! A report calls a file as it was named, seen from the working directory. Services that show
//! findings beside a change know files by their path from the root of the repository.

/// The root of the repository and the working directory in it.
///
/// Without both, a file's path is what the report calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place<'a> {
    /// The root, as an absolute path with `/` and without one at its end.
    pub root: &'a str,
    /// The working directory as seen from the root, empty where it is the root itself.
    pub directory: &'a str,
}

impl Place<'_> {
    /// Returns the path of a file from the root of the repository.
    ///
    /// A file outside keeps an absolute path, or one that begins with `..`.
    pub(super) fn path(self, name: &str) -> String {
        // `<stdin>` is no path.
        if name.starts_with('<') {
            return name.to_owned();
        }
        if is_absolute(name) {
            let within = name.strip_prefix(self.root).filter(|_| !self.root.is_empty());
            return within.and_then(|rest| rest.strip_prefix('/')).unwrap_or(name).to_owned();
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in self.directory.split('/').chain(name.split('/')) {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
                _ => parts.push(part),
            }
        }
        parts.join("/")
    }
}

/// Tells whether a path starts at the root of a disk, in the manner of Unix or of Windows.
pub(super) fn is_absolute(name: &str) -> bool {
    let mut bytes = name.bytes();
    match bytes.next() {
        Some(b'/') => true,
        Some(letter) => {
            letter.is_ascii_alphabetic() && bytes.next() == Some(b':') && bytes.next() == Some(b'/')
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn paths_start_at_the_root_of_the_repository() {
        let place = Place { root: "/home/a/clinic", directory: "lab/flows" };
        assert_eq!(place.path("blood.yaml"), "lab/flows/blood.yaml");
        assert_eq!(place.path("./deep//blood.yaml"), "lab/flows/deep/blood.yaml");
        assert_eq!(place.path("../../ward/stay.yaml"), "ward/stay.yaml");
        assert_eq!(place.path("../../../other.yaml"), "../other.yaml");
        assert_eq!(place.path("/home/a/clinic/ward/stay.yaml"), "ward/stay.yaml");
        assert_eq!(place.path("/home/a/clinical/stay.yaml"), "/home/a/clinical/stay.yaml");
        assert_eq!(place.path("<stdin>"), "<stdin>");
    }

    #[test]
    fn without_a_repository_a_file_keeps_its_name() {
        for name in ["a.yaml", "../a.yaml", "/a.yaml", "C:/a.yaml", "<stdin>"] {
            assert_eq!(Place::default().path(name), name);
        }
    }
}
