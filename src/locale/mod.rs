//! The language and the time zone of a site, and its messages.
//!
//! A message is text with variables. All of a language are in one file; the build script writes a function for each that
//! the program uses, so that an undefined message or a missing argument does not compile. Templates use the others.

mod dates;
mod file;
mod messages;
mod numbers;

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
    sync::{Arc, LazyLock, OnceLock},
};

use icu_plurals::{PluralCategory, PluralRules};

use crate::time_zone::{Rules, Zone};

pub use messages::{MessageProblem, Messages, OTHER, Part, Wording, variables_help};

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
    phrases: Vec<Vec<PhrasePart>>,
    plurals: Plurals,
    /// Digest of the messages.
    digest: [u8; 32],
}

/// A piece of a message of the program. Variables are given by their position among the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PhrasePart {
    Text(String),
    Variable(usize),
    /// A choice by the plural category of a number.
    Plural(usize, Vec<(PluralCategory, Vec<PhrasePart>)>, Vec<PhrasePart>),
}

/// An argument of a message.
#[derive(Clone, Copy)]
enum MessageValue<'a> {
    Text(&'a str),
    Number(u64),
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        (&self.tag, &self.digest) == (&other.tag, &other.digest)
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.tag, &self.digest).hash(state);
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
        name(self.of_number(number))
    }

    /// Returns the categories of the language, e.g. `one`, `other`.
    pub(self) fn categories(&self) -> Vec<&'static str> {
        self.0.as_ref().map_or_else(|| vec![OTHER], |rules| rules.categories().map(name).collect())
    }

    fn of_number(&self, number: u64) -> PluralCategory {
        self.0.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(number))
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
    /// Returns the messages that the program uses, in a built-in language; none if there is no such language. A theme
    /// replaces single ones.
    pub fn of_program(tag: &str) -> Self {
        let place = LANGUAGES.iter().position(|(known, _)| *known == tag);
        let all = place.map(Messages::built_in).into_iter().flat_map(|all| &all.messages);
        let of_program = all.filter(|(id, _)| Messages::is_of_program(id));
        Messages::from_iter(of_program.map(|(id, wording)| (id.clone(), wording.clone())))
    }

    /// Returns the messages of a file, if it is that of a built-in language.
    fn parsed(source: &str) -> Option<&'static Messages> {
        LANGUAGES.iter().position(|(_, known)| *known == source).map(Messages::built_in)
    }

    /// Returns the messages of a built-in language, given by its place among all. They are parsed once.
    fn built_in(place: usize) -> &'static Messages {
        static PARSED: [OnceLock<Messages>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
        PARSED[place].get_or_init(|| {
            let (tag, source) = LANGUAGES[place];
            let mut file =
                file::MessageFile { source, categories: Plurals::of(tag).categories(), problems: Vec::new() };
            // Tests read the files, and find no problems.
            Messages::from_iter(file.read().into_iter().map(|(id, (_, wording))| (id, wording)))
        })
    }

    /// Replaces messages with those of the same id.
    pub fn extend(&mut self, messages: Messages) {
        self.messages.extend(messages.messages);
    }

    /// Returns whether the program uses a message.
    pub fn is_of_program(id: &str) -> bool {
        static IDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| MESSAGES.iter().map(|(id, _)| *id).collect());
        IDS.contains(id)
    }
}

impl Language {
    /// Creates a language from its messages.
    pub fn new(tag: &str, messages: &Messages) -> Self {
        let phrase = |(id, arguments): &(&str, &[&str])| {
            messages.get(id).map(|message| pieces(&message.pattern, arguments)).unwrap_or_default()
        };
        let phrases: Vec<Vec<PhrasePart>> = MESSAGES.iter().map(phrase).collect();
        let mut hasher = blake3::Hasher::new();
        phrases.iter().for_each(|phrase| add_to(&mut hasher, phrase));
        let digest = *hasher.finalize().as_bytes();
        Language { tag: tag.to_owned(), phrases, plurals: Plurals::of(tag), digest }
    }
}

/// Hashes a message.
fn add_to(hasher: &mut blake3::Hasher, phrase: &[PhrasePart]) {
    hasher.update(&(phrase.len() as u64).to_le_bytes());
    for piece in phrase {
        match piece {
            PhrasePart::Text(text) => {
                hasher.update(&(text.len() as u64).to_le_bytes());
                hasher.update(text.as_bytes());
            }
            PhrasePart::Variable(number) => {
                hasher.update(&[1]);
                hasher.update(&(*number as u64).to_le_bytes());
            }
            PhrasePart::Plural(number, variants, other) => {
                hasher.update(&[2]);
                hasher.update(&(variants.len() as u64).to_le_bytes());
                hasher.update(&(*number as u64).to_le_bytes());
                for (category, variant) in variants {
                    hasher.update(name(*category).as_bytes());
                    add_to(hasher, variant);
                }
                add_to(hasher, other);
            }
        }
    }
}

/// Converts a pattern, whose variables are given by name, for arguments given by position.
fn pieces(pattern: &[Part], arguments: &[&str]) -> Vec<PhrasePart> {
    let place = |name: &String| arguments.iter().position(|known| known == name).unwrap_or(usize::MAX);
    let piece = |part: &Part| match part {
        Part::Text(text) => PhrasePart::Text(text.clone()),
        Part::Variable(name) => PhrasePart::Variable(place(name)),
        Part::Plural(name, variants) => {
            let (mut choices, mut other) = (Vec::new(), Vec::new());
            for (category, variant) in variants {
                let variant = pieces(variant, arguments);
                match PluralCategory::get_for_cldr_string(category) {
                    Some(PluralCategory::Other) | None => other = variant,
                    Some(category) => choices.push((category, variant)),
                }
            }
            PhrasePart::Plural(place(name), choices, other)
        }
    };
    pattern.iter().map(piece).collect()
}

/// English, which tests and the command line use.
static ENGLISH_LANGUAGE: LazyLock<Arc<Language>> =
    LazyLock::new(|| Arc::new(Language::new(DEFAULT_LANGUAGE, &Messages::of_program(DEFAULT_LANGUAGE))));

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

    /// Returns a message without variables.
    fn text(&self, number: usize) -> &str {
        match self.language.phrases.get(number).map(Vec::as_slice) {
            Some([PhrasePart::Text(text)]) => text,
            _ => "",
        }
    }

    /// Returns a message with its arguments.
    fn print(&self, number: usize, arguments: &[MessageValue<'_>]) -> String {
        let mut text = String::new();
        if let Some(phrase) = self.language.phrases.get(number) {
            self.print_to(&mut text, phrase, arguments);
        }
        text
    }

    fn print_to(&self, to: &mut String, phrase: &[PhrasePart], arguments: &[MessageValue<'_>]) {
        for piece in phrase {
            match piece {
                PhrasePart::Text(text) => to.push_str(text),
                PhrasePart::Variable(place) => match arguments.get(*place) {
                    Some(MessageValue::Text(text)) => to.push_str(text),
                    Some(MessageValue::Number(number)) => self.add_number(to, *number),
                    None => {}
                },
                PhrasePart::Plural(place, variants, other) => {
                    let category = match arguments.get(*place) {
                        Some(MessageValue::Number(number)) => self.language.plurals.of_number(*number),
                        _ => PluralCategory::Other,
                    };
                    let chosen = variants.iter().find(|(known, _)| *known == category);
                    self.print_to(to, chosen.map_or(other, |(_, variant)| variant), arguments);
                }
            }
        }
    }
}
