//! `badge.svg`: a status badge to embed in other pages, one per tenant and per connector type.

use quick_xml::{Writer, events::BytesText};

use super::about;
use crate::{
    locale::Locale,
    rules::{Group, Status},
    site::{TenantSite, worst},
    tenant::ConnectorType,
    text_safety::line,
};

/// Height in pixels.
const HEIGHT: usize = 20;

/// Padding at the sides of a text, in pixels.
const SIDE: usize = 6;

/// Width and height of the shape before the status, in pixels.
const SHAPE: usize = 12;

/// Font size in pixels.
const LETTERS: usize = 11;

/// Maximum length of a label, in characters; every catalog label is shorter.
const LONGEST: usize = 56;

/// Returns the badge of a tenant, or of one of its connector types.
pub(super) fn badge(locale: &Locale, tenant: &TenantSite<'_>, kind: Option<&ConnectorType>) -> Vec<u8> {
    let (what, text) = kind.map_or_else(|| of_tenant(locale, tenant), |kind| of_type(locale, tenant, kind));
    // The newest snapshot may have had problems, so an older healthy one is not shown as the state of today.
    let is_green = matches!(what, Look::Status(status) if status >= Status::Healthy);
    let (what, text) = match is_green && tenant.is_newest_unread() {
        true => (Look::NotCaptured, locale.badge_newest_unread().to_owned()),
        false => (what, text),
    };
    let label = line(kind.map_or("Intune", |kind| &kind.label), LONGEST);
    let as_of = locale.date_time(tenant.assessment.as_of.0);
    let title = locale.badge_title(&line(&about(locale, tenant, kind), 2 * LONGEST), &text, &as_of);
    // Writing to memory does not fail.
    draw(&label, &text, look(what), &title).unwrap_or_default()
}

/// What a badge shows, which determines shape and color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Status(Status),
    /// Healthy, but a service reports a problem.
    Reports,
    /// Captured in part, and that part is healthy.
    InPart,
    NotCaptured,
}

/// Returns the worst status of a tenant with its text. Connectors are counted, as on the hub; types only if they were
/// not captured, or only in part.
fn of_tenant(locale: &Locale, tenant: &TenantSite<'_>) -> (Look, String) {
    let assessment = &tenant.assessment;
    let Some(worst) = worst(assessment) else {
        return (Look::NotCaptured, locale.inline_not_captured().to_owned());
    };
    let of = |status: Status| tenant.groups().iter().filter(move |group| group.status == status);
    let connectors = |status: Status| {
        let members = tenant.groups().iter().flat_map(|group| &group.members);
        members.filter(|member| member.verdict.status == status).count()
    };
    let (types, missing) = (of(worst).count(), assessment.types_not_captured.len());
    // If the status is unknown only because of missing data, the badge shows that instead.
    let in_part = worst == Status::Unknown && of(worst).all(|group| is_in_part(group));
    let in_part = in_part || assessment.groups.is_in_part() && worst >= Status::Unknown;
    let troubled = assessment.troubled();
    let (healthy, whole) = (connectors(Status::Healthy), types == 0 && !assessment.groups.is_in_part());
    let first = match worst {
        Status::Unknown if whole => (healthy > 0 && troubled == 0).then(|| locale.number_healthy(healthy as u64)),
        _ if in_part => Some(match types {
            0 => locale.inline_in_part().to_owned(),
            _ => locale.badge_types_in_part(types as u64),
        }),
        Status::Healthy if troubled > 0 => None,
        Status::Healthy => Some(locale.badge_all_healthy().to_owned()),
        Status::NotConfigured if troubled > 0 => None,
        Status::NotConfigured | Status::Retired | Status::Ignored => Some(locale.status_inline(worst).to_owned()),
        status => Some(locale.number_of_status(status, connectors(status))),
    };
    let others = (worst >= Status::Unknown && missing > 0).then(|| locale.badge_types_not_captured(missing as u64));
    // Each connector is counted once.
    let is_counted = worst < Status::Healthy && !in_part && !(worst == Status::Unknown && whole);
    let more = assessment.troubled_of(|status| !is_counted || status != worst).len();
    let parts: Vec<String> =
        [first, locale.number_of_reporting(more, is_counted), others].into_iter().flatten().collect();
    (look_of(worst, in_part, troubled), locale.series(&parts))
}

/// Returns the worst status of a type with its text. Connectors are counted.
fn of_type(locale: &Locale, tenant: &TenantSite<'_>, kind: &ConnectorType) -> (Look, String) {
    let assessment = &tenant.assessment;
    let Some(group) = tenant.groups().iter().find(|group| group.kind.slug == kind.slug) else {
        let missing = assessment.types_not_captured.iter().any(|missing| missing.slug == kind.slug);
        return match assessment.groups.captured().is_some() && !missing {
            true => (Look::Status(Status::NotConfigured), locale.inline_not_configured().to_owned()),
            false => (Look::NotCaptured, locale.inline_not_captured().to_owned()),
        };
    };
    let count = group.members.iter().filter(|member| member.verdict.status == group.status).count();
    let only = group.members.iter().filter(|member| member.verdict.status.counts()).count() == 1;
    let is_counted = group.status < Status::Healthy && !is_in_part(group);
    let reporting = || group.members.iter().filter(|member| !member.trouble.is_empty());
    let troubled = reporting().count();
    let more = reporting().filter(|member| !is_counted || member.verdict.status != group.status).count();
    let word = locale.status_inline(group.status).to_owned();
    let first = match group.status {
        _ if is_in_part(group) => Some(locale.inline_in_part().to_owned()),
        Status::Healthy if troubled > 0 => None,
        Status::Healthy if !only => Some(locale.badge_all_healthy().to_owned()),
        Status::NotConfigured | Status::Retired | Status::Ignored => Some(word),
        _ if only => Some(word),
        _ => Some(locale.number_of_status(group.status, count)),
    };
    let text: Vec<String> = first.into_iter().chain(locale.number_of_reporting(more, is_counted)).collect();
    (look_of(group.status, is_in_part(group), troubled), locale.series(&text))
}

/// Returns whether a group is unknown only because it was captured in part.
fn is_in_part(group: &Group<'_>) -> bool {
    let known = group.members.first().is_none_or(|worst| worst.verdict.status != Status::Unknown);
    group.in_part && group.status == Status::Unknown && known
}

fn look_of(worst: Status, in_part: bool, troubled: usize) -> Look {
    match worst {
        Status::Healthy | Status::NotConfigured if troubled > 0 => Look::Reports,
        _ if in_part && troubled > 0 => Look::Reports,
        _ if in_part => Look::InPart,
        status => Look::Status(status),
    }
}

/// Returns the background color, dark enough for white text, and the shape on a 16 × 16 grid, the same as on pages.
fn look(look: Look) -> (&'static str, &'static str) {
    match look {
        Look::Status(Status::Unhealthy) => (
            "#b3261e",
            "M5 1h6l4 4v6l-4 4H5l-4-4V5zm.1 5.2L6.9 8 5.1 9.8l1.1 1.1L8 9.1l1.8 1.8 1.1-1.1L9.1 8l1.8-1.8-1.1-1.1L8 6.9 6.2 5.1z",
        ),
        Look::Status(Status::Warning) => (
            "#8f5200",
            "M7.1 1.4a1 1 0 0 1 1.8 0l6.6 12.2a1 1 0 0 1-.9 1.4H1.4a1 1 0 0 1-.9-1.4zM7.1 5.5l.2 4.8h1.4l.2-4.8zm.1 5.9V13h1.6v-1.6z",
        ),
        Look::Status(Status::Unknown) => (
            "#6a45a8",
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM5.2 6.6h1.6a1.2 1.2 0 1 1 1.9 1C7.6 8.3 7.3 8.7 7.3 9.9h1.5c0-.7.2-.9.9-1.4A2.8 2.8 0 1 0 5.2 6.6zM7.2 10.9h1.6v1.6H7.2z",
        ),
        Look::Status(Status::Healthy) => {
            ("#1a7440", "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm3.1 4.3 1.1 1.1-5.2 5.2-3.2-3.2 1.1-1.1L7 9.4z")
        }
        Look::Status(Status::Retired) => ("#565e6c", "M1 2h14v4H1zm1 5h12v7H2zm4 1.5V10h4V8.5z"),
        Look::Status(Status::Ignored) => {
            ("#565e6c", "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM5.2 5h1.9v6H5.2zm3.7 0h1.9v6H8.9z")
        }
        Look::Reports => (
            "#8f5200",
            "M2.5 1h11A1.5 1.5 0 0 1 15 2.5v8a1.5 1.5 0 0 1-1.5 1.5H8.6L5 15.2V12H2.5A1.5 1.5 0 0 1 1 10.5v-8A1.5 1.5 0 0 1 2.5 1zM7.1 3l.2 4.6h1.4L8.9 3zm.1 5.5V10h1.6V8.5z",
        ),
        Look::InPart => (
            "#6a45a8",
            "M8 1a7 7 0 0 1 0 14v-1.5a5.5 5.5 0 0 0 0-11zM6.5 1.2v1.5a5.5 5.5 0 0 0-2.3 1.4L3.1 3a7 7 0 0 1 3.4-1.8zM2 4.4l1.3.8a5.5 5.5 0 0 0-.7 2.5H1A7 7 0 0 1 2 4.4zM1 9h1.6a5.5 5.5 0 0 0 .9 2.2l-1.2 1A7 7 0 0 1 1 9zm2.4 4.2 1-1.2a5.5 5.5 0 0 0 2.1 1.3v1.5a7 7 0 0 1-3.1-1.6z",
        ),
        Look::Status(Status::NotConfigured) => (
            "#565e6c",
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.4a5.6 5.6 0 0 1 3.5 1.2l-7.9 7.9A5.6 5.6 0 0 1 8 2.4zm4.4 2.1A5.6 5.6 0 0 1 4.5 12.4z",
        ),
        Look::NotCaptured => {
            ("#565e6c", "M1 1h5v1.5H2.5V6H1zm9 0h5v5h-1.5V2.5H10zM1 10h1.5v3.5H6V15H1zm12.5 0H15v5h-5v-1.5h3.5z")
        }
    }
}

fn draw(label: &str, text: &str, (color, shape): (&str, &str), title: &str) -> Result<Vec<u8>, quick_xml::Error> {
    let (label_width, text_width) = (width(label), width(text));
    let left = label_width + 2 * SIDE;
    let right = SIDE + SHAPE + SIDE / 2 + text_width + SIDE;
    let all = left + right;
    let number = |number: usize| number.to_string();
    let mut svg = Writer::new_with_indent(Vec::new(), b' ', 1);
    svg.create_element("svg")
        .with_attributes([
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", number(all).as_str()),
            ("height", number(HEIGHT).as_str()),
            ("viewBox", format!("0 0 {all} {HEIGHT}").as_str()),
            ("role", "img"),
            ("aria-label", title),
        ])
        .write_inner_content(|svg| {
            svg.create_element("title").write_text_content(BytesText::new(title))?;
            let field = [
                (0, all, "#30353f"),
                // Rounded at the outer edges, straight where the fields meet.
                (left, right, color),
            ];
            for (at, width, color) in field {
                svg.create_element("rect")
                    .with_attributes([
                        ("x", number(at).as_str()),
                        ("width", number(width).as_str()),
                        ("height", number(HEIGHT).as_str()),
                        ("rx", "3"),
                        ("fill", color),
                    ])
                    .write_empty()?;
            }
            svg.create_element("rect")
                .with_attributes([
                    ("x", number(left).as_str()),
                    ("width", "3"),
                    ("height", number(HEIGHT).as_str()),
                    ("fill", color),
                ])
                .write_empty()?;
            let place = format!("translate({} {}) scale(.75)", left + SIDE, (HEIGHT - SHAPE) / 2);
            svg.create_element("path")
                .with_attributes([
                    ("transform", place.as_str()),
                    ("fill", "#fff"),
                    ("fill-rule", "evenodd"),
                    ("d", shape),
                ])
                .write_empty()?;
            svg.create_element("g")
                .with_attributes([
                    ("fill", "#fff"),
                    ("font-family", "Verdana,DejaVu Sans,sans-serif"),
                    ("font-size", number(LETTERS).as_str()),
                ])
                .write_inner_content(|group| {
                    let texts = [(SIDE, label_width, label), (all - SIDE - text_width, text_width, text)];
                    for (at, width, text) in texts.into_iter().filter(|(.., text)| !text.is_empty()) {
                        group
                            .create_element("text")
                            .with_attributes([
                                ("x", number(at).as_str()),
                                ("y", "14"),
                                ("textLength", number(width).as_str()),
                                ("lengthAdjust", "spacingAndGlyphs"),
                            ])
                            .write_text_content(BytesText::new(text))?;
                    }
                    Ok(())
                })?;
            Ok(())
        })?;
    let mut written = svg.into_inner();
    written.push(b'\n');
    Ok(written)
}

/// Widths of the characters from space to tilde in Verdana, in 1/2048 of the font size.
const WIDTHS: [u16; 95] = [
    720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930, // space to /
    1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117, // 0 to ?
    2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612, // @ to O
    1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302, // P to _
    1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243, // ` to o
    1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676, // p to ~
];

/// Returns the approximate width of a text in pixels. The badge sets it as `textLength`, so the text fits in any font.
fn width(text: &str) -> usize {
    let units = |c: char| match c {
        ' '..='~' => WIDTHS.get(c as usize - ' ' as usize).map_or(2048, |width| usize::from(*width)),
        // From here on, approximates characters as squares, as in CJK scripts.
        '\u{1100}'.. => 2048,
        _ => 1300,
    };
    (text.chars().map(units).sum::<usize>() * LETTERS).div_ceil(2048)
}
