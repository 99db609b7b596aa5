//! Themes: render the content of a page to HTML.
//!
//! A theme is data: `theme.yaml`, templates named after page kinds, components, a message file and assets. It may have
//! a parent and replace single files and messages of it. The built-in themes are embedded in the program and minified
//! at build time; other themes are used as they are. `themes/README.md` documents the contract.

pub mod brand;
mod escape;
mod manifest;
mod words;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use include_dir::{Dir, include_dir};
use tera::{Context, ErrorKind, Tera, TeraResult};
use walkdir::{DirEntry, WalkDir};

use crate::{
    diagnostic::{Code, Diagnostic, Spot, did_you_mean},
    error::{Error, Failure},
    format::{self, KeyPath, Source, Syntax},
    input::{self, Limits, Unread},
    locale::{self, DEFAULT_LANGUAGE, Language, MessageProblem, Messages, Plurals, language_tag},
    numbers, paths,
    site::{Page, PageKind, path::is_name_everywhere},
};
use manifest::ThemeManifest;
use words::Origins;

/// The source files of the built-in themes, one folder each.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The minified files of the built-in themes.
static SMALL: Dir<'_> = include_dir!("$OUT_DIR/themes");

/// Default theme.
pub const DEFAULT: &str = "default";

/// File name of the manifest.
const MANIFEST: &str = "theme.yaml";

/// Name of the style sheet of pages, in the folder of the assets.
const STYLE: &str = "style.css";

/// File name of the style sheet that only reports have.
const REPORT_STYLE: &str = "report.css";

/// Maximum number of parents; a longer chain is a cycle.
const LONGEST_CHAIN: usize = 8;

/// Files by their path in a folder, with forward slashes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A theme, ready to render.
pub struct Theme {
    /// Theme name.
    pub name: String,
    /// Options with their defaults, including those of the parents, without those of the brand.
    pub options: BTreeMap<String, String>,
    /// Defaults of the options of the brand.
    brand: BTreeMap<&'static str, brand::Setting>,
    /// Files of the site's `assets/`, by their path in it.
    pub assets: Files,
    /// Style sheet of reports: that of the pages, then their own.
    pub report_style: String,
    /// Parsed templates. Built-in ones are parsed when the first page is rendered, because many commands render none.
    templates: OnceLock<Templates>,
    /// Source of each template.
    sources: BTreeMap<String, TemplateSource>,
    /// Tag of the language.
    language: String,
    /// The messages of the theme and of the program.
    messages: Messages,
    /// Digest of the message files.
    words_digest: blake3::Hash,
}

/// Source of a template.
struct TemplateSource {
    path: String,
    text: String,
}

/// Parsed templates.
#[derive(Default)]
struct Templates {
    tera: Tera,
    /// Positions in the source of each template, whose messages are expanded before it is parsed.
    origins: BTreeMap<String, Origins>,
    /// The messages that are used.
    used: BTreeSet<String>,
}

/// A theme selected by the user.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A built-in theme.
    BuiltIn(String),
    /// A folder.
    Folder(PathBuf),
}

impl Choice {
    /// Returns the built-in theme called `name`, else the folder `name`, relative to `base`.
    pub fn of(name: &str, base: &Path) -> Self {
        if built_in().any(|(known, _)| known == name) {
            Choice::BuiltIn(name.to_owned())
        } else {
            Choice::Folder(base.join(name))
        }
    }
}

/// Returns name and description of every built-in theme.
pub fn built_in() -> impl Iterator<Item = (&'static str, String)> {
    BUILT_IN.dirs().filter_map(|dir| {
        let name = dir.path().file_name()?.to_str()?;
        let manifest = dir.get_file(dir.path().join(MANIFEST))?.contents_utf8()?;
        let source = Source { path: String::new(), text: manifest.to_owned(), syntax: Syntax::Yaml };
        let description = format::read::<ThemeManifest>(&source).ok()?.description;
        Some((name, description))
    })
}

/// Returns the source files of a built-in theme, by their path in it; `None` if there is no such theme.
pub fn files_of(name: &str) -> Option<Files> {
    files_in(&BUILT_IN, name)
}

fn files_in(themes: &Dir<'_>, name: &str) -> Option<Files> {
    let dir = themes.dirs().find(|dir| dir.path() == Path::new(name))?;
    let mut files = BTreeMap::new();
    let mut open = vec![dir];
    while let Some(dir) = open.pop() {
        open.extend(dir.dirs());
        for file in dir.files() {
            let path = file.path().strip_prefix(name).unwrap_or(file.path());
            files.insert(path.to_string_lossy().replace('\\', "/"), file.contents().to_vec());
        }
    }
    Some(files)
}

/// Loads a theme with its parents, in a language given by its tag. `words` is a message file of the user's own, which
/// replaces single messages.
///
/// # Errors
/// Returns all findings about the theme, or an I/O error.
pub fn load(choice: &Choice, language: &str, words: Option<&Source>) -> Result<Theme, Failure> {
    let mut layers = Vec::new();
    let mut next = Some(choice.clone());
    while let Some(choice) = next {
        let layer = Layer::read(&choice)?;
        next = layer.manifest.parent.as_ref().map(|parent| Choice::of(parent, &layer.base));
        if let Some(finding) = next.as_ref().and_then(missing) {
            let source = Source { path: layer.path(MANIFEST), text: layer.text, syntax: Syntax::Yaml };
            return Err(format::told_at(finding, &source, &KeyPath::top().key("parent")).into());
        }
        layers.push(layer);
        if layers.len() > LONGEST_CHAIN {
            let message = "the parents of this theme lead back to itself";
            return Err(Diagnostic::about_file(layers[0].path(MANIFEST), Code::Theme, message).into());
        }
    }
    Ok(assemble(layers, language, words)?)
}

/// Returns the folders of a theme and of its parents, outermost first, as far as they can be read.
pub fn folders(choice: &Choice) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    let mut next = Some(choice.clone());
    while let Some(Choice::Folder(folder)) = next
        && folders.len() < LONGEST_CHAIN
    {
        let layer = Layer::read(&Choice::Folder(folder.clone())).ok();
        folders.push(folder);
        next = layer.and_then(|layer| Some(Choice::of(layer.manifest.parent.as_ref()?, &layer.base)));
    }
    folders
}

/// Returns a diagnostic if the theme does not exist.
pub fn missing(choice: &Choice) -> Option<Diagnostic> {
    let Choice::Folder(folder) = choice else { return None };
    let names: Vec<&str> = built_in().map(|(name, _)| name).collect();
    let given = folder.file_name().unwrap_or_default().to_string_lossy();
    let help = match did_you_mean(&given, names.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("built in: {}; anything else has to be a folder", names.join(", ")),
    };
    let shown = paths::shown(folder);
    (!folder.is_dir()).then(|| Diagnostic::about_file(shown, Code::Theme, "there is no such theme").with_help(help))
}

/// The files of one theme, without its parents.
struct Layer {
    manifest: ThemeManifest,
    /// Text of the manifest.
    text: String,
    /// By their path in the folder of the theme.
    files: Files,
    /// Folder to which the parent's path is relative.
    base: PathBuf,
    /// Path of the folder for display.
    shown: String,
    /// Whether the theme is built in.
    is_built_in: bool,
}

impl Layer {
    fn read(choice: &Choice) -> Result<Self, Failure> {
        if let Some(finding) = missing(choice) {
            return Err(finding.into());
        }
        let (files, base, shown) = match choice {
            Choice::BuiltIn(name) => {
                (files_in(&SMALL, name).unwrap_or_default(), PathBuf::from("."), format!("themes/{name}"))
            }
            Choice::Folder(folder) => {
                let base = folder.parent().unwrap_or(Path::new(".")).to_owned();
                // A folder that is not a theme could be a whole disk.
                let is_theme = folder.join(MANIFEST).is_file();
                let files = if is_theme { read_folder(folder)? } else { Files::new() };
                (files, base, paths::shown(folder))
            }
        };
        let path = format!("{shown}/{MANIFEST}");
        let Some(manifest) = files.get(MANIFEST) else {
            let finding = Diagnostic::about_file(path, Code::Theme, "the theme has no such file")
                .with_help("a theme of your own begins with `name: mine` and `parent: default`");
            return Err(finding.into());
        };
        let (size, most) = (manifest.len() as u64, Limits::FIXED.file_size);
        if size > most {
            return Err(input::too_large(Path::new(&path), size, most, &Limits::FIXED.help("file_size")).into());
        }
        let text = String::from_utf8_lossy(manifest).into_owned();
        let source = Source { path, text, syntax: Syntax::Yaml };
        let manifest = format::read_within(&source, &Limits::FIXED)?;
        let is_built_in = matches!(choice, Choice::BuiltIn(_));
        Ok(Layer { manifest, text: source.text, files, base, shown, is_built_in })
    }

    fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.shown)
    }

    /// Returns the options of the brand that the manifest sets.
    fn brand(&self) -> BTreeMap<&'static str, brand::Setting> {
        let setting = |name: &'static str| {
            let value = self.manifest.options.get(name)?.0.clone();
            let source = Source { path: self.path(MANIFEST), text: self.text.clone(), syntax: Syntax::Yaml };
            let at = KeyPath::top().key("options").key(name);
            Some((name, brand::Setting { value, base: PathBuf::from(&self.shown), source, at }))
        };
        brand::OPTIONS.into_iter().filter_map(setting).collect()
    }
}

/// Maximum total size of a theme's files, in bytes. All are held in memory and copied to every site.
const LARGEST: u64 = 64_000_000;

/// Reads the files of a folder, by their path in it with forward slashes.
///
/// # Errors
/// Returns all findings about file names and sizes, or an I/O error.
fn read_folder(folder: &Path) -> Result<Files, Failure> {
    let is_walked = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    if let Some(finding) = input::overfull(folder, &Limits::FIXED, is_walked) {
        return Err(finding.into());
    }
    let (mut files, mut names, mut left, mut findings) = (BTreeMap::new(), BTreeMap::new(), LARGEST, Vec::new());
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_walked) {
        let entry = entry.map_err(Error::walk(folder))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path();
        let wrong = |message: &str, help: &str| {
            Diagnostic::about_file(paths::shown(path), Code::Theme, message).with_help(help)
        };
        let inside = path.strip_prefix(folder).unwrap_or(path).components();
        let Some(parts) = inside.map(|part| part.as_os_str().to_str()).collect::<Option<Vec<&str>>>() else {
            findings.push(wrong("the name of this file is no text", "rename it"));
            continue;
        };
        let name = parts.join("/");
        if parts[0] == "assets" && !parts.iter().all(|part| is_name_everywhere(part)) {
            let help = "an asset is named with letters from a to z, digits, spaces and `-_.`, and not as Windows calls a device";
            findings.push(wrong("not every system can keep a file of this name", help));
            continue;
        }
        if let Some(other) = names.insert(name.to_lowercase(), name.clone()) {
            let message = format!("its name differs from `{other}` by capitals alone");
            findings.push(wrong(&message, "rename one of the two: not every system can keep both"));
            continue;
        }
        let bytes = match input::read(path, left) {
            Ok(bytes) => bytes,
            Err(Unread::TooLarge(_)) => {
                let message = format!("with it, the theme has more than {}", numbers::bytes(LARGEST));
                let finding = Diagnostic::about_file(paths::shown(path), Code::TooLarge, message);
                findings.push(finding.with_help("keep out of the folder what is no part of the theme"));
                break;
            }
            Err(unread) => {
                findings.push(unread.into_finding(path, left, "")?);
                continue;
            }
        };
        left -= bytes.len() as u64;
        files.insert(name, bytes);
    }
    findings.truncate(format::MOST_FINDINGS);
    if findings.is_empty() { Ok(files) } else { Err(findings.into()) }
}

/// Merges the layers; files of earlier ones take precedence.
fn assemble(layers: Vec<Layer>, language: &str, own_words: Option<&Source>) -> Result<Theme, Vec<Diagnostic>> {
    let mut options = BTreeMap::new();
    let mut brand = BTreeMap::new();
    let mut assets = BTreeMap::new();
    let mut sources = BTreeMap::new();
    let mut own_report_style = String::new();
    let mut theme_words = ThemeWords::new(language);
    for layer in layers.iter().rev() {
        options.extend(layer.manifest.options.iter().map(|(name, value)| (name.clone(), value.0.clone())));
        brand.extend(layer.brand());
        for (name, bytes) in &layer.files {
            if let Some(asset) = name.strip_prefix("assets/") {
                assets.insert(asset.to_owned(), bytes.clone());
            } else if name.starts_with(words::FOLDER) {
                theme_words.check_name(layer, name);
            } else if name == REPORT_STYLE {
                own_report_style = String::from_utf8_lossy(bytes).into_owned();
            } else if name.ends_with(".html") {
                let origin = |text: &str| TemplateSource { path: layer.path(name), text: text.to_owned() };
                let text = String::from_utf8_lossy(bytes);
                // A page may extend the page that it replaces, under the name of that page's theme.
                if !name.starts_with("components/") && layers.len() > 1 {
                    sources.insert(format!("{}/{name}", layer.manifest.name), origin(&text));
                }
                sources.insert(name.clone(), origin(&text));
            }
        }
    }
    theme_words.add_all(&layers);
    if let Some(source) = own_words {
        theme_words.add(language, &source.path, &source.text, true);
    }
    options.retain(|name, _| !brand::OPTIONS.contains(&name.as_str()));
    let name = layers[0].manifest.name.clone();
    let missing: Vec<Diagnostic> = PageKind::ALL
        .iter()
        .map(|kind| format!("{}.html", kind.name()))
        .filter(|template| !sources.contains_key(template))
        .map(|template| {
            Diagnostic::about_file(layers[0].path(&template), Code::Theme, "the theme has no such template")
                .with_help("name a parent in theme.yaml, such as `parent: default`, to have it from there")
        })
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    if !theme_words.has_language {
        theme_words.findings.push(no_language(&layers[0], language));
    }
    if !theme_words.findings.is_empty() {
        return Err(theme_words.findings);
    }
    let templates = OnceLock::new();
    if layers.iter().any(|layer| !layer.is_built_in) || own_words.is_some() {
        let parsed = parse(&sources, &theme_words.messages, language)?;
        let unknown = theme_words.unknown(&parsed.used);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        templates.get_or_init(|| parsed);
    }
    let ThemeWords { messages, hasher, .. } = theme_words;
    let language = language.to_owned();
    let of_pages = assets.get(STYLE).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let report_style = [&*of_pages, &own_report_style].concat();
    Ok(Theme {
        name,
        language,
        options,
        brand,
        assets,
        report_style,
        templates,
        sources,
        messages,
        words_digest: hasher.finalize(),
    })
}

/// Joins style sheets for use in a `<style>` element, which none of them can end: in CSS, `\/` in a text is a slash. Browsers
/// convert line ends before they compute the digest of the element.
pub fn inline_style(sheets: &[&str]) -> String {
    sheets.concat().replace("\r\n", "\n").replace(['\r', '\0'], "\n").replace("</", "<\\/")
}

/// Returns the finding for a language that neither the program nor the theme has.
fn no_language(layer: &Layer, language: &str) -> Diagnostic {
    let known: Vec<&str> = locale::languages().collect();
    let help = match did_you_mean(language, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            format!("the languages are {}; for another one, add this file to a theme of your own", known.join(", "))
        }
    };
    let message = format!("the theme has no words in the language `{language}`");
    Diagnostic::about_file(layer.path(&words::file(language)), Code::Words, message).with_help(help)
}

/// The message files of a theme and its parents, while they are read.
struct ThemeWords<'a> {
    language: &'a str,
    /// Whether any file has words in the language.
    has_language: bool,
    messages: Messages,
    hasher: blake3::Hasher,
    findings: Vec<Diagnostic>,
    /// Messages that no parent has: only templates of the theme can use them.
    added: Vec<AddedMessage>,
}

/// A message that a theme adds to those of its parents.
struct AddedMessage {
    id: String,
    path: String,
    spot: Spot,
}

impl<'a> ThemeWords<'a> {
    fn new(language: &'a str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(language.as_bytes());
        ThemeWords {
            language,
            has_language: false,
            messages: Messages::default(),
            hasher,
            findings: Vec::new(),
            added: Vec::new(),
        }
    }

    /// Reports a file in the folder of the words whose name is not that of a language.
    fn check_name(&mut self, layer: &Layer, name: &str) {
        let tag = name.strip_prefix(words::FOLDER).and_then(|name| name.strip_suffix(".ftl"));
        if tag.is_none_or(|tag| language_tag(tag).is_none_or(|usual| usual != tag)) {
            let finding =
                Diagnostic::about_file(layer.path(name), Code::Words, "the file is not named after a language");
            self.findings.push(finding.with_help("messages in German are in words/de.ftl"));
        }
    }

    /// Adds the messages of a theme and its parents: first in English, and then in the language.
    fn add_all(&mut self, layers: &[Layer]) {
        let language = Some(self.language).filter(|tag| *tag != DEFAULT_LANGUAGE);
        for tag in [DEFAULT_LANGUAGE].into_iter().chain(language) {
            let built_in = Messages::built_in(tag);
            if let Some(built_in) = built_in {
                self.has_language |= tag == self.language;
                self.messages.extend(built_in.of_program());
            }
            let name = words::file(tag);
            for layer in layers.iter().rev() {
                let Some(bytes) = layer.files.get(&name) else { continue };
                if let Some(built_in) = built_in.filter(|_| layer.is_built_in) {
                    self.hasher.update(bytes);
                    self.messages.extend(built_in.clone());
                    continue;
                }
                let path = layer.path(&name);
                match std::str::from_utf8(bytes) {
                    Ok(text) => self.add(tag, &path, text, layer.manifest.parent.is_some()),
                    Err(_) => {
                        let finding = Diagnostic::about_file(path, Code::Encoding, "the file is not UTF-8");
                        self.findings.push(finding.with_help("save it as UTF-8"));
                    }
                }
            }
        }
    }

    /// Adds a message file. With `replaces`, each message has to replace one or be used by a template.
    fn add(&mut self, tag: &str, path: &str, text: &str, replaces: bool) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        self.has_language |= tag == self.language;
        self.hasher.update(&(text.len() as u64).to_le_bytes());
        self.hasher.update(text.as_bytes());
        match self.messages.add(text, &Plurals::of(tag)) {
            Ok(added) if replaces => {
                let message = |(id, at)| AddedMessage { id, path: path.to_owned(), spot: Spot::at_offset(text, at) };
                self.added.extend(added.into_iter().map(message));
            }
            Ok(_) => {}
            Err(problems) => {
                let finding = |problem: MessageProblem| problem_finding(problem, path, Code::Words, text);
                self.findings.extend(problems.into_iter().take(format::MOST_FINDINGS).map(finding));
            }
        }
    }

    /// Returns a finding for each added message that no template uses.
    fn unknown(&self, used: &BTreeSet<String>) -> Vec<Diagnostic> {
        let unused = self.added.iter().filter(|added| !used.contains(&added.id)).take(format::MOST_FINDINGS);
        let finding = |added: &AddedMessage| {
            let message = format!("there is no message `{}` to replace, and no template uses it", added.id);
            let finding = Diagnostic::about_file(&added.path, Code::Words, message).at(Some(added.spot.clone()));
            finding.with_help(words::help(&self.messages, &added.id))
        };
        unused.map(finding).collect()
    }
}

/// Converts a problem in a text to a finding.
fn problem_finding(problem: MessageProblem, path: &str, code: Code, text: &str) -> Diagnostic {
    let finding = Diagnostic::about_file(path, code, problem.message);
    finding.at(Some(Spot::at_offset(text, problem.at))).with_help(problem.help)
}

/// Expands the messages of all templates, and parses them together.
fn parse(
    sources: &BTreeMap<String, TemplateSource>,
    messages: &Messages,
    language: &str,
) -> Result<Templates, Vec<Diagnostic>> {
    let (mut texts, mut findings) = (Vec::new(), Vec::new());
    let mut templates = Templates::default();
    for (name, source) in sources {
        match words::expand(messages, language, &source.text) {
            Ok(expanded) => {
                templates.origins.insert(name.clone(), expanded.origins);
                templates.used.extend(expanded.used);
                texts.push((name, expanded.text));
            }
            // A page of a parent is also there under the name of its theme.
            Err(problems) => {
                let of_template =
                    |problem: MessageProblem| problem_finding(problem, &source.path, Code::Template, &source.text);
                findings.extend(problems.into_iter().map(of_template));
            }
        }
    }
    if !findings.is_empty() {
        findings.sort();
        findings.dedup();
        findings.truncate(format::MOST_FINDINGS);
        return Err(findings);
    }
    templates.tera.set_escape_fn(escape::html);
    templates.tera.register_filter("plural", words::plural(Plurals::of(language)));
    match templates.tera.add_raw_templates(texts) {
        Ok(()) => Ok(templates),
        Err(error) => Err(vec![finding(&error, "", sources, &templates.origins)]),
    }
}

impl Theme {
    /// Returns the options of the site: the theme's defaults, overridden by `set`.
    ///
    /// # Errors
    /// Returns the name of each option that the theme does not have, with advice.
    pub fn options(&self, set: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Vec<(String, String)>> {
        let mut options = self.options.clone();
        let mut unknown = Vec::new();
        for (name, value) in set {
            match options.get_mut(name) {
                Some(option) => option.clone_from(value),
                None => {
                    let known = self.options.keys().map(String::as_str).chain(brand::OPTIONS);
                    let advice = match did_you_mean(name, known.clone()) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!(
                            "it has: {}",
                            known.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(", ")
                        ),
                    };
                    unknown.push((name.clone(), advice));
                }
            }
        }
        if unknown.is_empty() { Ok(options) } else { Err(unknown) }
    }

    /// Returns the language of the theme, with its messages.
    pub fn language(&self) -> Language {
        Language::new(&self.language, &self.messages)
    }

    /// Returns the digest of everything that affects rendered pages: templates, and the names of the assets.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        let mut add = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        for (name, source) in &self.sources {
            add(name);
            add(&source.text);
        }
        self.assets.keys().for_each(|name| add(name));
        hasher.update(self.words_digest.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// Renders a page to HTML.
    ///
    /// # Errors
    /// Returns the error in the template, with its location.
    pub fn render(&self, page: &Page) -> Result<String, Box<Diagnostic>> {
        let mut html = Vec::new();
        self.render_to(page.view.kind(), Context::from_serialize(&page.view), &mut html)?;
        // Templates and printed values are valid UTF-8.
        Ok(String::from_utf8_lossy(&html).into_owned())
    }

    /// Renders a page into `html`, replacing what it holds. The page is dropped before rendering, to save memory.
    ///
    /// # Errors
    /// Same as [`Theme::render`].
    pub fn render_into(&self, page: Page, html: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        let (kind, context) = (page.view.kind(), Context::from_serialize(&page.view));
        drop(page);
        html.clear();
        self.render_to(kind, context, html)
    }

    fn render_to(
        &self,
        kind: PageKind,
        context: TeraResult<Context>,
        html: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        let template = format!("{}.html", kind.name());
        // Templates parsed only here are built in and known to be valid.
        let templates =
            self.templates.get_or_init(|| parse(&self.sources, &self.messages, &self.language).unwrap_or_default());
        context
            .and_then(|context| templates.tera.render_to(&template, &context, html))
            .map_err(|error| Box::new(finding(&error, &template, &self.sources, &templates.origins)))
    }
}

/// Converts an error from Tera to a diagnostic with the location in the user's file.
fn finding(
    error: &tera::Error,
    template: &str,
    sources: &BTreeMap<String, TemplateSource>,
    origins: &BTreeMap<String, Origins>,
) -> Diagnostic {
    let path = |name: &str| sources.get(name).map_or_else(|| name.to_owned(), |source| source.path.clone());
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = report.filename();
            let spot = sources
                .get(name)
                .zip(origins.get(name))
                .map(|(source, origins)| Spot::at_offset(&source.text, origins.of(report.span().range.start)));
            Diagnostic::about_file(path(name), Code::Template, report.message()).at(spot)
        }
        _ => Diagnostic::about_file(path(template), Code::Template, error.to_string()),
    }
}
