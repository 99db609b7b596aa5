//! The words of themes: every text of the default theme is in its message file, and a theme of the user's own replaces
//! messages.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast::Entry, parser};
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};
use tenant_status::{
    locale::Messages,
    theme::{self, Choice},
};

use crate::theme::Case;

fn default_theme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default")
}

/// The templates of the default theme, by their path in it.
fn templates() -> Vec<(String, String)> {
    let mut templates = Vec::new();
    for entry in walkdir::WalkDir::new(default_theme()).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|ending| ending == "html") {
            let path = entry.path().strip_prefix(default_theme()).unwrap().to_string_lossy().replace('\\', "/");
            templates.push((path, fs::read_to_string(entry.path()).unwrap()));
        }
    }
    assert!(templates.len() > 50);
    templates
}

/// A template, split into HTML, with a placeholder for each tag of the template engine, and the tags.
fn split(template: &str) -> (String, Vec<Vec<Lexeme>>) {
    let (mut html, mut tags, mut rest) = (String::new(), Vec::new(), template);
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|begin| rest.find(begin)).min() {
        html.push_str(&rest[..at]);
        html.push(PLACEHOLDER);
        let end = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => {
                rest = rest[at..].split_once("#}").unwrap().1;
                continue;
            }
        };
        let (lexemes, length) = lex(&rest[at + 2..], end);
        tags.push(lexemes);
        rest = &rest[at + 2 + length + 2..];
    }
    html.push_str(rest);
    (html, tags)
}

const PLACEHOLDER: char = '\u{e000}';

#[derive(Debug, Clone, PartialEq)]
enum Lexeme {
    Name(String),
    Text(String),
    Sign(char),
}

/// Returns the lexemes up to `end`, and their length.
fn lex(text: &str, end: &str) -> (Vec<Lexeme>, usize) {
    let (mut lexemes, mut at) = (Vec::new(), 0);
    loop {
        let rest = &text[at..];
        if rest.starts_with(end) {
            return (lexemes, at);
        }
        let c = rest.chars().next().unwrap();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if ['"', '\'', '`'].contains(&c) {
            let inside = rest[1..].split(c).next().unwrap();
            assert!(!inside.contains('\\'), "{inside}");
            lexemes.push(Lexeme::Text(inside.to_owned()));
            at += inside.len() + 2;
        } else if is_name(c) {
            let length = rest.find(|c| !is_name(c)).unwrap();
            lexemes.push(Lexeme::Name(rest[..length].to_owned()));
            at += length;
        } else {
            if !c.is_whitespace() {
                lexemes.push(Lexeme::Sign(c));
            }
            at += c.len_utf8();
        }
    }
}

/// Attributes of elements whose value a reader sees or hears.
const TEXT_ATTRIBUTES: [&str; 7] = ["aria-label", "aria-description", "title", "alt", "abbr", "placeholder", "data-l"];

/// Parameters of components, and variables of templates, whose value a reader sees or hears.
const TEXT_NAMES: [&str; 13] = [
    "caption", "empty", "heading", "label", "legend", "more", "note", "nothing", "now", "text", "title", "unless",
    "what",
];

/// Returns the texts of a template that are not in a message.
fn texts(template: &str) -> Vec<String> {
    #[derive(Default)]
    struct Texts(RefCell<Vec<String>>);
    impl TokenSink for Texts {
        type Handle = ();
        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            let has_words = |text: &str| text.replace(PLACEHOLDER, "").chars().any(char::is_alphabetic);
            let mut found = self.0.borrow_mut();
            match token {
                Token::CharacterTokens(text) if has_words(&text) => found.push(text.trim().to_owned()),
                Token::TagToken(tag) => {
                    for attribute in tag.attrs {
                        let name = attribute.name.local.trim_start_matches(PLACEHOLDER);
                        if TEXT_ATTRIBUTES.contains(&name) && has_words(&attribute.value) {
                            found.push(attribute.value.to_string());
                        }
                    }
                }
                _ => {}
            }
            TokenSinkResult::Continue
        }
    }
    let (html, tags) = split(template);
    let input = BufferQueue::default();
    input.push_back(html.as_str().into());
    let tokenizer = Tokenizer::new(Texts::default(), Default::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut found = tokenizer.sink.0.into_inner();
    for tag in tags {
        // The name that the value belongs to: of an attribute, an argument, a parameter or a variable.
        let mut name = "";
        for (at, lexeme) in tag.iter().enumerate() {
            let sign = |at: usize| match tag.get(at) {
                Some(Lexeme::Sign(sign)) => *sign,
                _ => ' ',
            };
            match lexeme {
                Lexeme::Name(given) if sign(at + 1) == '=' && sign(at + 2) != '=' => name = given,
                // A parameter with its type: `label: string = "…"`.
                Lexeme::Name(given) if sign(at + 1) == ':' && sign(at + 3) == '=' => name = given,
                Lexeme::Text(_) if at > 1 && sign(at - 1) == '(' && tag[at - 2] == Lexeme::Name("t".to_owned()) => {}
                Lexeme::Text(text) => {
                    let is_text = TEXT_NAMES.contains(&name) && !compared(&tag, at);
                    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "#-./".contains(c);
                    // A list of class names.
                    let is_key = text.chars().all(is_key) || name == "kind" && !text.contains(char::is_uppercase);
                    if text.contains(char::is_alphabetic) && (is_text || !is_key) {
                        found.push(text.clone());
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// Returns whether the lexeme at `at` is compared with another: `key == "healthy"`.
fn compared(tag: &[Lexeme], at: usize) -> bool {
    at > 1 && tag[at - 1] == Lexeme::Sign('=') && [Lexeme::Sign('='), Lexeme::Sign('!')].contains(&tag[at - 2])
}

#[test]
fn every_text_of_the_default_theme_is_in_the_message_file() {
    let mut wrong = Vec::new();
    for (path, template) in templates() {
        wrong.extend(texts(&template).into_iter().map(|text| format!("{path}: {text:?}")));
    }
    assert!(wrong.is_empty(), "write these as `t(\"id\")`:\n{}", wrong.join("\n"));
}

/// What the test above would find.
#[test]
fn texts_outside_of_messages_are_found() {
    #[track_caller]
    fn check(template: &str, expected: &[&str]) {
        assert_eq!(texts(template), expected, "{template}");
    }
    check("<p>{{ t(\"title\") }}</p>", &[]);
    check("<p>Title</p>", &["Title"]);
    check("<p>{{ count }} more</p>", &["\u{e000} more"]);
    check("<p>{{ a }} · {{ b }}: ({{ c }}) ×2 …</p>", &[]);
    check("<nav aria-label=\"Main\">", &["Main"]);
    check("<nav{% if x %} class=\"y\"{% endif %} aria-label=\"{{ x }} y\">", &["\u{e000} y"]);
    check("<td{% if x %} data-l=\"Status\"{% endif %}>", &["Status"]);
    check("<td data-l=\"{{ t(\"status\") }}\" data-kind=\"x\" class=\"y z\">", &[]);
    check("{{<ui.empty key=\"healthy\" title=\"Nothing\" text={t(\"x\")} />}}", &["Nothing"]);
    check("{{<ui.empty key=\"healthy\" title={\"all of \" ~ x} />}}", &["all of "]);
    check("{% <ui.section id=\"x\" title={t(\"x\", y=z)} kind=\"twin\"> %}", &[]);
    check("{% component ui.x(label: string = \"Label\", again: bool = false) -%}", &["Label"]);
    check("{% set empty = \"nothing\" %}{% set shape = \"healthy\" %}", &["nothing"]);
    check("{% if key == \"not-captured\" %}{{ \"Yes\" if x else \"none\" }}", &["Yes"]);
    check("{# Comment #}{{ x | join(sep=\" \") }}", &[]);
    check("{{ t(\"x\", what=\"Words\") }}", &["Words"]);
}

/// Returns the texts in string literals of Rust code, without its tests and attributes, that a reader could see: several
/// words, or a word with a capital letter.
fn rust_texts(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]").next().unwrap();
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some(at) = rest.find(['"', '\'', '/', '#']) {
        let (begin, after) = (&rest[at..at + 1], &rest[at + 1..]);
        rest = match begin {
            "/" if after.starts_with('/') => after.split_once('\n').map_or("", |(_, rest)| rest),
            "#" if after.starts_with('[') => after.split_once("]\n").map_or("", |(_, rest)| rest),
            // A character, or a lifetime.
            "'" if after.starts_with('\\') => after[2..].split_once('\'').map_or("", |(_, rest)| rest),
            "'" => {
                let length = after.chars().next().map_or(0, char::len_utf8);
                if after[length..].starts_with('\'') { &after[length + 1..] } else { after }
            }
            "\"" => {
                let mut end = 0;
                while !after[end..].starts_with('"') {
                    end += if after[end..].starts_with('\\') {
                        2
                    } else {
                        after[end..].chars().next().unwrap().len_utf8()
                    };
                }
                let text = &after[..end];
                let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                let is_text = text
                    .split(' ')
                    .collect::<Vec<_>>()
                    .windows(2)
                    .any(|pair| letters(pair[0].chars().next_back()) && letters(pair[1].chars().next()));
                let mut chars = text.chars();
                let is_word = chars.next().is_some_and(|c| c.is_ascii_uppercase())
                    && chars.next().is_some_and(|c| c.is_ascii_lowercase());
                // The pattern of a match is a key.
                if (is_text || is_word) && !after[end + 1..].starts_with(" =>") {
                    found.push(text.to_owned());
                }
                &after[end + 1..]
            }
            _ => after,
        };
    }
    found
}

/// Literals that are no texts of the site: names of services, of formats, and in ids.
const NO_TEXTS: [&str; 9] = [
    "A kind of change.",
    "ChangeName",
    "FeatureStatusJson",
    "Intune",
    "NotifyInApp",
    "Verdana,DejaVu Sans,sans-serif",
    "act by",
    "next update",
    "yyyy-mm-dd hh:mm",
];

#[test]
fn code_of_the_site_has_no_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let files = ["site", "exports", "guidance", "history"].map(|folder| walkdir::WalkDir::new(root.join(folder)));
    for entry in files.into_iter().flatten() {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|ending| ending == "rs") && !entry.path().ends_with("tests.rs") {
            let texts = rust_texts(&fs::read_to_string(entry.path()).unwrap());
            let is_known = |text: &String| NO_TEXTS.contains(&text.as_str()) || text.starts_with("@media screen");
            // For the manifest and for messages of the command line.
            let is_known =
                |text: &String| is_known(text) || ["named tenants", "feed of a fleet"].contains(&text.as_str());
            found.extend(texts.into_iter().filter(|text| !is_known(text)).map(|text| (entry.path().to_owned(), text)));
        }
    }
    assert_eq!(found, []);
}

#[test]
fn texts_in_code_are_found() {
    let code = "/// A \"doc comment\".\n#[doc = \"An attribute\"]\nfn f<'a>(x: &'a str) { g('\"', \"a-key\", \"Some words\", \"two words\\\" more\", \"Word\", '\\'', \"x y\") match x { \"A key\" => 1 } }\n#[cfg(test)]\n\"In tests\"";
    assert_eq!(rust_texts(code), ["Some words", "two words\\\" more", "Word", "x y"]);
}

/// The ids of a message file, in its order.
fn ids(file: &str) -> Vec<String> {
    let resource = parser::parse(file).unwrap();
    let id = |entry: Entry<&str>| match entry {
        Entry::Message(message) => Some(message.id.name.to_owned()),
        _ => None,
    };
    resource.body.into_iter().filter_map(id).collect()
}

/// The ids that a template uses.
fn used(template: &str) -> Vec<String> {
    let (_, tags) = split(template);
    let call = |lexemes: &[Lexeme]| match lexemes {
        [Lexeme::Name(name), Lexeme::Sign('('), Lexeme::Text(id)] if name == "t" => Some(id.clone()),
        _ => None,
    };
    tags.iter().flat_map(|tag| tag.windows(3).filter_map(call)).collect()
}

/// Loading a folder reports unknown messages, and arguments that are not those of the message.
#[test]
fn every_message_is_used_and_every_used_one_is_defined() {
    theme::load(&Choice::Folder(default_theme()), "en", None).map_err(|failure| format!("{failure:?}")).ok().unwrap();
    let file = fs::read_to_string(default_theme().join("words/en.ftl")).unwrap();
    let used: BTreeSet<String> = templates().iter().flat_map(|(_, template)| used(template)).collect();
    let ids = ids(&file);
    // The compiler warns of messages of the program that it does not use.
    let of_program = Messages::built_in("en").unwrap().of_program();
    let unused: Vec<&String> = ids.iter().filter(|id| !used.contains(*id) && of_program.get(id).is_none()).collect();
    assert_eq!(unused, Vec::<&String>::new(), "no template uses these messages");
    assert_eq!(used.iter().find(|id| !ids.contains(id)), None);
    let wrong = |id: &&String| !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    assert_eq!(ids.iter().find(wrong), None, "ids are in kebab case");
    assert_eq!(self::used("{{ t(\"a\") }}{% if t(\"b\", x=t('c')) %}{{ at(\"d\") }}"), ["a", "b", "c"]);
}

const MANIFEST: (&str, &str) = ("my/theme.yaml", "name: my\nparent: default\n");
const CONFIG: (&str, &str) = ("data/tenant-status.yaml", "theme: ../my\n");

#[test]
fn a_theme_replaces_single_messages() {
    let words = "\
skip-to-content = To the content
main-menu = Sections of this site
years = Year
footer-built-by = { $source }, by { $program }
connectors-of = Mine
";
    let own = "{% extends \"default/hub.html\" %}{% block foot %}<p>{{ t(\"connectors-of\") }}</p>{% endblock foot %}";
    let case = Case::new(&[MANIFEST, CONFIG, ("my/words/en.ftl", words), ("my/hub.html", own)]);
    case.build().map_err(|failure| format!("{failure:?}")).unwrap();
    let page = case.page("index.html");
    assert!(page.contains(">To the content</a>"), "{page}");
    assert!(page.contains("aria-label=\"Sections of this site\""), "a value that needs quotes has them: {page}");
    assert!(page.contains("<p>one snapshot, by tenant-status"), "{page}");
    assert!(page.contains("<p>Mine</p>"), "{page}");
    assert!(page.contains("aria-label=\"What needs attention\""), "other messages are the parent's: {page}");
}

/// So that a page is rendered again, although no template changed.
#[test]
fn words_are_part_of_the_digest_of_a_theme() {
    let digest = |text: &str| {
        let case = Case::new(&[MANIFEST, ("my/words/en.ftl", text)]);
        let choice = Choice::Folder(case.folder.path().join("my"));
        theme::load(&choice, "en", None).map_err(|failure| format!("{failure:?}")).ok().unwrap().digest()
    };
    assert_eq!(digest("years = Year\n"), digest("years = Year\n"));
    assert_ne!(digest("years = Year\n"), digest("years = Years\n"));
}

#[test]
fn wrong_words_have_a_location_and_help() {
    #[track_caller]
    fn check(path: &str, text: &str, expected: &str) {
        let case = Case::new(&[MANIFEST, CONFIG, (path, text)]);
        let found: Vec<String> =
            case.findings_with_help().into_iter().map(|finding| finding.replace("data/../", "")).collect();
        assert_eq!(found, [expected]);
    }
    const FILE: &str = "my/words/en.ftl";
    check(
        FILE,
        "# A comment\nskip-to-contents = Skip\n",
        "my/words/en.ftl:2:1 words there is no message `skip-to-contents` to replace, and no template uses it (did you mean `skip-to-content`?)",
    );
    check(
        FILE,
        "years = Years\nfooter-questions = Ask { $contakt } or { $contact }\n",
        "my/words/en.ftl:2:1 words the message `footer-questions` has no variable `$contakt` (did you mean `contact`?)",
    );
    check(
        FILE,
        "footer-questions = Ask us\n",
        "my/words/en.ftl:1:1 words the variable `$contact` of the message `footer-questions` is missing (write `{ $contact }` where its value belongs)",
    );
    check(
        FILE,
        "years = Years\nmonths = { 1 }\n",
        "my/words/en.ftl:2:12 words a number is written as text, without braces (a message is `id = text`, with variables as `{ $name }`; see \"Words\" in themes/README.md)",
    );
    check(
        FILE,
        "years = Years\nmonths : Months\n",
        "my/words/en.ftl:2:8 words not a message: Expected a token starting with \"=\" (a message is `id = text`, with variables as `{ $name }`; see \"Words\" in themes/README.md)",
    );
    check(
        "my/words/german.ftl",
        "years = Jahre\n",
        "my/words/german.ftl words the file is not named after a language (messages in German are in words/de.ftl)",
    );
    check(
        "my/hub.html",
        "<p>{{ t(\"year\") }}\n",
        "my/hub.html:1:9 template there is no message `year` (did you mean `years`?)",
    );
    check(
        "my/hub.html",
        "<p>\n{{ t(\"footer-questions\") }}\n",
        "my/hub.html:2:4 template the message `footer-questions` needs the argument `contact` (it has: `contact`)",
    );
    check(
        "my/hub.html",
        "<p>\n{{ t(\"footer-questions\", contact=page.title, x=1) }}\n",
        "my/hub.html:2:46 template the message `footer-questions` has no variable `x` (it has: `contact`)",
    );
}

/// A message that is expanded does not move the location of another error.
#[test]
fn errors_beside_messages_have_their_own_location() {
    let hub = "<p>\n{{ t(\"skip-to-content\") }} {{ t(\"years\") }} {{ pgae.title }}\n";
    let case = Case::new(&[MANIFEST, CONFIG, ("my/hub.html", hub)]);
    let found = case.findings();
    assert!(found[0].starts_with("data/../my/hub.html:2:48 template Variable `pgae` is not defined"), "{found:?}");
}

#[test]
fn hostile_words_are_escaped_everywhere() {
    let attack = r#"<script>alert(1)</script> " ' {"{{"} page.title {"}}"} {"{%"} raw {"%}"} {"{#"}"#;
    let shown = "&lt;script&gt;alert(1)&lt;/script&gt; &quot; &#39; {{ page.title }} {% raw %} {#";
    // As text, as an attribute, and both as text and in an expression.
    let ids = ["skip-to-content", "on-this-page", "hub-tenant-details", "rule-title", "calendar-sunday"];
    let words: String = ids.iter().map(|id| format!("{id} = {attack}\n")).collect();
    let case = Case::new(&[MANIFEST, CONFIG, ("my/words/en.ftl", &words)]);
    case.build().map_err(|failure| format!("{failure:?}")).unwrap();
    let pages = ["index.html", "connectors/index.html", "archive/index.html"].map(|path| case.page(path));
    for page in &pages {
        assert!(!page.contains("<script>") && !page.contains("alert(1)</"), "{page}");
        assert!(page.replace("&#123;", "{").contains(&format!("href=#content>{shown}</a>")), "{page}");
    }
    let count = |page: &str| page.replace("&#123;", "{").matches(shown).count();
    assert!(count(&pages[0]) >= 2, "{}", pages[0]);
    assert!(pages[0].replace("&#123;", "{").contains(&format!("aria-label=\"{shown}\"")), "{}", pages[0]);
    assert!(pages[1].replace("&#123;", "{").contains(&format!("id=rule-title>{shown}</h2>")) || count(&pages[1]) >= 2);
    assert!(pages[2].replace("&#123;", "{").contains(&format!("abbr=\"{shown}\"")), "{}", pages[2]);
}
