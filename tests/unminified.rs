//! The same pages from the built-in theme as it is written, and as it is inside the program.
//!
//! A minifier takes away blanks between elements in some places; where that runs two words together, a reader sees it and
//! a comparison of bytes does not. `tests/browser/words.mjs` reads both folders as a browser shows them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tenant_status::{
    pipeline::plan_whole,
    site::Settings,
    snapshot::{self, Services},
    theme::{self, Choice, Theme},
};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn load(choice: &Choice) -> Theme {
    theme::load(choice, "en", None).ok().unwrap()
}

#[test]
fn pages_have_the_same_elements_and_less_between_them() {
    let words = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words");
    let _ = fs::remove_dir_all(&words);
    let written = load(&Choice::Folder(project().join("themes").join(theme::DEFAULT)));
    let built_in = load(&Choice::BuiltIn(theme::DEFAULT.to_owned()));
    let settings = Settings { options: built_in.options.clone(), ..Settings::default() };
    let mut pages = 0;
    for data in ["data", "tests/golden/one-of-everything/data", "tests/golden/nothing-captured/data"] {
        let (archive, findings) = snapshot::read(&project().join(data), Services::All, &()).unwrap();
        assert!(!findings.has_errors());
        let histories = archive.histories();
        let site = plan_whole(&histories, &settings, None);
        for planned in site.pages() {
            let page = site.page(&planned);
            let [before, after] = [&written, &built_in].map(|theme| theme.render(&page).unwrap());
            let path = planned.path.as_str();
            assert!(after.len() < before.len(), "{path} became no smaller");
            let (is, was) = (elements(&after), elements(&before));
            let same = is.iter().zip(&was).take_while(|(is, was)| is == was).count();
            assert_eq!((is.get(same), is.len()), (was.get(same), was.len()), "{path}, tag {same}");
            for (folder, html) in [("before", &before), ("after", &after)] {
                let file: PathBuf = words.join(folder).join(data.replace('/', "-")).join(path);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, html).unwrap();
            }
            pages += 1;
        }
    }
    assert!(pages > 80, "{pages}");
}

/// The tags of a page, each with its attributes in the order of their names.
fn elements(html: &str) -> Vec<Vec<String>> {
    use html5ever::tokenizer::{BufferQueue, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer};
    #[derive(Default)]
    struct Tags(std::cell::RefCell<Vec<Tag>>);
    impl TokenSink for Tags {
        type Handle = ();
        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            if let TagToken(tag) = token {
                self.0.borrow_mut().push(tag);
            }
            TokenSinkResult::Continue
        }
    }
    let input = BufferQueue::default();
    input.push_back(html.into());
    let tokenizer = Tokenizer::new(Tags::default(), Default::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let attributes = |tag: &Tag| {
        let mut all: Vec<String> = tag
            .attrs
            .iter()
            .map(|attribute| format!("{}={}", attribute.name.local, attribute.value.replace(char::is_whitespace, "")))
            .collect();
        all.sort();
        all
    };
    let name = |tag: &Tag| format!("{:?} {}", tag.kind, tag.name);
    let end = |tag: &Tag| tag.self_closing.then(|| vec![format!("EndTag {}", tag.name)]);
    let found = tokenizer.sink.0.into_inner();
    // An element that ends at once is the same as one that ends behind nothing.
    found.iter().flat_map(|tag| [Some([vec![name(tag)], attributes(tag)].concat()), end(tag)]).flatten().collect()
}
