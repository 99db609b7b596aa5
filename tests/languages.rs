//! Languages and time zones: of whole sites, of audiences, and of single messages.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};
use icu_datetime::{DateTimeFormatter, fieldsets, input::Date};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use tenant_status::{
    locale::{self, Language, Locale, Messages, Plurals},
    time_zone::Zone,
};

use crate::{
    common::{PROGRAM, said},
    theme::Case,
};

fn words(tag: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/default/words/{tag}.ftl"));
    fs::read_to_string(path).unwrap()
}

/// Collects the variables of a pattern, and for each that selects a plural, the categories.
fn variables(pattern: &Pattern<&str>, all: &mut BTreeMap<String, BTreeSet<String>>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                all.entry(id.name.to_owned()).or_default();
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                for variant in variants {
                    if let VariantKey::Identifier { name } = variant.key {
                        all.entry(id.name.to_owned()).or_default().insert(name.to_owned());
                    }
                    variables(&variant.value, all);
                }
            }
            _ => {}
        }
    }
}

type FileMessages = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Returns the messages of a file, each with its variables and their plural categories.
fn messages(file: &str) -> FileMessages {
    let message = |entry: Entry<&str>| {
        let Entry::Message(message) = entry else { return None };
        let mut all = BTreeMap::new();
        message.value.iter().for_each(|pattern| variables(pattern, &mut all));
        Some((message.id.name.to_owned(), all))
    };
    parser::parse(file).unwrap().body.into_iter().filter_map(message).collect()
}

/// Returns how a file differs from the English one.
fn differences(english: &FileMessages, other: &FileMessages, tag: &str) -> Vec<String> {
    let plurals = Plurals::of(tag);
    // Zero to a hundred have every category of the built-in languages that a count can have, but `many`.
    let categories: BTreeSet<&str> = (0..=100).map(|number| plurals.category(number)).collect();
    let mut found = Vec::new();
    for id in english.keys().filter(|id| !other.contains_key(*id)) {
        found.push(format!("{id} is missing"));
    }
    for (id, variables) in other {
        let Some(expected) = english.get(id) else {
            found.push(format!("{id} is not in English"));
            continue;
        };
        let names = |all: &BTreeMap<String, BTreeSet<String>>| all.keys().cloned().collect::<BTreeSet<_>>();
        if names(expected) != names(variables) {
            found.push(format!("{id} has other variables"));
        }
        for (name, variants) in variables.iter().filter(|(_, variants)| !variants.is_empty()) {
            // A message with `other` alone in English is never about one item.
            let is_of_several = expected.get(name).is_some_and(|variants| variants.len() == 1);
            if !is_of_several && categories.iter().any(|category| !variants.contains(*category)) {
                found.push(format!("{id} has no variant for some number"));
            }
        }
    }
    found
}

#[test]
fn every_language_has_every_message_with_its_variables() {
    let english = messages(&words("en"));
    let mut tags = Vec::new();
    for tag in locale::languages() {
        assert_eq!(differences(&english, &messages(&words(tag)), tag), Vec::<String>::new(), "{tag}");
        let mut of_file = Messages::default();
        of_file.add(&words(tag), &Plurals::of(tag)).unwrap();
        assert_eq!(Some(&of_file), Messages::built_in(tag), "the program has other messages than {tag}.ftl");
        tags.push(tag);
    }
    assert_eq!(tags, ["de", "en", "es", "fr", "ja"]);
}

#[test]
fn differences_between_languages_are_found() {
    let english = messages("a = { $x }\nb = B\nc = { $n ->\n    [one] 1\n   *[other] { $n }\n}\n");
    let other = messages("a = { $y }\nc = { $n ->\n   *[other] { $n }\n}\nd = D\n");
    let expected = ["b is missing", "a has other variables", "c has no variant for some number", "d is not in English"];
    assert_eq!(differences(&english, &other, "de"), expected);
    let japanese = messages("a = { $x }\nb = B\nc = { $n ->\n   *[other] { $n }\n}\n");
    assert_eq!(differences(&english, &japanese, "ja"), Vec::<String>::new());
}

/// A time zone, its local time at some time as Python's `zoneinfo` has it, and its abbreviation there.
const PYTHON: &str = r#"
import datetime, json, sys, zoneinfo
for line in sys.stdin:
    zone, at = json.loads(line)
    local = datetime.datetime.fromtimestamp(at, zoneinfo.ZoneInfo(zone))
    print(json.dumps([local.strftime("%Y-%m-%d %H:%M:%S"), local.tzname()]))
"#;

/// Up to 2024: later rules may differ between the tz database of the program and that of the machine.
#[test]
fn times_are_those_of_pythons_zoneinfo() {
    const ZONES: [&str; 9] = [
        "UTC",
        "Europe/Berlin",
        "Europe/Madrid",
        "Europe/London",
        "America/New_York",
        "Asia/Tokyo",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Apia",
    ];
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let any = (prop::sample::select(&ZONES), 0_i64..1_735_689_600);
    let mut cases: Vec<(&str, i64)> = (0..2_000).map(|_| any.new_tree(&mut runner).unwrap().current()).collect();
    // The hours around the changes of the clocks of Europe in 2024, and the day that Apia skipped.
    for begin in [1_711_843_200, 1_729_987_200, 1_325_152_800] {
        cases.extend(ZONES.iter().flat_map(|zone| (0..8).map(move |half| (*zone, begin + half * 1_800))));
    }
    let mut python = Command::new("python3")
        .args(["-c", PYTHON])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is installed by tests/run");
    let input: String = cases.iter().map(|case| serde_json::to_string(case).unwrap() + "\n").collect();
    python.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    assert!(output.status.success());
    let expected = String::from_utf8(output.stdout).unwrap();
    assert_eq!(expected.lines().count(), cases.len());
    for ((zone, at), line) in cases.iter().zip(expected.lines()) {
        let local = Zone::parse(zone).unwrap().rules().to_local(DateTime::from_timestamp(*at, 0).unwrap());
        let [time, name]: [String; 2] = serde_json::from_str(line).unwrap();
        assert_eq!((local.at.format("%F %T").to_string(), local.zone), (time, name), "{zone} {at}");
    }
}

#[test]
fn a_time_without_four_digits_is_shown_in_utc() {
    let berlin = Zone::parse("Europe/Berlin").unwrap().rules();
    for at in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        assert_eq!(berlin.to_local(at).at, at.naive_utc());
        assert_eq!(berlin.day(at), at.date_naive());
    }
}

/// Dates of four years are those of ICU. Differences: headings begin with a capital, English has the day first, as it is in
/// Microsoft's admin centers outside the United States, and French has `1er`. The short dates of German and Japanese have no numbers
/// for months, so they are compared with the long ones, with the month shortened.
#[test]
fn dates_are_those_of_icu() {
    let day_first = |text: &str| {
        let (before, rest) = text.rsplit_once(", ").unwrap();
        let (weekday, date) = before.split_once(", ").map_or((None, before), |(weekday, date)| (Some(weekday), date));
        let (month, day) = date.split_once(' ').unwrap();
        let date = format!("{day} {month} {rest}");
        weekday.map_or_else(|| date.clone(), |weekday| format!("{weekday}, {date}"))
    };
    for tag in locale::languages() {
        let locale = in_language(tag);
        let icu_locale = tag.parse::<icu_locale_core::Locale>().unwrap();
        let short = DateTimeFormatter::try_new(icu_locale.clone().into(), fieldsets::YMD::medium()).unwrap();
        let long = DateTimeFormatter::try_new(icu_locale.clone().into(), fieldsets::YMD::long()).unwrap();
        let weekday = DateTimeFormatter::try_new(icu_locale.clone().into(), fieldsets::YMDE::long()).unwrap();
        let month = DateTimeFormatter::try_new(icu_locale.into(), fieldsets::YM::long()).unwrap();
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
        for day in first.iter_days().take(4 * 365 + 1) {
            let icu = Date::try_new_iso(day.year(), day.month() as u8, day.day() as u8).unwrap();
            let expected = match tag {
                "en" => [day_first(&short.format(&icu).to_string()), day_first(&weekday.format(&icu).to_string())],
                "fr" => [short.format(&icu).to_string(), weekday.format(&icu).to_string()].map(|text| {
                    let text = format!(" {text}").replace(" 1 ", " 1er ");
                    text.trim_start().to_owned()
                }),
                "de" | "ja" => [long.format(&icu).to_string(), weekday.format(&icu).to_string()],
                _ => [short.format(&icu).to_string(), weekday.format(&icu).to_string()],
            };
            let date = locale.calendar_day(day);
            let date = match tag {
                "de" => {
                    let name = month.format(&icu).to_string();
                    let name = name.split(' ').next().unwrap();
                    let abbreviated = locale.short_month(day);
                    assert!(name.starts_with(abbreviated.trim_end_matches('.')), "{name} {abbreviated}");
                    date.replace(abbreviated, name)
                }
                _ => date,
            };
            assert_eq!([date, locale.weekday_and_day(day)], [expected[0].clone(), locale::capitalized(&expected[1])]);
            assert_eq!(locale.month_of(day), locale::capitalized(&month.format(&icu).to_string()));
        }
    }
}

fn in_language(tag: &str) -> Locale {
    Locale::new(Language::new(tag, Messages::built_in(tag).unwrap()), Zone::UTC)
}

const SNAPSHOT: &str = "\
schema: tenant-status/v1
captured_at: 2026-03-28T23:30:00Z
tenant: { name: Contoso }
connectors:
  - { type: apple-push-certificate, id: apns, name: Push, expires_at: 2026-03-29T22:30:00Z }
messages:
  - { id: MC1, title: Plan for a change, services: [Microsoft Intune], updated_at: 2026-03-20T08:00:00Z }
";

/// A site in a language and a time zone.
fn site(files: &[(&str, &str)], options: &[&str]) -> Case {
    let case = Case::new(&[&[("snapshots/snapshot.yaml", SNAPSHOT)], files].concat());
    let mut command = Command::new(PROGRAM);
    command.current_dir(case.folder.path()).args(["build", "snapshots", "--out", "site", "--no-cache"]).args(options);
    let said = said(&mut command);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    case
}

#[test]
fn pages_are_in_the_language_and_the_time_zone() {
    let case = site(&[], &["--language", "de", "--time-zone", "Europe/Berlin"]);
    let page = case.page("index.html");
    assert!(page.contains("<html lang=de>") || page.contains("<html lang=\"de\">"), "{page}");
    assert!(page.contains("29. März 2026 00:30 CET") || page.contains("29. März 2026, 00:30 CET"), "{page}");
    assert!(page.contains("datetime=\"2026-03-28T23:30:00Z\""), "times for programs stay in UTC: {page}");
    assert!(page.contains("data-zone=\"Europe/Berlin\""), "{page}");
    // 23 hours later by the clock of Berlin, which skips an hour that night.
    assert!(page.contains("30. März 2026"), "{page}");
    let message = case.page("messages/MC1.html");
    assert!(message.contains("<h1 lang=\"en\">Plan for a change</h1>"), "{message}");
    let plain = site(&[], &[]).page("messages/MC1.html");
    assert!(plain.contains("<h1>Plan for a change</h1>") && !plain.contains("data-zone"), "{plain}");
}

#[test]
fn settings_have_a_language_and_options_win() {
    let settings = ("snapshots/tenant-status.yaml", "language: fr\ntime_zone: Asia/Tokyo\n");
    let page = site(&[settings], &[]).page("index.html");
    assert!(page.contains("lang=\"fr\"") || page.contains("lang=fr"), "{page}");
    assert!(page.contains("JST"), "{page}");
    let page = site(&[settings], &["--language", "ES", "--time-zone", "+02:00"]).page("index.html");
    assert!(page.contains("lang=\"es\"") || page.contains("lang=es"), "{page}");
    assert!(page.contains("+02"), "{page}");
}

#[test]
fn the_same_edition_in_two_languages_links_its_pages() {
    let settings = "\
audiences:
  everyone:
  alle: { like: everyone, title: Für alle, language: de }
  partners: { sections: [connectors], language: ja }
";
    let case = site(&[("snapshots/tenant-status.yaml", settings)], &[]);
    let page = case.page("everyone/connectors/apple-push-certificate/index.html");
    let link = "href=\"../../../alle/connectors/apple-push-certificate/index.html\"";
    assert!(page.matches(link).count() == 2 && page.contains("hreflang=\"de\""), "{page}");
    assert!(page.contains(">Deutsch</a>"), "{page}");
    assert!(!page.contains("partners"), "{page}");
    let back = case.page("alle/index.html");
    assert!(back.contains("../everyone/index.html") && back.contains(">English</a>"), "{back}");
    assert!(!case.page("partners/index.html").contains("hreflang"));
}

/// The samples of the data README: audiences in two languages, and own words.
#[test]
fn the_samples_of_the_readme_are_valid() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md")).unwrap();
    let section = readme.split("### Languages").nth(1).unwrap().split("\n### ").next().unwrap();
    let block = |info: &str| section.split(&format!("```{info}\n")).nth(1).unwrap().split("```").next().unwrap();
    let settings = format!("{}words: words.ftl\n", block("yaml fragment"));
    let files = [("snapshots/tenant-status.yaml", settings.as_str()), ("snapshots/words.ftl", block("ftl"))];
    let case = site(&files, &[]);
    let page = case.page("everyone/index.html");
    for text in ["Intune at Fabrikam", ">Skip to the status</a>", "../alle/index.html"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(case.page("alle/index.html").contains("Für alle"));
}

#[test]
fn own_words_replace_single_messages() {
    let settings = ("snapshots/tenant-status.yaml", "words: ../own.ftl\n");
    let own = "skip-to-content = To the content\nstatus-healthy = Fine\nstatus-warning = Careful\n";
    let page = site(&[settings, ("own.ftl", own)], &[]).page("index.html");
    assert!(page.contains(">To the content</a>") && page.contains("Careful") && !page.contains(">Warning<"), "{page}");
}

#[test]
fn wrong_words_and_languages_are_found() {
    #[track_caller]
    fn check(settings: &str, own: &str, expected: &str) {
        let case = Case::new(&[("data/tenant-status.yaml", settings), ("own.ftl", own)]);
        assert_eq!(case.findings_with_help(), [expected]);
    }
    check(
        "words: ../own.ftl\n",
        "a = A\n",
        "data/../own.ftl:1:1 words there is no message `a` to replace, and no template uses it (the messages are in the folder `words` of the theme and of its parents)",
    );
    check(
        "words: ../own.ftl\n",
        "\nbrief-sync = Synchronized\n",
        "data/../own.ftl:2:1 words the variable `$distance` of the message `brief-sync` is missing (write `{ $distance }` where its value belongs)",
    );
    check(
        "language: it\n",
        "",
        "themes/default/words/it.ftl words the theme has no words in the language `it` (the languages are de, en, es, fr, ja; for another one, add this file to a theme of your own)",
    );
    check(
        "language: no such\n",
        "",
        "data/tenant-status.yaml:1:11 bad-value `language`: `no such` is not a language; expected a tag such as `de` ()",
    );
}

/// A language is a file of a theme. What it does not have is in English.
#[test]
fn a_theme_adds_a_language() {
    let words = "\
language-name = Italiano
skip-to-content = Vai al contenuto
status-warning = Avviso
days =
    { $count ->
        [one] { $count } giorno
        [many] { $count } giorni
       *[other] { $count } giorni
    }
";
    let theme = ("my/theme.yaml", "name: my\nparent: default\n");
    let page = site(&[theme, ("my/words/it.ftl", words)], &["--theme", "my", "--language", "it"]).page("index.html");
    for text in [">Vai al contenuto</a>", "Avviso", "Connector status"] {
        assert!(page.contains(text), "{text}: {page}");
    }
}
