//! References within a drawing, such as `<use href="#a"/>`, which can multiply its elements.

use std::collections::BTreeMap;

/// Maximum length of a chain of references. Drawing programs use two or three.
const LONGEST_CHAIN: usize = 16;

/// The elements of a drawing and their references.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Ids of the open elements.
    open: Vec<Option<String>>,
    /// The whole drawing.
    all: SvgElement,
    /// Elements with an id.
    parts: BTreeMap<String, SvgElement>,
}

/// An element with everything in it.
#[derive(Debug, Default)]
struct SvgElement {
    /// Number of elements.
    elements: usize,
    /// Ids that they refer to.
    targets: Vec<String>,
}

impl References {
    /// Returns the number of elements so far.
    pub(super) fn elements(&self) -> usize {
        self.all.elements
    }

    /// Adds an element, which becomes the innermost open one.
    pub(super) fn begin(&mut self, id: Option<String>) {
        self.open.push(id);
        self.for_each_open(|part| part.elements += 1);
    }

    /// Adds a reference of the innermost open element.
    pub(super) fn add(&mut self, target: Option<&str>) {
        if let Some(target) = target {
            self.for_each_open(|part| part.targets.push(target.to_owned()));
        }
    }

    /// Closes the innermost open element.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    fn for_each_open(&mut self, change: impl Fn(&mut SvgElement)) {
        change(&mut self.all);
        for id in self.open.iter().flatten() {
            change(self.parts.entry(id.clone()).or_default());
        }
    }

    /// Returns how many elements a browser draws for this drawing; `None` if a chain of references is too long, or a
    /// circle.
    pub(super) fn drawn(&self) -> Option<usize> {
        self.drawn_for(&self.all, 0, &mut BTreeMap::new())
    }

    fn drawn_for<'a>(
        &'a self,
        part: &'a SvgElement,
        depth: usize,
        known: &mut BTreeMap<&'a str, usize>,
    ) -> Option<usize> {
        if depth > LONGEST_CHAIN {
            return None;
        }
        let mut drawn = part.elements;
        for target in &part.targets {
            let more = match (known.get(target.as_str()), self.parts.get(target)) {
                (Some(known), _) => *known,
                (None, None) => 0,
                (None, Some(part)) => {
                    let more = self.drawn_for(part, depth + 1, known)?;
                    known.insert(target, more);
                    more
                }
            };
            drawn = drawn.saturating_add(more);
        }
        Some(drawn)
    }
}
