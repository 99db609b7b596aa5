//! Bodies and the HTML that they become.

mod words;

use crate::content::{Links, html};
use crate::tenant::Body;

#[track_caller]
fn check(input: &str, expected: &str) {
    assert_eq!(html(&Body::Html(input.to_owned()), Links::Followed), expected, "{input}");
}

#[test]
fn structure_is_kept_and_made_valid() {
    check("plain", "<p>plain</p>");
    check("<p>a<p>b", "<p>a</p><p>b</p>");
    check("<b>a<p>b</p>c</b>", "<p><strong>a</strong></p><p><strong>b</strong></p><p><strong>c</strong></p>");
    check("<ul><li>a</li><ul><li>b</li></ul><li>c</ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li><li>c</li></ul>");
    check("<div>a <b>b</b> <i>c</i></div>", "<p>a <strong>b</strong> <em>c</em></p>");
    check("<h1>T</h1><h5>U</h5>", "<h3>T</h3><h3>U</h3>");
    check(
        "<table><tr><th><h2>T</h2>a<p>[Who is affected:]</p><tr><td><h2>U</h2></table>",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr>\
         <th scope=\"col\"><p>T</p><p>a</p><p>Who is affected</p></th></tr></thead>\
         <tbody><tr><td><h3>U</h3></td></tr></tbody></table></div>",
    );
    check("a<br>b<br><br>c", "<p>a<br>b</p><p>c</p>");
    check(
        "<ul><li>a</li>b <i>c</i> <b>d</b><li>e</ul>",
        "<ul><li>a<br>b <em>c</em> <strong>d</strong></li><li>e</li></ul>",
    );
    check("<pre>a\n  b &lt;</pre>", "<pre>a\n  b &lt;</pre>");
    check("<p></p><ul></ul><blockquote></blockquote><p>&nbsp;</p>", "");
    check(
        "<table><tr><th>A<th>B<tr><td>1</table>",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr><th \
         scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead><tbody><tr><td>1</td><td></td></tr></tbody></table></div>",
    );
}

#[test]
fn nothing_that_runs_or_loads_survives() {
    check("<script>alert(1)</script><style>*{}</style>x", "<p>x</p>");
    check("<p onclick=x style=y id=z class=w>a</p>", "<p>a</p>");
    check("<svg><script>x</script></svg><form><input value=q>z</form>", "<p>z</p>");
    check("<a href=\"javascript:alert(1)\">a</a> <a href=\"ttps://x\">b</a> <a>c</a>", "<p>a b c</p>");
    check("<a href=\"data:text/html,x\">a</a><a href=\"/root\">b</a>", "<p>ab</p>");
    check("<iframe src=//x></iframe><img src=data:image/png;base64,AA alt=dot>", "<p>Embedded page Image: dot</p>");
}

#[test]
fn links_show_their_host_and_images_become_links() {
    check(
        "see <a href=\"https://learn.example/a?b=1&c=2\">the <b>docs</b></a>.",
        "<p>see <a class=\"out\" href=\"https://learn.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">the \
         <strong>docs</strong></a> <bdi class=\"host\">(learn.example)</bdi>.</p>",
    );
    check(
        "<img src=\"https://img.example/x.png\" alt=\"A chart\">",
        "<p><a class=\"image\" href=\"https://img.example/x.png\" rel=\"noopener noreferrer\">Image: A chart</a> \
         <bdi class=\"host\">(img.example)</bdi></p>",
    );
    check(
        "<a href=\"https://learn.microsoft.com@evil.example/\">docs</a>",
        "<p><a class=\"out\" href=\"https://learn.microsoft.com@evil.example/\" rel=\"noopener noreferrer\">docs</a> \
         <bdi class=\"host\">(evil.example)</bdi></p>",
    );
    check("a<img alt=b>c<img><img>", "<p>a Image: b c Image Image</p>");
    check(
        "a<a href=https://a.example>&nbsp;a.example&nbsp;</a>b",
        "<p>a <a class=\"out\" href=\"https://a.example\" rel=\"noopener noreferrer\">a.example</a> b</p>",
    );
    let body = Body::Html("<a href=https://a.example/x>docs</a>".to_owned());
    assert_eq!(
        html(&body, Links::AsText),
        "<p><span class=\"out\">docs</span> <bdi class=\"address\">https://a.example/x</bdi></p>"
    );
}

#[test]
fn ordered_lists_keep_their_numbering() {
    check("<ol start=\"3\"><li>three</li></ol>", "<ol start=\"3\"><li>three</li></ol>");
    check("<ol start=\u{2019}4\u{2019}><li>a</ol>", "<ol start=\"4\"><li>a</li></ol>");
    check("<ol start=1><li>a<li value=7>b<li>c</ol>", "<ol><li>a</li><li value=\"7\">b</li><li>c</li></ol>");
    check("<ol reversed><li>a<li>b</ol>", "<ol reversed=\"\"><li>a</li><li>b</li></ol>");
    check("<ol start=-2 reversed><li>a</ol>", "<ol start=\"-2\" reversed=\"\"><li>a</li></ol>");
    for odd in ["x", "3.5", "9999999", "99999999999999999999", "", "1e3", "\"3 onclick=x\""] {
        check(&format!("<ol start={odd}><li value={odd}>a</ol>"), "<ol><li>a</li></ol>");
    }
    check("<ul start=3 reversed><li value=4>a</ul>", "<ul><li>a</li></ul>");
    let body = Body::Markdown("3. three\n4. four".to_owned());
    assert_eq!(html(&body, Links::Followed), "<ol start=\"3\"><li>three</li><li>four</li></ol>");
}

#[test]
fn media_become_labeled_links() {
    let link = |address: &str, label: &str| {
        let host = address.split('/').nth(2).unwrap();
        format!(
            "<a class=\"image\" href=\"{address}\" rel=\"noopener noreferrer\">{label}</a> <bdi class=\"host\">({host})</bdi>"
        )
    };
    check(
        "<p>See<iframe width=\"560\" src=\"https://v.example/embed/1\" title=\"What's new\"></iframe>now</p>",
        &format!("<p>See {} now</p>", link("https://v.example/embed/1", "Embedded page: What's new")),
    );
    check(
        "<video controls><source src=\"https://v.example/a.mp4\"><source src=\"https://v.example/a.webm\"></video>",
        &format!("<p>{}</p>", link("https://v.example/a.mp4", "Video")),
    );
    check(
        "<video src=https://v.example/a><source src=https://v.example/b>Not <b>supported</b></video>",
        &format!("<p>{} Not <strong>supported</strong></p>", link("https://v.example/a", "Video")),
    );
    check("<audio src=http://v.example/a></audio>", &format!("<p>{}</p>", link("http://v.example/a", "Audio")));
    check("<embed src=https://v.example/a>", &format!("<p>{}</p>", link("https://v.example/a", "Embedded content")));
    check(
        "<object data=https://v.example/a title=Guide><embed src=https://v.example/a></object>",
        &format!("<p>{}</p>", link("https://v.example/a", "Embedded content: Guide")),
    );
    check(
        "<object><param name=movie value=b><embed src=https://v.example/a></object>",
        &format!("<p>{}</p>", link("https://v.example/a", "Embedded content")),
    );
    check(
        "<a href=https://v.example/b><iframe src=https://v.example/a></iframe></a>",
        &format!(
            "<p>{} <a class=\"out\" href=\"https://v.example/b\" rel=\"noopener noreferrer\">Link of the embedded \
             page</a> <bdi class=\"host\">(v.example)</bdi></p>",
            link("https://v.example/a", "Embedded page")
        ),
    );
}

#[test]
fn media_without_a_web_address_are_text_and_frame_content_is_hidden() {
    for address in ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "//x", "x", ""] {
        check(&format!("<iframe src=\"{address}\"></iframe>"), "<p>Embedded page</p>");
        check(&format!("<object data=\"{address}\"></object>"), "<p>Embedded content</p>");
        check(&format!("<video><source src=\"{address}\"></video>"), "<p>Video</p>");
    }
    check("<iframe srcdoc=\"<b>x</b>\" onload=x></iframe>", "<p>Embedded page</p>");
    check("<iframe><a href=javascript:x>a</a><script>b</script></iframe>c", "<p>Embedded page c</p>");
    check(
        "<iframe><!--</iframe><img src=x alt=\"--><b>d</b>\">",
        "<p>Embedded page Image: --&gt;&lt;b&gt;d&lt;/b&gt;</p>",
    );
    check("<source src=https://a.example/>a", "<p>a</p>");
    check("<svg><iframe src=https://a.example/>x</iframe></svg>y", "<p>y</p>");
}

#[test]
fn redaction_keeps_media_and_numbering() {
    let source = "<ol start=3 reversed><li value=5>secret</li></ol><iframe src=https://a.example/b title=c></iframe>\
                  <object data=https://a.example/d>e</object><video><source src=https://a.example/f></video>";
    let body = Body::Html(source.replace("secret", "[hidden]"));
    let hide = |text: &str| text.contains("secret").then(|| text.replace("secret", "[hidden]"));
    let nodes_only = |text: &str| hide(text).filter(|_| !text.contains('\n'));
    let hidden = crate::content::without(&Body::Html(source.to_owned()), &nodes_only).unwrap();
    assert_eq!(html(&hidden, Links::Followed), html(&body, Links::Followed));
    let hide_address = |text: &str| text.contains("a.example").then(String::new);
    let hidden = crate::content::without(&body, &hide_address).unwrap();
    assert!(!html(&hidden, Links::Followed).contains("a.example"));
}

#[test]
fn links_lead_where_browsers_lead_with_the_original() {
    let link = |address: &str, written: &str, host: &str| {
        check(
            &format!("<a href=\"{address}\">x</a>"),
            &format!(
                "<p><a class=\"out\" href=\"{written}\" rel=\"noopener noreferrer\">x</a> \
                 <bdi class=\"host\">({host})</bdi></p>"
            ),
        );
    };
    link("http:/aka.ms/x", "http://aka.ms/x", "aka.ms");
    link("https:aka.ms", "https://aka.ms/", "aka.ms");
    link("http:\\\\aka.ms\\x", "http://aka.ms/x", "aka.ms");
    link("https://a.example/100%#b#c", "https://a.example/100%#b#c", "a.example");
    link("https://a.example/\u{202e}gpj.exe", "https://a.example/%E2%80%AEgpj.exe", "a.example");
    check("<a href=\"https://?x\">x</a>", "<p>x</p>");
    let body = Body::Html("<a href=\"https://a.example/\u{202e}b\">x</a>".to_owned());
    let text = html(&body, Links::AsText);
    assert!(text.contains("<bdi class=\"address\">https://a.example/%E2%80%AEb</bdi>"), "{text}");
}

/// Checks the note behind a link.
#[track_caller]
fn check_note(address: &str, label: &str, note: &str) {
    let html = html(&Body::Html(format!("<a href=\"{address}\">{label}</a>")), Links::Followed);
    let note_found =
        html.split("<bdi class=\"host\">").nth(1).map_or("", |rest| rest.split("</bdi>").next().unwrap_or(""));
    assert_eq!(note_found, note, "{html}");
}

#[test]
fn the_host_is_shown_unless_the_label_is_a_url_on_it() {
    check_note("https://a.example/x", "a.example", "");
    check_note("https://a.example/x", "HTTPS://A.example/y?z", "");
    check_note("http://t.co/x", "microsoft.com", "(t.co)");
    check_note("https://evil.example", "https://good.example, not evil.example", "(evil.example)");
    check_note("https://evil.example", "evil.example.good.example", "(evil.example)");
    check_note("https://good.example@evil.example", "https://good.example@evil.example", "(evil.example)");
    check_note("https://b\u{fc}cher.example", "b\u{fc}cher.example", "(xn--bcher-kva.example)");
    check_note("https://evil.example", "\u{202e}elpmaxe.doog", "(evil.example)");
    check_note("mailto:a@evil.example?subject=b", "Write to us", "(a@evil.example)");
    check_note("mailto:a@b.example", "a@b.example", "");
    check_note("mailto:a@b.example?BCC=c@evil.example", "a@b.example", "(a@b.example?BCC=c@evil.example)");
    check_note("mailto:?subject=b", "Tell others", "");
}

#[test]
fn a_link_around_images_is_not_lost() {
    let out = |class: &str, address: &str, label: &str| {
        format!(
            "<a class=\"{class}\" href=\"https://{address}\" rel=\"noopener noreferrer\">{label}</a> <bdi class=\"host\">({address})</bdi>"
        )
    };
    let (link, image) = ("<a href=https://a.example>", "<img src=https://b.example alt=c>");
    let both = format!("{} {}", out("image", "b.example", "Image: c"), out("out", "a.example", "Link of the image"));
    check(&format!("{link}{image}</a>"), &format!("<p>{both}</p>"));
    check(
        &format!("{link}<div> {image} </div></a>"),
        &format!(
            "<p>{}</p><p>{}</p>",
            out("image", "b.example", "Image: c"),
            out("out", "a.example", "Link of the image")
        ),
    );
    check(
        &format!("{link}d {image}</a>"),
        &format!("<p>{} {}</p>", out("out", "a.example", "d"), out("image", "b.example", "Image: c")),
    );
    check(
        "<a href=https://b.example><img src=https://b.example alt=c></a>",
        &format!("<p>{}</p>", out("image", "b.example", "Image: c")),
    );
    check(&format!("{link}<img alt=c></a>"), &format!("<p>{}</p>", out("out", "a.example", "Image: c")));
}

#[test]
fn section_marks_become_headings_and_other_brackets_stay() {
    check("<p>[When this will happen:]</p><p>Soon</p>", "<h3>When this will happen</h3><p>Soon</p>");
    check("<b>[What's changing?]</b><br>x", "<h3>What's changing?</h3><p>x</p>");
    check("a<br>[Compliance considerations]:<br>b", "<p>a</p><h3>Compliance considerations</h3><p>b</p>");
    check("<p>[NF19A1]</p>", "<p>[NF19A1]</p>");
    check("<p>[device type]</p>", "<p>[device type]</p>");
    check("<p>see [When this will happen:] below</p>", "<p>see [When this will happen:] below</p>");
}

#[test]
fn line_breaks_of_plain_text_are_kept() {
    check("Title: a\n\nImpact: b < 5\nMore", "<p>Title: a</p><p>Impact: b &lt; 5<br>More</p>");
    check("<p>wrapped\nsource</p>", "<p>wrapped source</p>");
    assert_eq!(html(&Body::Text("a <b>\nc".to_owned()), Links::Followed), "<p>a &lt;b&gt;<br>c</p>");
}

#[test]
fn line_breaks_separate_words_in_bodies_without_block_tags() {
    check(
        "Done by June.\n<b>How this affects you:</b> not",
        "<p>Done by June.<br><strong>How this affects you:</strong> not</p>",
    );
    check("<i>a\n</i>b\r\n<u>c</u>", "<p><em>a</em><br>b<br><u>c</u></p>");
    check("a\n\n<b>b</b>\n\n\nc\n", "<p>a</p><p><strong>b</strong></p><p>c</p>");
    check(
        "See\n<a href=\"https://x.example/\">this</a>\nnow",
        "<p>See<br><a class=\"out\" href=\"https://x.example/\" rel=\"noopener noreferrer\">this</a> \
         <bdi class=\"host\">(x.example)</bdi><br>now</p>",
    );
    assert_eq!(html(&Body::Text("a\r\n\r\nb\r\nc\n".to_owned()), Links::Followed), "<p>a</p><p>b<br>c</p>");
}

#[test]
fn tags_that_browsers_show_as_blocks_or_boxes_separate_words() {
    check("<form>a</form>b<fieldset><legend>c</legend>d</fieldset>", "<p>a</p><p>b</p><p>c</p><p>d</p>");
    check("<select><option>a<option>b</select>c", "<p>a</p><p>b</p><p>c</p>");
    check("a<button>b</button>c<input>d<textarea>e</textarea>", "<p>a b c d e</p>");
    check("<title>a</title>b", "<p>a</p><p>b</p>");
    check("<pre>a<div>b</div>c\n<p>d</p></pre>", "<pre>a\nb\nc\nd</pre>");
    check("<pre>a<img alt=b>c</pre>", "<pre>a b c</pre>");
}

#[test]
fn markdown_is_sanitized_the_same_way() {
    let markdown = |text: &str| html(&Body::Markdown(text.to_owned()), Links::Followed);
    assert_eq!(
        markdown("We *do* **it**.\n\n- a\n- b"),
        "<p>We <em>do</em> <strong>it</strong>.</p><ul><li>a</li><li>b</li></ul>"
    );
    assert_eq!(
        markdown("[How this will affect your organization:]\nText\nmore"),
        "<h3>How this will affect your organization</h3><p>Text more</p>"
    );
    assert_eq!(markdown("a\n**[What's changing?]**\nb"), "<p>a</p><h3>What's changing?</h3><p>b</p>");
    assert_eq!(
        markdown("- [When this will happen:]\n  Soon"),
        "<ul><li><h3>When this will happen</h3><p>Soon</p></li></ul>"
    );
    assert_eq!(
        markdown("> [When this `will` happen]:\n> Soon and *late*"),
        "<blockquote><h3>When this will happen</h3><p>Soon and <em>late</em></p></blockquote>"
    );
    assert_eq!(markdown("see [When this will happen:]\nbelow"), "<p>see [When this will happen:] below</p>");
    assert_eq!(markdown("a\n[NF19A1]\nb"), "<p>a [NF19A1] b</p>");
    assert_eq!(markdown("<script>x</script>\n\n[a](javascript:x)"), "<p>a</p>");
    assert_eq!(markdown(""), "");
}

#[test]
fn stacked_marks_and_overrides_are_escaped() {
    let marks = "\u{301}".repeat(8);
    check(&format!("a{marks}\u{301}b e\u{301}"), &format!("<p>a{marks}[U+0301]b e\u{301}</p>"));
    check("\u{202e}gpj.exe \u{200f}א", "<p>[U+202E]gpj.exe \u{200f}א</p>");
}

#[test]
fn depth_is_bounded() {
    let deep = format!("{}x{}", "<div><b>".repeat(2_000), "</b></div>".repeat(2_000));
    assert!(html(&Body::Html(deep), Links::Followed).contains('x'));
}
