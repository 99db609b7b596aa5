//! The same pages with and without the minifier, side by side, for the browser to compare their words.
//!
//! The minifier takes away blanks between elements in some places; where that runs two words together, a reader sees
//! it and a comparison of bytes does not. `tests/browser/words.mjs` reads both folders as a browser shows them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{fs, path::Path};

use tenant_status::{
    site::{self, Settings},
    snapshot::{self, Services},
    theme::{self, Choice},
};

#[test]
fn pages_are_written_with_and_without_the_minifier() {
    let words = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words");
    let _ = fs::remove_dir_all(&words);
    let theme = theme::load(&Choice::BuiltIn(theme::DEFAULT.to_owned())).unwrap().ok().unwrap();
    let settings = Settings { options: theme.options.clone(), ..Settings::default() };
    let mut written = 0;
    for data in ["data", "tests/golden/one-of-everything/data", "tests/golden/nothing-captured/data"] {
        let (archive, findings) =
            snapshot::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(data), Services::All, |_, _| ()).unwrap();
        assert!(!findings.has_errors());
        let site = site::plan(&archive, &settings, None);
        for planned in site.pages() {
            let page = site.page(&planned);
            let before = page.bodies.fill(&theme.frame(&page).unwrap());
            let after = theme.render(&page).unwrap();
            assert!(after.warning.is_none(), "{}", planned.path.as_str());
            assert!(after.html.len() < before.len(), "{} became no smaller", planned.path.as_str());
            let name = data.replace('/', "-");
            for (folder, html) in [("before", &before), ("after", &after.html)] {
                let file = words.join(folder).join(&name).join(planned.path.as_str());
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, html).unwrap();
            }
            written += 1;
        }
    }
    assert!(written > 80, "{written}");
}
