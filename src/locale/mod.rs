//! The language and the time zone of a site, and its messages.
//!
//! A message is text with variables. All of a language are in one file; the build script writes a function for each that
//! the program uses, so that an undefined message or a missing argument does not compile. Templates use the others.

mod dates;
mod file;
mod messages;
mod numbers;
mod pattern;

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
    sync::{Arc, LazyLock, OnceLock},
};

use icu_plurals::{PluralCategory, PluralRules};

use crate::time_zone::{Rules, Zone};

pub use messages::{Messages, variables_help};
pub use pattern::{MessageProblem, OTHER, Part, Wording};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The language of a site without a setting, which has every message.
pub const DEFAULT_LANGUAGE: &str = "en";

/// The language and the time zone of a site.
#[derive(Debug, Clone)]
pub struct Locale {
    language: Arc<Language>,
    zone: Zone,
    rules: Rules,
    /// The number of digits from which a number has separators.
    separated_digits: usize,
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        (&self.language, self.zone) == (&other.language, other.zone)
    }
}

impl Eq for Locale {}

impl Hash for Locale {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.language, self.zone).hash(state);
    }
}

/// Returns a text with a capital first letter, as at the beginning of a heading.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns the tags of the built-in languages.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(tag, _)| *tag)
}

/// Returns the tag of a language in its usual form, e.g. `de`, `pt-BR`; `None` if the text is no tag.
pub fn language_tag(text: &str) -> Option<String> {
    text.trim().parse::<icu_locale_core::LanguageIdentifier>().ok().map(|tag| tag.to_string())
}

/// A language: its tag, its messages and its plural categories.
#[derive(Debug)]
pub struct Language {
    tag: String,
    /// The messages of the program, in the order of [`MESSAGES`].
    phrases: Vec<Vec<Part>>,
    plurals: Plurals,
    /// A number of each plural category.
    examples: Vec<u64>,
}

/// An argument of a message.
#[derive(Clone, Copy)]
enum MessageValue<'a> {
    Text(&'a str),
    Number(u64),
}

// The plural categories follow from the tag.
impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        (&self.tag, &self.phrases) == (&other.tag, &other.phrases)
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.tag, &self.phrases).hash(state);
    }
}

/// The plural categories of the numbers of a language.
#[derive(Debug)]
pub struct Plurals(Option<PluralRules>);

impl Plurals {
    /// Returns those of a language, given by its tag; a language that is not known has one category.
    pub fn of(tag: &str) -> Self {
        let locale = tag.parse::<icu_locale_core::Locale>();
        Plurals(locale.ok().and_then(|locale| PluralRules::try_new(locale.into(), Default::default()).ok()))
    }

    /// Returns the category of a number, e.g. `one`, `other`.
    pub fn category(&self, number: u64) -> &'static str {
        self.0.as_ref().map_or(OTHER, |rules| name(rules.category_for(number)))
    }

    /// Returns the categories of the language, e.g. `one`, `other`.
    fn categories(&self) -> Vec<&'static str> {
        self.0.as_ref().map_or_else(|| vec![OTHER], |rules| rules.categories().map(name).collect())
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => OTHER,
    }
}

impl Messages {
    /// Returns the messages of a built-in language; `None` if there is no such language. They are decoded once.
    pub fn built_in(tag: &str) -> Option<&'static Messages> {
        static DECODED: [OnceLock<Messages>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        let place = LANGUAGES.iter().position(|(known, _)| *known == tag)?;
        Some(DECODED[place].get_or_init(|| {
            // A test compares them with the message files.
            let messages = postcard::from_bytes(LANGUAGES[place].1).unwrap_or_default();
            Messages { messages }
        }))
    }

    /// Returns those that the program uses.
    pub fn of_program(&self) -> Self {
        MESSAGES.iter().filter_map(|(id, _)| Some(((*id).to_owned(), self.get(id)?.clone()))).collect()
    }

    /// Replaces messages with those of the same id.
    pub fn extend(&mut self, messages: Messages) {
        self.messages.extend(messages.messages);
    }
}

impl Language {
    /// Creates a language from its messages.
    pub fn new(tag: &str, messages: &Messages) -> Self {
        let phrase = |(id, _): &(&str, _)| messages.get(id).map(|message| message.pattern.clone()).unwrap_or_default();
        let (plurals, mut seen) = (Plurals::of(tag), BTreeSet::new());
        // Each category of integers of any language has one of these numbers.
        let examples =
            (1..=100).chain([1_000_000, 0]).filter(|number| seen.insert(plurals.category(*number))).collect();
        Language { tag: tag.to_owned(), phrases: MESSAGES.iter().map(phrase).collect(), plurals, examples }
    }
}

/// English, which tests and the command line use.
static ENGLISH_LANGUAGE: LazyLock<Arc<Language>> = LazyLock::new(|| {
    let messages = Messages::built_in(DEFAULT_LANGUAGE).cloned().unwrap_or_default();
    Arc::new(Language::new(DEFAULT_LANGUAGE, &messages))
});

impl Default for Locale {
    fn default() -> Self {
        Locale::of(ENGLISH_LANGUAGE.clone(), Zone::UTC)
    }
}

impl Locale {
    /// Creates a locale.
    pub fn new(language: Language, zone: Zone) -> Self {
        Locale::of(Arc::new(language), zone)
    }

    fn of(language: Arc<Language>, zone: Zone) -> Self {
        let locale = Locale { language, zone, rules: zone.rules(), separated_digits: usize::MAX };
        let separated_digits = locale.number_separator_digits().parse().unwrap_or(usize::MAX);
        Locale { separated_digits, ..locale }
    }

    /// Returns the time zone.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// Returns the tag of the language, e.g. `en`.
    pub fn tag(&self) -> &str {
        &self.language.tag
    }

    /// Returns a number of each plural category of the language.
    pub fn plural_examples(&self) -> &[u64] {
        &self.language.examples
    }

    /// Returns a message without variables.
    fn text(&self, number: usize) -> &str {
        match self.language.phrases.get(number).map(Vec::as_slice) {
            Some([Part::Text(text)]) => text,
            _ => "",
        }
    }

    /// Returns a message with its arguments, in the order of its variables in [`MESSAGES`].
    fn print(&self, number: usize, arguments: &[MessageValue<'_>]) -> String {
        let mut text = String::new();
        if let (Some(phrase), Some((_, names))) = (self.language.phrases.get(number), MESSAGES.get(number)) {
            let value = |name: &str| Some(*arguments.get(names.iter().position(|known| *known == name)?)?);
            self.print_to(&mut text, phrase, &value);
        }
        text
    }

    fn print_to<'v>(&self, to: &mut String, phrase: &[Part], value: &impl Fn(&str) -> Option<MessageValue<'v>>) {
        for part in phrase {
            match part {
                Part::Text(text) => to.push_str(text),
                Part::Variable(name) => match value(name) {
                    Some(MessageValue::Text(text)) => to.push_str(text),
                    Some(MessageValue::Number(number)) => self.add_number(to, number),
                    None => {}
                },
                Part::Plural(name, variants) => {
                    let category = match value(name) {
                        Some(MessageValue::Number(number)) => self.language.plurals.category(number),
                        _ => OTHER,
                    };
                    // The last variant is `other`.
                    let chosen = variants.iter().find(|(known, _)| known == category).or(variants.last());
                    if let Some((_, variant)) = chosen {
                        self.print_to(to, variant, value);
                    }
                }
            }
        }
    }
}
