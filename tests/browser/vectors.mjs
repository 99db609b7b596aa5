// Every hostile string of the shared data, and data that has one in every field
// that reaches a page. Beside it, the same data with harmless words: what the
// pages of both are made of has to be the same.

import fs from "node:fs";
import path from "node:path";

// Attacks on this very program: the marks that stand for bodies until a page is
// done, and what a file name or a template may trip over.
const OURS = [
  "<slot name=b0></slot>",
  '"><slot name=b0></slot>',
  '{{ page }}{% include "base.html" %}',
  "../../../etc/passwd",
  "..\\..\\CON",
  "/absolute/index.html",
  'https://example.org/" onmouseover="alert(1)',
  "</main></body><footer>x</footer>",
  "</title></head><body onload=alert(1)>",
  "\u202egpj.exe",
  "a\u200bb\u2060c\ufeffd\u0001e\u0085f",
  "\u2066\u2067\u2068x\u061c",
  "<style>*{display:none!important}</style>",
  '<p style="position:fixed;inset:0;z-index:9">over everything</p>',
  '<a href="http://t.co/">microsoft.com</a>',
  '<a href="https://evil.example/">\u202elpmaxe.doog</a>',
  "<a href=https://a.example><img src=https://b.example></a>",
  '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
];

/** Every hostile string, each once. */
export function strings(shared) {
  const read = (name) =>
    fs.readFileSync(path.join(shared, "hostile", name), "utf8");
  const sheet = read("owasp-xss-filter-evasion.md");
  const blocks = sheet.split("```").filter((_, index) => index % 2 === 1);
  // It is JSON with comments: its inputs stand on lines of their own.
  const loofah = read("loofah-html5lib-sanitizer.dat").matchAll(
    /^\s*"input": (".*"),?$/gm,
  );
  const all = [
    ...OURS,
    ...JSON.parse(read("blns.json")),
    ...JSON.parse(read("dompurify-expect.json")).map(({ payload }) => payload),
    ...[...loofah].map((match) => JSON.parse(match[1])),
    ...blocks.map((block) => block.slice(block.indexOf("\n") + 1)),
    ...sheet.split("\n"),
    sheet,
  ];
  return [...new Set(all)].filter((string) => string.trim() !== "");
}

/** Those for places that take one line, and that hold more than plain words. */
export function names(strings) {
  return strings.filter(
    (string) =>
      string.length < 4000 && !/^[a-zA-Z0-9 .,:\-()`*#]*$/.test(string),
  );
}

// What is obeyed and not seen; of joiners and selectors of a variant, those that
// are not the only one behind a letter other than ASCII.
const STEERING = new RegExp(
  "(?![\\n\\r\\t])[\\p{Cc}\\p{Default_Ignorable_Code_Point}" +
    "\\p{Noncharacter_Code_Point}\\u2028\\u2029\\ufff9-\\ufffb]",
  "gu",
);

/** Every mark behind the eighth on one letter, by its number. */
const withoutPiles = (text) =>
  text.replace(/(?<=[\p{M}\u200c\u200d]{8})\p{M}/gu, numbered);

const numbered = (c) =>
  `[U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`;

// What neither reorders nor hides text is not shown at all, unless a name has nothing else.
const DROPPED = /[\u00ad\u200b\u2060\ufeff]/u;

/** A text as a page shows it where it is a name. */
export function shown(name) {
  const text = withoutPiles(name);
  const drops = /[^\s\u0085\u00ad\u200b\u2060\ufeff]/u.test(name);
  let out = "";
  let end = 0;
  for (const { 0: c, index } of text.matchAll(STEERING)) {
    out += text.slice(end, index);
    end = index + c.length;
    const before = [...out.slice(-2)].at(-1) ?? " ";
    const ascii = before <= "\u007f";
    const joiner = /[\u200c\u200d]/;
    const selector = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
    const fine =
      (joiner.test(c) && !ascii && !joiner.test(before)) ||
      (selector.test(c) &&
        !ascii &&
        !joiner.test(before) &&
        !selector.test(before)) ||
      (c === "\ufe0f" && /[0-9#*]/.test(before));
    out += fine ? c : drops && DROPPED.test(c) ? "" : numbered(c);
  }
  return (out + text.slice(end)).replace(/\s+/g, " ").trim();
}

export const harmless = Array.from(
  { length: 24 },
  (_, index) => `Plain text ${index}`,
);

// More words than are shown of what was not edited.
const LONG = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ");

// A body with every form that may come out of one.
const FORMS =
  "<h2>a</h2><p>b<br><b>c</b><i>d</i><u>e</u><s>f</s><code>g</code></p><hr>" +
  "<pre>l</pre><blockquote>m</blockquote><ul><li>n</li></ul><table><tr><th>p" +
  '</th></tr><tr><td>q</td></tr></table><a href="https://example.org">r</a>' +
  `<p>${LONG}</p>`;

const SCHEMA = "tenant-status/v1";

/** A body of each kind for a string; harmless ones have every form. */
const bodyOf = (string) => (harmless.includes(string) ? FORMS : string);

function tenant(s) {
  return {
    name: s,
    domain: s,
    location: s,
    mdm_authority: s,
    service_release: s,
    account_status: s,
  };
}

const mapOf = (strings) => Object.fromEntries(strings.map((s) => [s, s]));

/**
 * Two snapshots of a tenant: in the later one, every field holds a string, once
 * for each string; some pages have a whole list of them.
 */
export function texts(strings, bodies) {
  const day = (number) => `2026-11-${number}T08:00:00Z`;
  const before = (s) => {
    const rest = harmless.includes(s) ? LONG : "and more words that stay";
    return `before ${[...s].slice(0, 40).join("")} ${rest}`;
  };
  const posts = (kind) =>
    bodies.map((s) => ({ at: day(19), [kind]: bodyOf(s) }));
  const packed = { ...mapOf(strings), Summary: "All of them" };
  const at = (now) => ({
    schema: SCHEMA,
    captured_at: day(now ? 22 : 21),
    tenant: {
      ...tenant(strings[0]),
      id: "t",
      service_release: now ? strings[0] : "2611",
    },
    licenses: strings.map((s) => ({
      sku: s,
      name: s,
      total: now ? 1 : 3,
      assigned: 2,
    })),
    connectors: [
      ...strings.map((s, index) => ({
        type: s,
        label: s,
        basis: index % 2 ? "sync" : "expiry",
        id: s,
        name: s,
        link: index % 3 ? s : "https://example.org/",
        [index % 2 ? "last_success_at" : "expires_at"]: day(now ? 20 : 28),
        reported: { [s]: s },
        details: { [s]: s },
      })),
      {
        type: "jamf",
        id: "packed",
        last_success_at: day(20),
        reported: mapOf(strings),
        details: mapOf(strings),
      },
    ],
    incidents: [
      ...strings.map((s) => ({
        id: s,
        title: s,
        classification: s,
        status: now ? s : "before",
        feature: s,
        origin: s,
        impact: s,
        updated_at: day(now ? 22 : 20),
        details: { [s]: s },
        posts: [{ at: day(20), html: bodyOf(s) }, { markdown: bodyOf(s) }],
      })),
      ...["html", "markdown", "text"].map((kind) => ({
        id: `packed-${kind}`,
        title: `Posts in ${kind}`,
        classification: "incident",
        status: "serviceDegradation",
        details: packed,
        posts: posts(kind),
      })),
    ],
    messages: [
      ...strings.map((s, index) => ({
        id: s,
        title: now ? s : before(s),
        services: ["Microsoft Intune", s],
        category: s,
        severity: s,
        updated_at: day(now ? 22 : 20),
        published_at: day(19),
        action_required_by: "2026-12-01",
        tags: [s],
        details: { [s]: s, Summary: s },
        [["html", "markdown", "text"][index % 3]]: now ? bodyOf(s) : before(s),
      })),
      {
        id: "packed",
        title: "Details",
        published_at: day(19),
        details: packed,
        text: "x",
      },
    ],
  });
  return [at(false), at(true)];
}

/** A snapshot of a tenant that is called so. */
export function tenantOf(s) {
  return {
    schema: SCHEMA,
    captured_at: "2026-11-22T08:00:00Z",
    tenant: { id: s, ...tenant(s) },
    licenses: [{ sku: s, total: 1, assigned: 2 }],
    connectors: [
      {
        type: "jamf",
        id: s,
        name: s,
        last_success_at: "2026-11-10T08:00:00Z",
      },
      { type: "apple-vpp-expiry", id: s, name: s, expires_at: "2026-11-26" },
    ],
    incidents: [
      {
        id: "IT1",
        title: s,
        classification: "incident",
        status: s,
        posts: [],
      },
    ],
    messages: [],
  };
}

/** Settings in which every text is the string. */
export function settingsOf(s, slugs) {
  return {
    title: s,
    services: ["Microsoft Intune", s],
    theme: { options: { notice: s, contact: s, footer: s } },
    labels: Object.fromEntries(slugs.map((slug) => [slug, s])),
    audiences: { one: { title: s, sections: SECTIONS } },
  };
}

const SECTIONS = [
  "tenant",
  "licenses",
  "connectors",
  "health",
  "news",
  "archive",
];

/** YAML of plain data: every text in quotes, every odd character by its number. */
export function yaml(data) {
  if (typeof data === "string") {
    const escaped = data.replace(/[^ -~]|["\\]/gu, (c) => {
      const number = c.codePointAt(0).toString(16);
      return `\\U${number.padStart(8, "0")}`;
    });
    return `"${escaped}"`;
  }
  if (Array.isArray(data)) return `[${data.map(yaml).join(", ")}]`;
  if (typeof data !== "object") return String(data);
  const pairs = Object.entries(data).map(([k, v]) => `${yaml(k)}: ${yaml(v)}`);
  return `{ ${pairs.join(", ")} }`;
}

/** How many fields of some data hold the string, lists counted once. */
export function fieldsWith(data, s) {
  const found = new Set();
  const visit = (value, place) => {
    if (value === s) found.add(place);
    else if (Array.isArray(value)) for (const one of value) visit(one, place);
    else if (value && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) {
        if (key === s) found.add(`${place}.(name)`);
        visit(inner, `${place}.${key === s ? "(value)" : key}`);
      }
    }
  };
  visit(data, "");
  return found;
}
