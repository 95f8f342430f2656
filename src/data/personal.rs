//! Columns that seem to name people.

/// Words that are the whole of such a title.
const WHOLE: [&str; 24] = [
    "name",
    "names",
    "surname",
    "forename",
    "firstname",
    "lastname",
    "fullname",
    "initials",
    "mrn",
    "ssn",
    "dob",
    "birthdate",
    "birthday",
    "nhsnumber",
    "nhsno",
    "chi",
    "cpr",
    "personnummer",
    "bsn",
    "email",
    "mail",
    "phone",
    "telephone",
    "address",
];

/// Words that make a title one of a person where one follows the other.
const TOGETHER: [[&str; 2]; 18] = [
    ["patient", "name"],
    ["patient", "id"],
    ["patient", "number"],
    ["first", "name"],
    ["last", "name"],
    ["family", "name"],
    ["given", "name"],
    ["full", "name"],
    ["nhs", "number"],
    ["nhs", "no"],
    ["date", "birth"],
    ["birth", "date"],
    ["medical", "record"],
    ["social", "security"],
    ["record", "number"],
    ["hospital", "number"],
    ["insurance", "number"],
    ["passport", "number"],
];

/// Tells whether the title of a column is one under which people are named or numbered.
#[must_use]
pub fn is_personal(title: &str) -> bool {
    let words = words(title);
    let joined = words.concat();
    let has = |word: &str| words.iter().any(|known| known == word);
    WHOLE.contains(&joined.as_str())
        || ["mrn", "ssn", "dob", "email"].into_iter().any(has)
        || words.windows(2).any(|pair| TOGETHER.iter().any(|together| pair == together))
}

/// Splits a title at signs and where a capital follows a small letter, in lower case and without
/// `of`.
fn words(title: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for character in title.chars() {
        if !character.is_alphanumeric() || (was_small && character.is_uppercase()) {
            words.push(String::new());
        }
        was_small = character.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty() && word != "of");
    words
}

#[cfg(test)]
mod tests {
    use super::is_personal;

    #[test]
    fn titles_of_people_and_of_things() {
        for title in [
            "Name",
            "patient_name",
            "PatientID",
            "MRN",
            "nhs_number",
            "NHS No.",
            "Date of birth",
            "dob",
            "e-mail",
            "First name",
        ] {
            assert!(is_personal(title), "{title}");
        }
        for title in [
            "week",
            "ward name",
            "measure",
            "number",
            "patients",
            "received",
            "record",
            "unit id",
            "nhs",
            "date",
            "named nurse on duty",
            "Number of patient falls",
            "Number of hospital visits",
        ] {
            assert!(!is_personal(title), "{title}");
        }
    }
}
