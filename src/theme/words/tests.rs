//! Tests of message files and their calls.

use proptest::prelude::*;
use tera::{Context, Tera};

use std::collections::BTreeSet;

use super::{expand::CALL_HELP, *};
use crate::{
    locale::{MessageProblem, Part, Wording},
    theme::escape,
};

const FILE: &str = r#"
title = Overview
quote = "A" & 'B' \ <b>
who = Granted by { $who }.
changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
two-lines =
    One
    Two
brace = { "{{" } x { "}}" }
"#;

fn words(file: &str) -> Messages {
    let mut words = Messages::default();
    words.add(file, &Plurals::of("en")).unwrap();
    words
}

fn expanded(template: &str) -> String {
    expand(&words(FILE), "en", template).unwrap().text
}

fn rendered(words: &Messages, template: &str) -> String {
    let text = expand(words, "en", template).unwrap().text;
    let mut tera = Tera::new();
    tera.set_escape_fn(escape::html);
    tera.register_filter("plural", plural(Plurals::of("en")));
    tera.add_raw_template("x.html", &text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let mut context = Context::new();
    context.insert("name", "<Ann>");
    context.insert("one", &1);
    context.insert("two", &2);
    tera.render("x.html", &context).unwrap()
}

#[test]
fn calls_are_expanded() {
    #[track_caller]
    fn check(template: &str, expected: &str) {
        assert_eq!(expanded(template), expected);
    }
    check("<p>{{ t(\"title\") }}</p>", "<p>Overview</p>");
    check("{{t('title',)}}{{ t( `title` ) }}", "OverviewOverview");
    check("{{ t(\"quote\") }}", "&quot;A&quot; &amp; &#39;B&#39; \\ &lt;b&gt;");
    check("{{ t(\"two-lines\") }}", "One Two");
    check("{{ t(\"who\", who=one.by) }}", "Granted by {{ one.by }}.");
    check("{{ t(\"who\", who=t(\"title\")) }}", "Granted by {{ \"Overview\" }}.");
    check(
        "{{ t(\"changes\", count=list | length) }}",
        "{% if (list | length) | plural == \"one\" %}{{ list | length }} change{% else %}{{ list | length }} changes{% endif %}",
    );
    check("a {{- t(\"title\") -}} b", "a {{- \"\" }}Overview{{ \"\" -}} b");
    check("{% set x = t(\"title\") %}", "{% set x = \"Overview\" %}");
    check("{{ t(\"title\") | lower }}", "{{ \"Overview\" | lower }}");
    check("{{<ui.x title={t(\"quote\")} />}}", "{{<ui.x title={\"\\\"A\\\" & 'B' \\\\ <b>\"} />}}");
    check("{{<ui.x title={t(\"who\", who=a ~ b)} />}}", "{{<ui.x title={(\"Granted by \" ~ (a ~ b) ~ \".\")} />}}");
    check(
        "{% part who %}<b>{{ name }}</b>{% endpart %}<p>{{ t(\"who\", who=who) }}</p>",
        "<p>Granted by <b>{{ name }}</b>.</p>",
    );
    check(
        "{% block a %}{% part who %}x{% endpart %}{{ t(\"who\", who=who) }}{% endblock a %}{{ t(\"who\", who=who) }}",
        "{% block a %}Granted by x.{% endblock a %}Granted by {{ who }}.",
    );
}

#[test]
fn text_from_microsoft_is_marked_in_other_languages() {
    let template = "<p{% foreign %}>{{ title }}</p>";
    assert_eq!(expand(&words(FILE), "en", template).unwrap().text, "<p>{{ title }}</p>");
    assert_eq!(expand(&words(FILE), "de", template).unwrap().text, "<p lang=\"en\">{{ title }}</p>");
}

#[test]
fn everything_else_is_left_as_it_is() {
    for template in [
        "",
        "t(\"title\") { t(\"title\") }",
        "{# t(\"title\") #}",
        "{% raw %}{{ t(\"title\") }}{% endraw %}",
        "{{ \"t(\" }}{{ part(x) }}{{ a.t(x) }}{{ a | t(x) }}",
        "{{ x",
        "{{ \"x }}",
        "{%}",
        "{{}}",
        "{{-}}",
        "{{--}}é{",
    ] {
        assert_eq!(expanded(template), template);
    }
}

#[test]
fn messages_are_printed_and_escaped_like_other_values() {
    let words = words(FILE);
    assert_eq!(rendered(&words, "{{ t(\"who\", who=name) }}"), "Granted by &lt;Ann&gt;.");
    assert_eq!(rendered(&words, "{% set x = t(\"who\", who=name) %}{{ x }}"), "Granted by &lt;Ann&gt;.");
    assert_eq!(rendered(&words, "{{ t(\"changes\", count=one) }}"), "1 change");
    assert_eq!(rendered(&words, "{{ t(\"changes\", count=two) }}"), "2 changes");
    assert_eq!(rendered(&words, "{{ t(\"brace\") }}"), "&#123;&#123; x }}");
    assert_eq!(rendered(&words, "{{ t(\"brace\") | lower }}"), "{{ x }}");
}

#[test]
fn positions_lead_back_to_the_source() {
    let source = "{{ t(\"title\") }} {{ wrong }} {{ t(\"who\", who=bad) }}";
    let expanded = expand(&words(FILE), "en", source).unwrap();
    let origin = |text: &str| expanded.origins.of(expanded.text.find(text).unwrap());
    assert_eq!(origin("wrong"), source.find("wrong").unwrap());
    assert_eq!(origin("bad"), source.find("bad").unwrap());
    assert_eq!(origin("Granted"), source.find("t(\"who").unwrap());
}

#[test]
fn wrong_calls_are_problems() {
    #[track_caller]
    fn check(template: &str, at: &str, message: &str, help: &str) {
        let problems = expand(&words(FILE), "en", template).unwrap_err();
        let expected = MessageProblem::new(template.find(at).unwrap(), message, help);
        assert_eq!(problems, [expected], "{template}");
    }
    let unknown = "there is no message `titel`";
    check("{{ t(\"titel\") }}", "\"titel", unknown, "did you mean `title`?");
    check("{% if t(\"titel\") %}", "\"titel", unknown, "did you mean `title`?");
    check("{{ t(id) }}", "id", "the id of a message is a quoted text", CALL_HELP);
    check("{{ t(\"title\" x) }}", "x)", "expected `,` or `)`", CALL_HELP);
    check("{{ t(\"who\", name) }}", "name", "an argument is `name=value`", CALL_HELP);
    check("{{ t(\"who\", who=) }}", "who=", "the argument has no value", CALL_HELP);
    check("{{ t(\"who\", who=a, who=b) }}", "who=b", "the argument occurs twice", CALL_HELP);
    check("{{ t(\"who\", who=(a }}", "t(", "the call does not end", CALL_HELP);
    check("{{ t(\"who\") }}", "t(", "the message `who` needs the argument `who`", "it has: `who`");
    check("{{ t(\"title\", x=1) }}", "x=1", "the message `title` has no variable `x`", "it has no variables");
    let help = "call `t` in a tag `{{ … }}` of its own";
    check(
        "{% set x = t(\"changes\", count=n) %}",
        "t(\"changes",
        "the message `changes` has a plural, of `count`: it can only be printed",
        help,
    );
    check("{% part x %}{{ y }}", "{% part", "the part does not end", "end it with `{% endpart %}`");
    check("{% endpart %}", "{%", "no part is open", "begin it with `{% part name %}`");
    check(
        "{% part x %}{% endpart %}",
        "{%",
        "the part `x` is not used",
        "pass it to a call behind it: `t(\"id\", name=name)`",
    );
    check(
        "{% part x %}{% endpart %}{{ t(\"who\", who=x) }}{{ t(\"who\", who=x) | lower }}",
        "x) |",
        "the part `x` can only be printed",
        help,
    );
}

#[test]
fn wrong_message_files_are_problems() {
    #[track_caller]
    fn check(file: &str, expected: &[(&str, &str)]) {
        let mut words = words(FILE);
        let problems = words.add(file, &Plurals::of("en")).unwrap_err();
        let found: Vec<(usize, &str)> = problems.iter().map(|found| (found.at, found.message.as_str())).collect();
        let expected: Vec<(usize, &str)> =
            expected.iter().map(|(at, message)| (file.find(at).unwrap(), *message)).collect();
        assert_eq!(found, expected, "{file}");
    }
    check("a = { -brand }\n", &[("brand", "references to messages and terms are not supported")]);
    check("a = { title }\n", &[("title", "references to messages and terms are not supported")]);
    check("a = { NUMBER($x) }\n", &[("NUMBER", "functions are not supported")]);
    check("a = { 3 }\n", &[("3", "a number is written as text, without braces")]);
    check("-brand = x\n", &[("brand", "terms are not supported")]);
    check("a = x\n    .title = y\n", &[("title", "attributes of messages are not supported")]);
    check("b = x\na = 1\na = 2\n", &[("a = 2", "the file has the message `a` twice")]);
    check("a = { $n ->\n    [some] x\n   *[other] y\n}\n", &[("some", "the language has no plural category `some`")]);
    check("a = { $n ->\n    [1] x\n   *[other] y\n}\n", &[("n ->", "a variant is a plural category, not a number")]);
    check(
        "a = { $n ->\n    [other] x\n   *[one] y\n}\n",
        &[
            ("other", "the default variant is `other`: `*[other]`"),
            ("one", "the default variant is `other`: `*[other]`"),
        ],
    );
    check(
        "who = Granted by { $whom }\n",
        &[
            ("who", "the message `who` has no variable `$whom`"),
            ("who", "the variable `$who` of the message `who` is missing"),
        ],
    );
    let deep = format!("a = {}", "{".repeat(1_000_000));
    assert_eq!(words(FILE).add(&deep, &Plurals::of("en")).unwrap_err()[0].message, "braces are nested too deeply");
    assert!(
        words(FILE).add("a = { $x\nb = y\n", &Plurals::of("en")).unwrap_err()[0].message.starts_with("not a message: ")
    );
}

#[test]
fn a_later_file_replaces_messages() {
    let mut words = words(FILE);
    let source = "new = New\ntitle = Home\n";
    assert_eq!(words.add(source, &Plurals::of("en")).unwrap(), [("new".to_owned(), 0)]);
    assert_eq!(expand(&words, "en", "{{ t(\"title\") }} {{ t(\"new\") }}").unwrap().text, "Home New");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a message contains, it is printed like any other value.
    #[test]
    fn any_text_is_escaped_like_other_values(text in "[ -~\u{80}-\u{24f}\u{2020}-\u{202f}]{0,40}|[{}%#\"'\\\\`<&\u{202e}-]{0,12}") {
        let pattern = vec![Part::Text(text.clone()), Part::Variable("x".to_owned())];
        let message = Wording { pattern, variables: BTreeSet::from(["x".to_owned()]) };
        let words = Messages::from_iter([("m".to_owned(), message)]);
        let mut expected = Vec::new();
        escape::html(&text, &mut expected).unwrap();
        let expected = format!("{}&lt;Ann&gt;", String::from_utf8(expected).unwrap());
        let entity = |text: String| text.replace("&#123;", "{");
        prop_assert_eq!(entity(rendered(&words, "{{ t(\"m\", x=name) }}")), expected.clone());
        prop_assert_eq!(rendered(&words, "{% set y = t(\"m\", x=name) %}{{ y }}"), expected);
    }

    /// No template and no message file makes the program panic, and templates without calls stay as they are.
    #[test]
    fn any_input_is_read(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{{", "}}", "{%", "%}", "{#", "#}", "t(", "\"title\"", "\"who\"", ",", "who=", ")", "(", "\"", "'", "\\",
            " part ", " endpart ", "raw", "endraw", "-", "é", " ", "\n", "=", "{", "}", "$", "[one]", "*[other]", "->",
        ]), 0..24)
    ) {
        let text = parts.concat();
        let words = words(FILE);
        if let Ok(expanded) = expand(&words, "en", &text)
            && !text.contains("t(")
            && !text.contains("part")
        {
            prop_assert_eq!(&expanded.text, &text);
            for at in 0..text.len() {
                prop_assert_eq!(expanded.origins.of(at), at);
            }
        }
        let _ = Messages::default().add(&text, &Plurals::of("en"));
        let _ = Messages::default().add(&format!("a = {text}"), &Plurals::of("en"));
    }
}
