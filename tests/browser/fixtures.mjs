// Small sites for the self test: one that is right in everything, and one whose
// pages are each wrong in one way. Every case says which checks have to fail on
// it, and these only: a check that cannot fail is worth nothing, and one that
// fails for something else cannot be trusted.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { POLICY } from "./links.mjs";

// The script that is tested is the one that sites get.
const AGE = fs.readFileSync(
  fileURLToPath(new URL("../../themes/default/assets/age.js", import.meta.url)),
  "utf8",
);

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">' +
  '<rect id="box" width="8" height="8" fill="#246"/></svg>';

const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 1rem; font-family: sans-serif; line-height: 1.6;
  color: #1a1a1a; background: #fafafa; }
hr { border: 0; height: 8px; background: url(icon.svg) 0 0 / 8px; }
a { color: #0b4f9e; }
a, summary { display: inline-block; min-height: 24px; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.card { overflow: hidden; }
.long { display: block; width: 600px; }
.small a { min-height: 0; font-size: 6px; line-height: 8px; }
.small li { height: 8px; }
.faint, :not([open]) > .faint-closed { color: #bbb; }
.pictured { background: url(icon.svg); }
.width-1400 { width: 1400px; }
.width-330 { width: 330px; }
.hidden { display: none; }
.since { display: block; }
.shines #age { color: #bbb; }
.inert { pointer-events: none; }
.rows.narrow { width: 20px; table-layout: fixed; overflow-wrap: anywhere; }
.tall { height: 1200px; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background-color: #111; }
  a { color: #9cf; }
  .faint, :not([open]) > .faint-closed { color: #444; }
  .faint-dark { color: #444; }
}
@media (max-width: 400px) { .faint-phone { color: #bbb; } }
@media (prefers-color-scheme: dark) and (max-width: 400px) {
  .faint-phone { color: #444; }
}
.fades { transition: color 20s; }
@media print { .width-print { width: 900px; } }
`;

const ROWS = `
<ul>
<li><a href="about.html">First connector</a></li>
<li><a href="about.html#more">Second connector</a></li>
</ul>`;

// Everything that a page needs to grow old. A case may have a part otherwise.
const AGING = {
  data: 'data-as-of="2026-11-22T08:00:00Z" data-too-old="86400"',
  script: "age.js",
  attributes: "defer",
  place: '<div class="age" id="age" role="status"></div>',
};

// The texts of the script, as `themes/default/components/age.html` has them.
function ageWords(data) {
  const asOf = new Date(/as-of="([^"]*)"/.exec(data)?.[1]);
  const date = Number.isNaN(asOf.getTime())
    ? ""
    : `${asOf.toUTCString().slice(5, 22).replace(/^0/, "")} UTC`;
  const unless = "Unless renewed since, #number#";
  const texts = [
    ["old", `#begin#: it shows the tenant as of ${date}.`],
    ["old-begin", "This page is #length# old"],
    [
      "ahead",
      `#begin#: one of them is wrong. It shows the tenant as of ${date}.`,
    ],
    [
      "ahead-begin",
      "This page is dated #length# after your computer’s clock",
    ],
    ["sentences", "#first# #second#"],
    ["names", "#first#, #next#"],
    ["expired", "expired after this page was made, unless renewed since"],
    ["expires", "expires within #length#"],
    ["overdue-today", "overdue since today"],
    ["overdue-by", "overdue by #length#"],
    ["ended", `${unless} credential has expired: #names#.`, 1],
    ["ended", `${unless} credentials have expired: #names#.`, 2],
    ["soon", `${unless} credential expires within #length#: #names#.`, 1],
    ["soon", `${unless} credentials expire within #length#: #names#.`, 2],
    ["names-more", "#names# and #number# more", 1],
    ["names-more", "#names# and #number# more", 2],
  ];
  const text = ([key, words, number]) =>
    `<p data-key="${key}"${number ? ` data-number="${number}"` : ""}>${words}</p>`;
  return `<template id="age-words">${texts.map(text).join("\n")}</template>`;
}

function document({ kind, body = "", head = "", ...rest }) {
  // A hub is about now, and so it grows old.
  const { up = "", viewport = true, style = "style.css" } = rest;
  const age = (rest.age ?? kind === "hub") && { ...AGING, ...rest.age };
  const policy = rest.policy ?? POLICY;
  const script = (file) =>
    `<script src="${up}assets/${file}" ${age.attributes}></script>`;
  const meta = (content) =>
    `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
${rest.early ?? ""}
${policy ? meta(policy) : ""}
${viewport ? '<meta name="viewport" content="width=device-width">' : ""}
<title>A page</title>
<link rel="icon" type="image/svg+xml" href="${up}assets/icon.svg">
${style ? `<link rel="stylesheet" href="${up}assets/${style}">` : ""}
${age?.script ? script(age.script) : ""}
${head}
</head>
<body data-page="${kind}" ${age ? age.data : ""}>
<main>
${age ? age.place + ageWords(age.data) : ""}
<h1>A page</h1>
${body}
<hr>
<p><a href="${up}index.html">Back to the start</a></p>
</main>
</body>
</html>
`;
}

function seeAll(
  attributes = "",
  summary = "<summary>See all connectors</summary>",
) {
  return `<details data-see-all ${attributes}>${summary}${ROWS}</details>`;
}

function write(dir, file, text) {
  const target = path.join(dir, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}

function writeAssets(dir) {
  write(dir, "assets/style.css", STYLE);
  write(dir, "assets/icon.svg", DRAWING);
  write(dir, "assets/age.js", AGE);
}

/** Rows as a hub has them: [name, basis, turns]. */
export function connectorRows(rows) {
  const items = rows.map(
    ([name, basis, turns]) =>
      `<li data-name="${name}" data-basis="${basis}" data-turns="${turns}">` +
      `<b class="st">${name}</b></li>`,
  );
  const syncs = rows.filter(([, basis]) => basis === "sync").length;
  const which =
    syncs === 1 ? "this 1 connector" : `these ${syncs} connectors`;
  const later = `Later syncs of ${which} are not shown.`;
  return `<ul data-syncs="${syncs}" data-later-syncs="${later}">${items.join("\n")}</ul>`;
}

/** Deadlines by period, as a hub has them: [period, name, basis, at, due]. */
export function deadlineRows(rows) {
  const item = ([, name, basis, at, due]) =>
    `<li data-name="${name}" data-basis="${basis}" data-at="${at}">` +
    `<p class="due"><b>${due}</b></p></li>`;
  const period = (key) => {
    const own = rows.filter(([period]) => period === key).map(item);
    return (
      `<div data-period="${key}"${own.length === 0 ? " hidden" : ""}>` +
      `<ol>${own.join("\n")}</ol></div>`
    );
  };
  return ["overdue", "7", "30", "90", "later"].map(period).join("\n");
}

/** A page that grows old, by itself. */
export function writeAgingSite(dir, body, age = {}) {
  writeAssets(dir);
  write(dir, "index.html", document({ kind: "hub", body, age }));
}

const CREDENTIALS = connectorRows([
  [
    "APNs",
    "expiry",
    "warning@2026-11-22T12:00:00Z unhealthy@2026-11-29T12:00:00Z",
  ],
  ["Store", "expiry", "unhealthy@2026-11-22T13:00:00Z"],
  ["Long since expired", "expiry", ""],
  ["Autopilot", "sync", "unhealthy@2026-11-23T08:00:00Z"],
]);

const EXTERNAL = `
<p><a href="https://learn.example/a?b=c#d" rel="noopener noreferrer">Elsewhere</a>
<a href="mailto:someone@example.org">Write</a></p>`;

const FEED = `<feed xmlns="http://www.w3.org/2005/Atom">
<title>Changes</title><id>urn:x:1</id><updated>2026-11-22T08:00:00Z</updated>
<author><name>A</name></author><link href="feed.xml" rel="self"/></feed>`;

/** A calendar with one event. */
const calendar = (summary) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//A//B//EN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    "UID:1",
    "DTSTAMP:20261122T080000Z",
    "DTSTART:20261122T080000Z",
    "DESCRIPTION:What to do",
    `SUMMARY:${summary}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");

/** A site without a fault, with everything that is allowed on it. */
export function writeGoodSite(dir) {
  writeAssets(dir);
  write(dir, "feed.xml", FEED);
  write(dir, "expiries.ics", calendar("It expires"));
  write(dir, "badge.svg", DRAWING);
  write(
    dir,
    "index.html",
    document({
      kind: "hub",
      body:
        seeAll() +
        CREDENTIALS +
        '<p><img src="assets/icon.svg" width="8" height="8" alt="A box">' +
        '<a href="items/a%20%C3%BC.html#part">An item</a></p>',
    }),
  );
  write(
    dir,
    "about.html",
    document({
      kind: "about",
      body:
        `<h2 id="more">More</h2>${EXTERNAL}` +
        '<p><a href="#more">More</a> <a href="assets/icon.svg#box">Box</a></p>' +
        '<p class="scroll">Fits, and so is not cut in print.</p>',
    }),
  );
  // A name with a blank and a letter outside ASCII, as one of a tenant may be.
  write(
    dir,
    "items/a ü.html",
    document({ kind: "item", up: "../", body: '<h2 id="part">Part</h2>' }),
  );
  // Without the attribute, the kind comes from the place in the tree.
  write(
    dir,
    "items/b.html",
    document({ kind: "", up: "../" }).replace(' data-page=""', ""),
  );
}

const script = (code) => ({ policy: "", body: `<script>${code}</script>` });
const link = (href) => ({ body: `<p><a href="${href}">A link</a></p>` });
const paragraph = (name) => ({
  body: `<p class="${name}">Some words here.</p>`,
});
const image = (src) =>
  `<p><img src="${src}" width="8" height="8" alt="A box"></p>`;

const REFLOW = ["reflow-320", "reflow-375", "reflow-1280"];
const AXE = [
  "axe-wide-light",
  "axe-wide-dark",
  "axe-phone-light",
  "axe-phone-dark",
];

// A case with `own` is the only page of its kind, so that the checks that look
// at a few pages of each kind look at it.
export const CASES = {
  // Requests, and what a page does.
  "request-host": {
    own: true,
    policy: "",
    body: image("http://host.example/a.png"),
    expect: ["requests", "console", "links", "csp", "firefox-silent"],
  },
  "request-outside": {
    body: image("../outside.svg"),
    expect: ["requests", "links"],
  },
  "request-data": {
    policy: "",
    body: image(PIXEL),
    expect: ["requests", "links", "csp"],
  },
  "request-data-in-sheet": {
    policy: POLICY.replace("img-src 'self'", "img-src 'self' data:"),
    style: "data.css",
    expect: ["csp"],
  },
  "request-missing": {
    body: image("assets/none.svg"),
    expect: ["requests", "console", "links"],
  },
  console: {
    ...script("console.log(1)"),
    expect: ["console", "inline", "csp"],
  },
  "page-error": {
    ...script("throw new Error('x')"),
    expect: ["page-error", "inline", "csp"],
  },
  dialog: { ...script("alert(1)"), expect: ["dialog", "inline", "csp"] },
  navigation: {
    policy: "",
    body: '<iframe src="about.html" title="A frame"></iframe>',
    expect: ["navigation", "csp"],
  },

  // Styling, in both browsers.
  unstyled: {
    own: true,
    style: "",
    expect: ["stylesheet", "firefox-style"],
  },
  "style-missing": {
    own: true,
    style: "none.css",
    expect: ["stylesheet", "requests", "console", "links", "firefox-style"],
  },
  "style-forbidden": {
    own: true,
    policy: "default-src 'none'; img-src 'self'",
    // Firefox lets a file:// page load local files whatever its policy says.
    expect: ["stylesheet", "requests", "console", "csp"],
  },
  "leads-to-unstyled": {
    own: true,
    ...link("unstyled.html"),
    expect: ["firefox-click"],
  },

  // What the policy forbids, and the policy.
  "style-attribute": {
    own: true,
    body: '<p style="margin: 0">Text</p>',
    expect: ["inline", "console", "firefox-silent"],
  },
  "style-element": {
    head: "<style>p { margin: 0 }</style>",
    expect: ["inline", "console"],
  },
  "script-file": {
    head: '<script src="assets/a.js"></script>',
    expect: ["script"],
  },
  "on-attribute": {
    body: '<p onclick="alert(1)">Text</p>',
    expect: ["inline", "console"],
  },
  base: { early: '<base href="index.html">', expect: ["inline"] },
  "csp-missing": { policy: "", expect: ["csp"] },
  "csp-no-default": { policy: "style-src 'self'", expect: ["csp"] },
  "csp-wide": {
    policy: POLICY.replace("img-src 'self'", "img-src *"),
    expect: ["csp"],
  },
  "csp-unsafe": {
    policy: POLICY.replace("style-src", "style-src 'unsafe-inline'"),
    expect: ["csp"],
  },
  "csp-order": {
    policy: POLICY.split("; ").reverse().join("; "),
    expect: ["csp"],
  },
  "csp-script": {
    policy: POLICY.replace("script-src 'self'", "script-src *"),
    expect: ["csp"],
  },
  "csp-late": {
    early: '<link rel="stylesheet" href="assets/style.css">',
    expect: ["csp"],
  },
  "csp-twice": {
    head: `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    expect: ["csp"],
  },

  // Growing old.
  "age-no-script": {
    own: true,
    age: { script: "" },
    expect: ["script", "age-arrives", "age-told", "firefox-age"],
  },
  "age-policy": {
    own: true,
    age: true,
    policy: POLICY.replace(" script-src 'self';", ""),
    // Firefox lets a file:// page load local files whatever its policy says.
    expect: ["csp", "console", "requests", "age-arrives", "age-told"],
  },
  "age-module": {
    own: true,
    age: { attributes: 'type="module"' },
    // Chromium never has a module from a file.
    expect: ["script", "console", "requests", "age-arrives", "age-told"],
  },
  "age-twice": {
    age: true,
    head: '<script src="assets/age.js" defer></script>',
    expect: ["script"],
  },
  "age-no-place": {
    own: true,
    age: { place: "" },
    expect: ["script", "age-arrives", "age-told", "firefox-age"],
  },
  "age-not-announced": {
    age: { place: '<div class="age" id="age"></div>' },
    expect: ["script"],
  },
  "age-written": {
    own: true,
    age: { place: AGING.place.replace("><", "><p>Old</p><") },
    expect: ["script", "age-script-off"],
  },
  "age-malformed": {
    age: { data: 'data-as-of="yesterday" data-too-old="long"' },
    expect: ["script"],
  },
  "age-early": {
    own: true,
    age: { script: "early.js" },
    expect: ["script", "age-arrives", "age-told", "firefox-age"],
  },
  "age-deadline-elsewhere": {
    own: true,
    age: true,
    // No list item, so the script leaves it alone.
    body:
      '<p data-name="APNs" data-basis="message" data-at="2026-11-25T00:00:00Z">' +
      '<span class="due"><b>in 3 days</b></span></p>',
    expect: ["age-told"],
  },
  "age-recolours": {
    own: true,
    age: { script: "recolours.js" },
    body: CREDENTIALS,
    expect: ["script", "age-adds"],
  },
  "age-unreadable": {
    own: true,
    age: { script: "shines.js" },
    expect: [
      "script",
      "age-adds",
      "axe-aged-phone-light",
      "axe-aged-wide-light",
    ],
  },
  "age-hub-without": {
    kind: "hub",
    age: false,
    body: seeAll(),
    expect: ["script"],
  },
  "archive/2026-11-22T080000Z": {
    age: true,
    up: "../",
    expect: ["script"],
  },
  changes: { age: true, expect: ["script"] },

  // Addresses.
  "link-root": { ...link("/index.html"), expect: ["links"] },
  "link-protocol": { ...link("//host.example/a.html"), expect: ["links"] },
  "link-folder": { ...link("items/"), expect: ["links"] },
  "link-folder-bare": { ...link("items"), expect: ["links"] },
  "link-dot": { ...link("."), expect: ["links"] },
  "link-missing": { ...link("none.html"), expect: ["links"] },
  "link-case": { ...link("Index.html"), expect: ["links"] },
  "link-id": { ...link("#none"), expect: ["links"] },
  "link-id-elsewhere": { ...link("index.html#none"), expect: ["links"] },
  "link-leaves": { ...link("../outside.svg"), expect: ["links"] },
  "link-scheme": { ...link("ftp://host.example/a"), expect: ["links"] },
  "link-script": { ...link("javascript:alert(1)"), expect: ["links"] },
  "link-empty": { ...link(""), expect: ["links"] },
  "link-backslash": { ...link("items\\a.html"), expect: ["links", "html"] },
  "link-percent": { ...link("a%zz.html"), expect: ["links", "html"] },
  "link-refresh": {
    head: '<meta http-equiv="refresh" content="9000; url=none.html">',
    expect: ["links"],
  },
  preconnect: {
    head: '<link rel="preconnect" href="https://host.example">',
    expect: ["links"],
  },
  "rel-missing": { ...link("https://host.example/a"), expect: ["rel"] },
  "rel-half": {
    body: '<p><a rel="noopener" href="https://host.example/a">A</a></p>',
    expect: ["rel"],
  },
  "ids-twice": {
    body: '<p id="a">One</p><p id="a">Two</p>',
    expect: ["ids", "html"],
  },

  // Valid HTML.
  "html-nesting": { body: "<ul><p>No item</p></ul>", expect: ["html"] },
  // The checker writes names its own way; the report has to find the page.
  "html name ü": { body: "<ul><p>No item</p></ul>", expect: ["html"] },
  "html-attribute": { body: '<p hue="red">Text</p>', expect: ["html"] },

  // Accessibility.
  "axe-contrast": { own: true, ...paragraph("faint"), expect: AXE },
  "axe-dark": {
    own: true,
    ...paragraph("faint-dark"),
    expect: AXE.filter((check) => check.endsWith("dark")),
  },
  "axe-phone": {
    own: true,
    ...paragraph("faint-phone"),
    expect: AXE.filter((check) => check.includes("phone")),
  },
  "axe-opened": {
    own: true,
    body: `<details><summary>More</summary>${paragraph("faint").body}</details>`,
    expect: AXE,
  },
  "axe-undecided": {
    own: true,
    body: '<p class="pictured">Some words here.</p>',
    expect: [],
    note: "axe cannot decide color-contrast",
  },
  "axe-fading": {
    own: true,
    body: '<p class="fades">Measured only after it has changed.</p>',
    expect: [],
  },
  "axe-closed": {
    own: true,
    body: '<details><summary class="faint-closed">More</summary>Text</details>',
    expect: AXE,
  },
  "axe-target-size": {
    own: true,
    body: `<div class="small">${ROWS}</div>`,
    expect: AXE,
  },
  "axe-best-practice": {
    own: true,
    body: "<h4>Skips two levels</h4>",
    expect: [...AXE, "html"],
  },

  // Width.
  "reflow-wide": {
    own: true,
    ...paragraph("width-1400"),
    expect: [...REFLOW, "print-overflow"],
  },
  "reflow-narrow": { ...paragraph("width-330"), expect: ["reflow-320"] },
  "reflow-word": {
    body: `<p>${"unbreakable".repeat(8)}</p>`,
    expect: ["reflow-320", "reflow-375"],
  },
  "reflow-opened": {
    body: `<details><summary>More</summary>${paragraph("width-1400").body}</details>`,
    expect: REFLOW,
  },
  "reflow-cut": {
    head: '<link rel="stylesheet" href="assets/cut.css">',
    ...paragraph("width-1400"),
    expect: REFLOW,
  },
  "reflow-viewport": { viewport: false, expect: ["reflow-375"] },
  "print-wide": {
    own: true,
    ...paragraph("width-print"),
    expect: ["print-overflow"],
  },
  "print-cut": {
    own: true,
    // As a region with a name, it is fine on a screen.
    body:
      '<div class="scroll" role="region" aria-label="Wide" tabindex="0">' +
      '<span class="long width-1400">Wide</span></div>',
    expect: ["print-overflow"],
  },

  // Tables, links and boards.
  "columns-narrow": {
    own: true,
    body:
      '<table class="rows narrow"><caption>A table</caption>' +
      '<tr><th scope="col">Unbreakable</th></tr><tr><td>Words</td></tr></table>',
    expect: [
      ...[320, 480, 640, 768, 940, 1024, 1100, 1280, 1600, 1920].map(
        (width) => `columns-screen-${width}`,
      ),
      "columns-print-688",
      "columns-print-710",
    ],
  },
  "link-texts": {
    body: '<p><a href="about.html">Same</a> <a href="index.html">Same</a></p>',
    expect: ["link-texts"],
  },
  // The style sheets of the fixtures hide nothing, so every row stays visible.
  "filter-without-effect": {
    body:
      '<fieldset class="choose"><legend>Kind</legend>' +
      '<label><input type="radio" name="kind" id="kind-all" checked><span>All <b>2</b></span></label>' +
      '<label><input type="radio" name="kind" id="kind-incident"><span>Incidents <b>1</b></span></label></fieldset>' +
      '<table><caption>Issues</caption><tr data-kind="incident"><td>One</td></tr><tr data-kind="advisory"><td>Two</td></tr></table>',
    expect: ["filters"],
  },
  "board-too-high": {
    kind: "board",
    body: '<p class="tall">High</p>',
    expect: ["board-fits"],
  },

  // "See all", with scripts off.
  "hub-open": {
    kind: "hub",
    body: seeAll("open"),
    expect: ["see-all-click", "see-all-keyboard"],
  },
  "hub-hidden": {
    kind: "hub",
    body: seeAll().replace("<ul>", '<ul class="hidden">'),
    expect: ["see-all-click", "see-all-keyboard"],
  },
  "hub-unreachable": {
    kind: "hub",
    body: seeAll("", '<summary tabindex="-1">See all</summary>'),
    expect: ["see-all-keyboard"],
  },
  "hub-not-clickable": {
    kind: "hub",
    body: seeAll("", '<summary class="inert">See all</summary>'),
    expect: ["see-all-click"],
  },
  "hub-no-summary": {
    kind: "hub",
    body: seeAll("", ""),
    expect: ["see-all-click", "see-all-keyboard", "html"],
  },
  "hub-empty": {
    kind: "hub",
    body: seeAll().replace(ROWS, ""),
    expect: ["see-all-click", "see-all-keyboard"],
  },
  "hub-without": {
    kind: "hub",
    expect: [],
    skip: ["see-all-click", "see-all-keyboard"],
  },
};

// Files beside the pages that are wrong by themselves.
const BAD_ASSETS = {
  "assets/import.css": '@import "https://host.example/a.css";',
  "assets/host.css": "p { background: url(http://host.example/a.png) }",
  "assets/missing.css": "p { background: url('none.png') }",
  "assets/root.css": 'p { background: url("/assets/icon.svg") }',
  "assets/script.svg": DRAWING.replace("</svg>", "<script>1</script></svg>"),
  "assets/on.svg": DRAWING.replace("<rect", '<rect onclick="1"'),
  "assets/network.js": '"use strict";\nfetch("x");',
  "assets/markup.js": '"use strict";\ndocument.body.innerHTML = "x";',
  "assets/sloppy.js": "0;",
  "assets/host.svg": DRAWING.replace(
    "</svg>",
    '<image href="https://host.example/a.png"/></svg>',
  ),
};

// Files for other programs, each with the check that has to fail.
const BAD_DATA = {
  "no-id/feed.xml": [FEED.replace(/<id>.*<\/id>/, ""), "atom"],
  "relative-id/feed.xml": [FEED.replace("urn:x:1", "one"), "atom"],
  "cut/feed.xml": [FEED.replace("</feed>", ""), "atom"],
  "element/badge.svg": [DRAWING.replace("</svg>", "<p>a</p></svg>"), "svg"],
  "long.ics": [calendar("long ".repeat(20)), "calendar"],
  "line-ends.ics": [calendar("a").replaceAll("\r", ""), "calendar"],
  "cut.ics": [calendar("a").replace("END:VEVENT\r\n", ""), "calendar"],
  "twice.ics": [calendar("a\r\nUID:2"), "calendar"],
};

/** Writes the wrong site; gives, by file, the checks that have to fail. */
export function writeBadSite(dir) {
  writeAssets(dir);
  const expected = new Map();
  // The first page of the common kind, and its biggest: the one that the checks
  // of a few pages take.
  const filler = `<p>${"Nothing is wrong here. ".repeat(40)}</p>`;
  write(dir, "aa-control.html", document({ kind: "common", body: filler }));
  write(
    dir,
    "about.html",
    document({ kind: "about", body: '<h2 id="more">More</h2>' }),
  );
  write(dir, "index.html", document({ kind: "hub", body: seeAll() + filler }));
  write(dir, "items/a.html", document({ kind: "item", up: "../" }));
  write(path.dirname(dir), "outside.svg", DRAWING);
  write(dir, "assets/a.js", '"use strict";\n');
  // Each adds what is wrong to the script as it is.
  const also = (file, code) =>
    write(dir, `assets/${file}`, `"use strict";\n${code}\n${AGE}`);
  also(
    "early.js",
    "const now = Date.now; Date.now = () => now() + 86_400_000;",
  );
  also(
    "recolours.js",
    "for (const one of document.querySelectorAll('.st')) one.className = 'worse';",
  );
  also("shines.js", "document.body.className = 'shines';");
  write(
    dir,
    "assets/cut.css",
    "html { overflow-x: hidden; } body { overflow-x: clip; }\n",
  );
  write(
    dir,
    "assets/data.css",
    // Another one than in pages: what a tab has seen, the browser does not always ask for again.
    `${STYLE}\nh1 { background: url("${PIXEL.replaceAll("AQABAA", "AgABAA")}"); }\n`,
  );
  for (const page of [
    "aa-control.html",
    "about.html",
    "index.html",
    "items/a.html",
  ]) {
    expected.set(page, []);
  }
  for (const [name, { own, expect, ...rest }] of Object.entries(CASES)) {
    const kind = own ? name : "common";
    write(dir, `${name}.html`, document({ kind, ...rest }));
    expected.set(`${name}.html`, expect);
  }
  for (const [file, text] of Object.entries(BAD_ASSETS)) {
    write(dir, file, text);
    expected.set(file, ["assets"]);
  }
  for (const [file, [text, check]] of Object.entries(BAD_DATA)) {
    write(dir, file, text);
    expected.set(file, [check]);
  }
  return expected;
}

/** Two builds of a site: `same` differ in blanks only, the others in words. */
export function writeBuilds(dir) {
  const body =
    "<p>One two <b>three</b> four</p>\n<details><summary>More</summary>five</details>";
  const builds = {
    before: body,
    same: body.replaceAll("\n", " ").replace("two ", "two\n  "),
    joined: body.replace("two <b>", "two<b>"),
    hidden: body.replace("five", ""),
  };
  for (const [name, text] of Object.entries(builds)) {
    writeAssets(path.join(dir, name));
    write(
      path.join(dir, name),
      "index.html",
      document({ kind: "hub", body: text }),
    );
  }
  write(path.join(dir, "fewer"), "other.html", document({ kind: "hub", body }));
}

const outLink = (label, rel = "noopener noreferrer") =>
  `<p><a class="out" href="http://host.example/" rel="${rel}">${label}</a></p>`;

// Pages on which text of others did what it must not, each with the checks that
// have to fail. `text` stands in a body, `name` in a heading.
export const HOSTILE = {
  nothing: { expect: [] },
  executes: {
    text: '<svg onload="globalThis.ran = true"></svg>',
    expect: ["body", "executed"],
  },
  "executes-later": {
    text: '<p onmouseover="alert(1)">Text</p>',
    expect: ["body"],
  },
  says: {
    text: "<script>alert(1)</script>",
    expect: ["body", "dialog", "executed"],
  },
  asks: {
    text: image("http://host.example/a.png"),
    expect: ["body", "console", "requests"],
  },
  "asks-inside": {
    text: image("items/none.svg"),
    expect: ["body", "console", "requests"],
  },
  goes: {
    head: '<meta http-equiv="refresh" content="0; url=index.html">',
    // It may be gone before it is looked at.
    expect: ["navigation"],
    may: ["frame"],
  },
  frames: {
    text: '<iframe src="index.html"></iframe>',
    expect: ["body", "navigation"],
  },
  "styles-others": {
    text: "<style>h1 { color: red }</style>",
    expect: ["body", "looks"],
  },
  covers: {
    text: '<p style="position: fixed; inset: 0">Text</p>',
    expect: ["body", "leaks"],
  },
  "sticks-out": { text: `<p>${"wide".repeat(600)}</p>`, expect: ["leaks"] },
  breaks: {
    text: "</div></section></main><footer>A footer</footer>",
    expect: ["frame", "looks"],
  },
  "adds-heading": { after: "<h2>Another</h2>", expect: ["frame"] },
  "adds-attribute": { name: '<b title="x">Text</b>', expect: ["frame"] },
  steers: { name: "Text &#x202e;txeT", expect: ["steering"] },
  "steers-attribute": { label: "a&#x200b;b", expect: ["steering"] },
  "hides-host": { text: outLink("good.example"), expect: ["links"] },
  "hides-in-host": {
    text: outLink("host.example.good.example"),
    expect: ["links"],
  },
  "hides-in-label": { text: outLink("not host.example"), expect: ["links"] },
  "no-rel": { text: outLink("host.example", "noopener"), expect: ["links"] },
  scheme: {
    text: '<p><a class="out" href="ftp://a.example" rel="noopener noreferrer">a</a></p>',
    expect: ["links"],
  },
};

/** Writes a page for each case above, and a harmless one. */
export function writeHostileSite(dir) {
  writeAssets(dir);
  write(dir, "index.html", document({ kind: "hub", body: seeAll() }));
  for (const [file, how] of Object.entries({ harmless: {}, ...HOSTILE })) {
    const { text = "<p>Text</p>", name = "Text", after = "", ...rest } = how;
    const { label = "Said", head = "" } = rest;
    const body =
      `<section class="card" aria-label="${label}"><h2>${name}</h2>` +
      `<div class="prose">${text}</div></section>${after}`;
    write(dir, `${file}.html`, document({ kind: "reading", body, head }));
  }
}
