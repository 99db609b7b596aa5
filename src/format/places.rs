//! Positions of values and keys in a text. All are found in one pass, because a file may be large and have many
//! mistakes.

use std::{borrow::Cow, cell::RefCell, collections::BTreeMap, fmt};

use saphyr_parser::{Event, Parser};
use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{FindingTarget, KeyPath, Step};

/// The paths to find, as a tree. A node at the end of a path holds its number.
#[derive(Default)]
struct PathTree<'a> {
    values: Vec<usize>,
    keys: Vec<usize>,
    in_mapping: BTreeMap<&'a str, PathTree<'a>>,
    in_list: BTreeMap<usize, PathTree<'a>>,
}

impl<'a> PathTree<'a> {
    fn of(paths: impl Iterator<Item = (&'a KeyPath, FindingTarget)>) -> Self {
        let mut top = PathTree::default();
        for (number, (path, target)) in paths.enumerate() {
            let mut at = &mut top;
            for step in &path.0 {
                at = match step {
                    Step::Key(key) => at.in_mapping.entry(key).or_default(),
                    Step::Index(index) => at.in_list.entry(*index).or_default(),
                };
            }
            match target {
                FindingTarget::Key => at.keys.push(number),
                FindingTarget::Value => at.values.push(number),
            }
        }
        top
    }

    fn leads_on(&self) -> bool {
        !(self.in_mapping.is_empty() && self.in_list.is_empty())
    }
}

/// Returns line and column, from 1, of each path in a YAML text. For a duplicate key, the last one counts. Content of
/// an alias has the position of the alias.
pub(super) fn yaml<'a>(
    text: &str,
    paths: impl ExactSizeIterator<Item = (&'a KeyPath, FindingTarget)>,
) -> Vec<Option<(usize, usize)>> {
    let mut found = vec![None; paths.len()];
    let wanted = PathTree::of(paths);
    let mut open: Vec<Open<'_>> = Vec::new();
    // This parser is stricter: it may reject text that was read before. The rest then has no position.
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        let key = match &event {
            Event::Scalar(text, ..) => Some(text.as_ref()),
            Event::SequenceStart(..) | Event::MappingStart(..) | Event::Alias(_) => None,
            Event::SequenceEnd | Event::MappingEnd => {
                open.pop();
                if let Some(around) = open.last_mut() {
                    around.is_done();
                }
                continue;
            }
            Event::DocumentEnd => break,
            _ => continue,
        };
        let place = Some((span.start.line(), span.start.col() + 1));
        let here = match open.last_mut() {
            None => Some(&wanted),
            Some(around) => around.next(key, place, &mut found),
        };
        if let Some(wanted) = here {
            let all = if matches!(event, Event::Alias(_)) { everything(wanted) } else { wanted.values.clone() };
            all.into_iter().for_each(|number| found[number] = place);
        }
        match event {
            Event::SequenceStart(..) => open.push(Open::List { wanted: here, index: 0 }),
            Event::MappingStart(..) => open.push(Open::Mapping { wanted: here, value: None, is_key: true }),
            _ => {
                if let Some(around) = open.last_mut() {
                    around.is_done();
                }
            }
        }
    }
    found
}

/// Returns the numbers of all paths below this node.
fn everything(wanted: &PathTree<'_>) -> Vec<usize> {
    let below = wanted.in_mapping.values().chain(wanted.in_list.values());
    let mut all = [wanted.values.as_slice(), &wanted.keys].concat();
    all.extend(below.flat_map(everything));
    all
}

/// An open list or mapping.
enum Open<'a> {
    List {
        wanted: Option<&'a PathTree<'a>>,
        index: usize,
    },
    Mapping {
        wanted: Option<&'a PathTree<'a>>,
        /// The wanted paths below the current key.
        value: Option<&'a PathTree<'a>>,
        /// Whether the next event is a key.
        is_key: bool,
    },
}

impl<'a> Open<'a> {
    /// Returns the wanted paths below the value that begins. `text` is its text if it is a scalar.
    fn next(
        &mut self,
        text: Option<&str>,
        place: Option<(usize, usize)>,
        found: &mut [Option<(usize, usize)>],
    ) -> Option<&'a PathTree<'a>> {
        match self {
            Open::List { wanted, index } => wanted.and_then(|wanted| wanted.in_list.get(index)),
            Open::Mapping { value, is_key: false, .. } => *value,
            Open::Mapping { wanted, value, .. } => {
                *value = wanted.zip(text).and_then(|(wanted, text)| wanted.in_mapping.get(text));
                for number in value.iter().flat_map(|wanted| &wanted.keys) {
                    found[*number] = place;
                }
                None
            }
        }
    }

    /// Handles the end of a value.
    fn is_done(&mut self) {
        match self {
            Open::List { index, .. } => *index += 1,
            Open::Mapping { is_key, .. } => *is_key = !*is_key,
        }
    }
}

/// Returns line and column, from 1, of each path in a JSON text. For a duplicate key, the last one counts.
pub(super) fn json<'a>(
    text: &str,
    paths: impl ExactSizeIterator<Item = (&'a KeyPath, FindingTarget)>,
) -> Vec<Option<(usize, usize)>> {
    let found = RefCell::new(vec![None; paths.len()]);
    let wanted = PathTree::of(paths);
    Probe { text, part: text, wanted: &wanted, found: &found }.look();
    lines(text, found.into_inner())
}

/// A part of a JSON text. A raw value is a slice of the text, so its position is known.
#[derive(Clone, Copy)]
struct Probe<'a> {
    text: &'a str,
    part: &'a str,
    wanted: &'a PathTree<'a>,
    found: &'a RefCell<Vec<Option<usize>>>,
}

impl<'a> Probe<'a> {
    fn look(self) {
        let start = self.part.as_ptr() as usize - self.text.as_ptr() as usize;
        let offset = start + (self.part.len() - self.part.trim_start().len());
        let set = |numbers: &[usize], offset| {
            numbers.iter().for_each(|number| self.found.borrow_mut()[*number] = Some(offset));
        };
        set(&self.wanted.values, offset);
        if !self.wanted.keys.is_empty() {
            set(&self.wanted.keys, key_before(self.text, offset).unwrap_or(offset));
        }
        if self.wanted.leads_on() {
            // Malformed text has no position; the finding for it exists already.
            let _ = serde_json::Deserializer::from_str(self.part).deserialize_any(self);
        }
    }
}

impl<'a> Visitor<'a> for Probe<'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what was there before")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut access: A) -> Result<(), A::Error> {
        for index in 0.. {
            let Some(wanted) = self.wanted.in_list.get(&index) else {
                match access.next_element::<IgnoredAny>()? {
                    Some(_) => continue,
                    None => break,
                }
            };
            let Some(part) = access.next_element::<&RawValue>()? else { break };
            Probe { part: part.get(), wanted, ..self }.look();
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'a>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some(key) = access.next_key::<Cow<'a, str>>()? {
            match self.wanted.in_mapping.get(key.as_ref()) {
                None => {
                    access.next_value::<IgnoredAny>()?;
                }
                Some(wanted) => Probe { part: access.next_value::<&RawValue>()?.get(), wanted, ..self }.look(),
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Returns the byte offset of the key whose value begins at `offset`.
fn key_before(text: &str, offset: usize) -> Option<usize> {
    let before = text[..offset].trim_end().strip_suffix(':')?.trim_end().strip_suffix('"')?;
    // The opening quote is the nearest one that is not escaped.
    before
        .rmatch_indices('"')
        .map(|(at, _)| at)
        .find(|at| before[..*at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0)
}

/// Converts byte offsets to lines and columns in one pass.
fn lines(text: &str, offsets: Vec<Option<usize>>) -> Vec<Option<(usize, usize)>> {
    let mut order: Vec<(usize, usize)> =
        offsets.iter().enumerate().filter_map(|(number, offset)| Some(((*offset)?, number))).collect();
    order.sort_unstable();
    let mut places = vec![None; offsets.len()];
    let (mut seen, mut line, mut column) = (0, 1, 1);
    for (offset, number) in order {
        let between = &text[seen..offset];
        line += between.bytes().filter(|byte| *byte == b'\n').count();
        match between.rsplit_once('\n') {
            None => column += between.chars().count(),
            Some((_, begun)) => column = begun.chars().count() + 1,
        }
        seen = offset;
        places[number] = Some((line, column));
    }
    places
}

/// Returns the text of a top-level key of a YAML text.
pub(super) fn text_at_top(text: &str, key: &str) -> Option<String> {
    let (mut depth, mut is_key, mut is_it) = (0_usize, true, false);
    for event in Parser::new_from_str(text) {
        match event.ok()?.0 {
            Event::SequenceStart(..) if depth == 0 => return None,
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => {
                depth -= 1;
                is_key ^= depth == 1;
            }
            Event::Scalar(text, ..) if depth == 1 && is_it && !is_key => return Some(text.into_owned()),
            Event::Scalar(text, ..) if depth == 1 => {
                is_it = is_key && text == key;
                is_key = !is_key;
            }
            Event::Alias(_) if depth == 1 => is_key = !is_key,
            _ => {}
        }
    }
    None
}

/// Returns the text of a top-level key of a JSON text.
pub(super) fn text_at_top_of_json(text: &str, key: &str) -> Option<String> {
    let path = KeyPath::top().key(key);
    let found = RefCell::new(vec![None]);
    let wanted = PathTree::of([(&path, FindingTarget::Value)].into_iter());
    Probe { text, part: text, wanted: &wanted, found: &found }.look();
    let offset = found.into_inner().pop()??;
    String::deserialize(&mut serde_json::Deserializer::from_str(&text[offset..])).ok()
}
