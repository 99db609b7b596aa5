//! Tests of drawings: what is accepted, and hostile files.

use super::*;

const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 32\">";

/// Checks the drawing as written anew, without its root.
#[track_caller]
fn accepted(inside: &str, expected: &str) {
    let (bytes, size) = rewritten(&format!("{OPEN}{inside}</svg>")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text, format!("{OPEN}{expected}</svg>"));
    assert_eq!(size, [120.0, 32.0]);
    assert_eq!(rewritten(&text).unwrap().0, text.as_bytes(), "written again, it stays the same");
}

/// Checks the reasons why a file is refused.
#[track_caller]
fn refused_file(file: &str, expected: &[&str]) {
    let refusals = rewritten(file).unwrap_err();
    let told: Vec<String> = refusals.iter().map(|refusal| format!("{} {}", refusal.line, refusal.message)).collect();
    assert_eq!(told, expected);
}

#[track_caller]
fn refused(inside: &str, expected: &str) {
    refused_file(&format!("{OPEN}\n{inside}</svg>"), &[&format!("2 {expected}")]);
}

#[test]
fn drawings_of_common_programs_are_accepted() {
    accepted("<path d=\"M0 0h9\" fill='#0b6e4f'/>", "<path d=\"M0 0h9\" fill=\"#0b6e4f\"></path>");
    accepted(
        "<g id=\"a\" style=\"fill:rgb(1,2,3);stroke:none\"><rect transform=\"rotate(45) translate(1 2)\" width=\"9\"/></g>",
        "<g id=\"a\" style=\"fill:rgb(1,2,3);stroke:none\"><rect transform=\"rotate(45) translate(1 2)\" width=\"9\"></rect></g>",
    );
    accepted(
        "<defs><style type=\"text/css\"><![CDATA[.a{fill:url(#b);}]]></style></defs><path class=\"a\"/>",
        "<defs><style>.a{fill:url(#b);}</style></defs><path class=\"a\"></path>",
    );
    accepted(
        "<linearGradient id=\"b\"><stop offset=\"0\" stop-color=\"red\"/></linearGradient>\
         <linearGradient id=\"c\" xlink:href=\"#b\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/>\
         <path fill=\"url('#c')\"/><use href=\"#b\"/>",
        "<linearGradient id=\"b\"><stop offset=\"0\" stop-color=\"red\"></stop></linearGradient>\
         <linearGradient id=\"c\" href=\"#b\"></linearGradient>\
         <path fill=\"url(&apos;#c&apos;)\"></path><use href=\"#b\"></use>",
    );
    accepted(
        "<title>A &amp; B&#33; &lt;script></title><text x=\"1\">x<tspan>y</tspan>z</text>",
        "<title>A &amp; B! &lt;script&gt;</title><text x=\"1\">x<tspan>y</tspan>z</text>",
    );
}

#[test]
fn notes_of_drawing_programs_are_dropped() {
    accepted(
        "<!-- made by someone --><metadata><rdf:RDF><script/></rdf:RDF></metadata>\
         <sodipodi:namedview><inkscape:grid/>text</sodipodi:namedview>\
         <g inkscape:label=\"x\" data-name=\"/home/someone\" aria-label=\"y\" xml:space=\"preserve\">text</g><?x y?>",
        "<g></g>",
    );
}

#[test]
fn scripts_and_handlers_are_refused() {
    refused("<script>alert(1)</script>", "it has an element `<script>`");
    refused("<svg:script/>", "it has an element `<svg:script>`");
    refused("<SCRIPT/>", "it has an element `<SCRIPT>`");
    refused("<foreignObject><p onclick=\"x\"/></foreignObject>", "it has an element `<foreignObject>`");
    refused("<animate attributeName=\"href\" to=\"javascript:x\"/>", "it has an element `<animate>`");
    refused("<set/>", "it has an element `<set>`");
    refused("<a href=\"#x\"/>", "it has an element `<a>`");
    refused("<image href=\"#x\"/>", "it has an element `<image>`");
    refused("<filter/>", "it has an element `<filter>`");
    refused("<path onload=\"x()\"/>", "`<path>` has an attribute `onload`");
    refused("<path ONCLICK=\"x()\"/>", "`<path>` has an attribute `ONCLICK`");
    refused("<g xmlns=\"http://www.w3.org/1999/xhtml\"/>", "`<g>` is of another namespace than SVG");
    refused_file(
        &OPEN.replace("viewBox", "onload='x()' viewBox"),
        &["1 `<svg>` has an attribute `onload`", "1 it is not complete"],
    );
}

#[test]
fn addresses_are_refused() {
    for address in ["http://e.example/x#a", "//e.example", "data:image/svg+xml,x", "javascript:x", "a.svg#b", " #a", ""]
    {
        refused(&format!("<use xlink:href=\"{address}\"/>"), &format!("`<use>` has a link: `{address}`"));
        refused(&format!("<use href=\"{address}\"/>"), &format!("`<use>` has a link: `{address}`"));
    }
    refused(
        "<path fill=\"url(http://e.example)\"/>",
        "the attribute `fill` of `<path>` has an address: `url(http://e.example)`",
    );
    refused(
        "<path fill=\"URL( '//e.example')\"/>",
        "the attribute `fill` of `<path>` has an address: `url(//e.example)`",
    );
    refused("<path style=\"fill:u\\72l(//e.example)\"/>", "the attribute `style` of `<path>` has an escape (`\\`)");
    refused(
        "<path style=\"background:image-set('//e.example' 1x)\"/>",
        "the attribute `style` of `<path>` has the function `image-set(…)`",
    );
    refused(
        "<path style=\"width:expression(x)\"/>",
        "the attribute `style` of `<path>` has the function `expression(…)`",
    );
    refused("<path fill=\"&#117;rl(data:x)\"/>", "the attribute `fill` of `<path>` has an address: `url(data:x)`");
    refused("<style>@import '//e.example';</style>", "`<style>` has a rule with `@`");
    refused("<style>.a{fill:url(//e.example)}</style>", "`<style>` has an address: `url(//e.example)`");
    refused("<style>.a{mask:url(#m)}</style>", "`<style>` has a reference other than `fill` and `stroke`");
    refused("<style>.a{fill:ur&#108;(//e.example)}</style>", "`<style>` has an address: `url(//e.example)`");
}

#[test]
fn entities_and_declarations_are_refused() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let declared = "1 it has a document type declaration, which can hide content";
    refused_file(&format!("{bomb}{OPEN}<text>&b;</text></svg>"), &[declared]);
    refused_file(&format!("<!DOCTYPE svg SYSTEM \"http://e.example/svg.dtd\">{OPEN}</svg>"), &[declared]);
    refused("<text>&b;</text>", "it has the entity `&b;`");
    refused_file(
        &format!("<?xml-stylesheet href=\"//e.example\"?>{OPEN}</svg>"),
        &["1 it loads a style sheet (`xml-stylesheet`)"],
    );
}

#[test]
fn references_cannot_multiply_the_drawing() {
    let message = "its references repeat parts of the drawing too often, or lead back to themselves";
    let doubled = |attribute: &dyn Fn(usize) -> String, levels: usize| -> String {
        (0..levels).map(|level| format!("<g id=\"a{level}\">{0}{0}</g>", attribute(level + 1))).collect()
    };
    let used = |level: usize| format!("<use href=\"#a{level}\"/>");
    let masked = |level: usize| format!("<g mask=\"url(#a{level})\"/>");
    let styled = |level: usize| format!("<g style=\"clip-path:url('#a{level}')\"/>");
    for attribute in [&used as &dyn Fn(usize) -> String, &masked, &styled] {
        assert!(rewritten(&format!("{OPEN}{}</svg>", doubled(attribute, 4))).is_ok());
        refused(&doubled(attribute, 14), message);
        refused(&doubled(attribute, 60), message);
    }
    refused("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>", message);
    refused("<g id=\"a\"><use href=\"#a\"/></g>", message);
}

#[test]
fn a_file_that_is_no_drawing_is_refused() {
    refused_file("<html><body/></html>", &["1 it does not begin with `<svg>`", "1 it is not complete"]);
    refused_file(&format!("{OPEN}</svg>{OPEN}</svg>"), &["1 it has more than one `<svg>`"]);
    refused_file(&format!("{OPEN}<g>"), &["1 it is not complete"]);
    refused_file("<svg viewBox=\"0 0 1 1\"/>", &["1 `<svg>` has no `xmlns=\"http://www.w3.org/2000/svg\"`"]);
    for view_box in ["", "0 0 1", "0 0 0 1", "0 0 -1 1", "0 0 NaN 1", "0 0 inf 1", "a b c d", "0 0 1 1 1"] {
        refused_file(
            &OPEN.replace("0 0 120 32", view_box).replace('>', "/>"),
            &["1 `<svg>` has no valid `viewBox`, so the logo cannot be scaled"],
        );
    }
    refused_file(
        &OPEN.replace("0 0 120 32", "0 0 2001 100").replace('>', "/>"),
        &["1 its longer side is more than 20 times its shorter one"],
    );
    refused("<path d=\"&#1;\"/>", "the attribute `d` of `<path>` has a control character");
    let deep = format!("{OPEN}{}", "<g>".repeat(100));
    assert!(rewritten(&deep).unwrap_err()[0].message.contains("nested deeper than 64"));
    assert!(rewritten(&format!("{OPEN}{}</svg>", "<g/>".repeat(5_000))).unwrap_err()[0].message.contains("5000"));
    assert_eq!(rewritten(&format!("{OPEN}{}</svg>", "<a/>".repeat(5_000))).unwrap_err().len(), MOST_REFUSALS);
}
