// Tests the checks themselves, as commands: on a site without a fault nothing
// may fail, and on each deliberately wrong page exactly the checks that were
// made for its fault.
//
//   node selftest.mjs

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DAY, HOUR, wantedWords } from "./age.mjs";
import { pagesOfPdf, wrongPdf } from "./chromium.mjs";
import {
  CASES,
  connectorRows,
  deadlineRows,
  HOSTILE,
  writeAgingSite,
  writeBadSite,
  writeBuilds,
  writeGoodSite,
  writeHostileSite,
} from "./fixtures.mjs";
import { wrongFilter, wrongOrder } from "./fleet.mjs";
import { Harmless, learn, lookAt } from "./hostile.mjs";
import { agedAt } from "./inpage.mjs";
import { Messages, pseudoWords } from "./messages.mjs";
import { difference } from "./posts.mjs";
import { checkWords, Phrases } from "./pseudo.mjs";
import { counts } from "./report.mjs";
import { pageUrl, readSite } from "./site.mjs";
import { launchChromium, Tab } from "./tab.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));

let passed = 0;
let failed = 0;

function expect(what, actual, wanted) {
  const [got, want] = [actual, wanted].map((value) => JSON.stringify(value));
  if (got === want) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`FAIL ${what}: expected ${want}, got ${got}`);
  }
}

/** Runs one of the commands; gives its exit code and its lines. */
function run(file, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(HERE, file), ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.stderr.on("data", (chunk) => (text += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code, lines: text.trim().split("\n") }),
    );
  });
}

function parse(lines, mark) {
  const pattern = new RegExp(`^${mark} (.+?) \\[([\\w-]+)\\] `);
  const found = new Map();
  for (const line of lines) {
    const match = pattern.exec(line);
    if (!match) continue;
    if (!found.has(match[1])) found.set(match[1], new Set());
    found.get(match[1]).add(match[2]);
  }
  return found;
}

const sorted = (list) => [...(list ?? [])].sort();

async function testGoodSite(root) {
  // Blanks and letters outside ASCII in the path are nothing unusual.
  const dir = path.join(root, "good sité");
  writeGoodSite(dir);
  const shots = path.join(root, "shots");
  const { code, lines } = await run("check.mjs", dir, "--screenshots", shots);
  expect("good site: exit code", code, 0);
  expect(
    "good site: failures",
    lines.filter((line) => /^FAIL/.test(line)),
    [],
  );
  expect(
    "good site: last line",
    /^\d{2,} passed, 0 failed$/.test(lines.at(-1)),
    true,
  );
  expect(
    "good site: print note",
    lines.filter((line) => /^note .*in print 0 of 2 rows/.test(line)).length,
    1,
  );
  const kinds = ["hub", "about", "item", "depth2-page"];
  const variants = [
    "1920-light",
    "wide-light",
    "1024-light",
    "first-screen",
    "first-screen-phone",
    "readme",
    "wide-dark",
    "phone-light",
    "phone-dark",
    "script-off",
    "print",
  ];
  const wanted = kinds.flatMap((kind) =>
    variants.map((one) => `${kind}-${one}.png`),
  );
  expect("screenshots", sorted(fs.readdirSync(shots)), sorted(wanted));
  const bytes = (name) =>
    fs.readFileSync(path.join(shots, name)).toString("base64");
  expect(
    "screenshots: dark differs",
    bytes("hub-wide-light.png") === bytes("hub-wide-dark.png"),
    false,
  );
  expect(
    "screenshots: opened differs",
    bytes("hub-wide-light.png") === bytes("hub-script-off.png"),
    false,
  );

  const some = path.join(root, "some");
  const result = await run("shots.mjs", dir, some, "--kind", "item,about");
  expect("shots: exit code", result.code, 0);
  expect(
    "shots: only the kinds asked for",
    new Set(fs.readdirSync(some).map((name) => name.split("-")[0])).size,
    2,
  );
}

/** A table that is not sorted or filtered as it says is found. */
function testFleet() {
  const up = { names: ["a", "B"], sorted: "ascending" };
  const down = { names: ["B", "a"], sorted: "descending" };
  const order = (...tables) => wrongOrder(["B", "a"], ...tables).length;
  expect("fleet: sorted", order(up, down), 0);
  expect("fleet: not sorted", order(down, down) > 0, true);
  expect("fleet: not told", order(up, { ...down, sorted: undefined }), 1);
  expect("fleet: lost", order({ ...up, names: ["a"] }, down), 1);
  const found = (names, said) =>
    wrongFilter("a", ["a", "b"], { names, said }).length;
  expect("fleet: filtered", found(["a"], "1 of 2 tenants"), 0);
  expect("fleet: all", found(["a", "b"], "2 tenants"), 0);
  expect("fleet: wrong words", found(["a"], "2 tenants"), 1);
  expect("fleet: not found", found(["b"], "1 of 2 tenants"), 1);
}

async function testBadSite(root) {
  const dir = path.join(root, "bad");
  const expected = writeBadSite(dir);
  const { code, lines } = await run("check.mjs", dir, "--axe-per-kind", "1");
  expect("bad site: exit code", code, 1);
  expect(
    "bad site: last line",
    /^\d+ passed, \d+ failed, \d+ skipped$/.test(lines.at(-1)),
    true,
  );
  const found = parse(lines, "FAIL");
  for (const [file, checks] of expected) {
    expect(file, sorted(found.get(`bad/${file}`)), sorted(checks));
    found.delete(`bad/${file}`);
  }
  expect("bad site: nothing else fails", [...found.keys()], []);
  const skipped = parse(lines, "skip");
  for (const [name, { skip, note }] of Object.entries(CASES)) {
    const file = `bad/${name}.html`;
    if (skip) expect(`${name}: skip`, sorted(skipped.get(file)), sorted(skip));
    if (note) {
      const written = lines.some((line) =>
        line.startsWith(`note ${file}: ${note}`),
      );
      expect(`${name}: note`, written, true);
    }
  }
  if (process.argv.includes("--verbose")) console.log(lines.join("\n"));
}

const AS_OF = Date.parse("2026-11-22T08:00:00Z");

const MANY = Array.from({ length: 12 }, (_, index) => [
  `C${index + 1}`,
  "expiry",
  "unhealthy@2026-11-22T13:00:00Z",
]);

// Rows, and what the notice says so many hours after as-of, word for word.
const AGED = {
  nothing: {
    rows: [],
    says: [
      [
        -72,
        "This page is dated 3 days after your computer’s clock: one of them is wrong. " +
          "It shows the tenant as of 22 Nov 2026 08:00 UTC.",
      ],
      [-1, ""],
      [0, ""],
      [1, ""],
      [24, ""],
      [
        25,
        "This page is 25 hours old: it shows the tenant as of 22 Nov 2026 08:00 UTC.",
      ],
      [
        9 * 24 + 15,
        "This page is 9 days old: it shows the tenant as of 22 Nov 2026 08:00 UTC.",
      ],
      [
        9 * 24 + 16,
        "This page is 10 days old: it shows the tenant as of 22 Nov 2026 08:00 UTC.",
      ],
    ],
  },
  credentials: {
    rows: [
      [
        "APNs",
        "expiry",
        "warning@2026-11-22T12:00:00Z unhealthy@2026-11-29T12:00:00Z",
      ],
      ["Store <b> &amp; more", "expiry", "unhealthy@2026-11-22T13:00:00Z"],
      ["Expired before", "expiry", ""],
      ["Autopilot", "sync", "unhealthy@2026-11-23T08:00:00Z"],
      ["Play", "sync", ""],
    ],
    says: [
      [3, ""],
      [
        4,
        "This page is 4 hours old: it shows the tenant as of 22 Nov 2026 08:00 UTC. " +
          "Unless renewed since, 1 credential expires within 7 days: APNs.",
      ],
      [
        5,
        "This page is 5 hours old: it shows the tenant as of 22 Nov 2026 08:00 UTC. " +
          "Unless renewed since, 1 credential has expired: Store <b> & more. " +
          "Unless renewed since, 1 credential expires within 7 days: APNs.",
      ],
      [
        9 * 24,
        "This page is 9 days old: it shows the tenant as of 22 Nov 2026 08:00 UTC. " +
          "Unless renewed since, 2 credentials have expired: APNs, Store <b> & more. " +
          "Later syncs of these 2 connectors are not shown.",
      ],
      // A clock that was put right.
      [-1, ""],
    ],
    marks: [
      "expired after this page was made, unless renewed since",
      "expired after this page was made, unless renewed since",
      "",
      "",
      "",
    ],
  },
  deadlines: {
    body: deadlineRows([
      ["overdue", "Expired", "expiry", "2026-11-20T00:00:00Z", "2 days"],
      ["7", "Token", "expiry", "2026-11-24T08:00:00Z", "in 2 days"],
      ["7", "Message", "message", "2026-12-01T00:00:00Z", "in 9 days"],
      ["30", "Later", "expiry", "2026-12-10T08:00:00Z", "in 18 days"],
    ]),
    says: [
      [
        9 * 24,
        "This page is 9 days old: it shows the tenant as of 22 Nov 2026 08:00 UTC.",
      ],
    ],
    dues: ["overdue by 11 days", "overdue by 7 days", "today", "in 9 days"],
    periods: ["overdue", "overdue", "7", "30"],
  },
  many: {
    rows: MANY,
    says: [
      [
        6,
        "This page is 6 hours old: it shows the tenant as of 22 Nov 2026 08:00 UTC. " +
          "Unless renewed since, 12 credentials have expired: C1, C2, C3, C4, C5 and 7 more.",
      ],
    ],
  },
  malformed: {
    rows: [
      ["A", "expiry", "unhealthy@soon"],
      ["B", "expiry", "unhealthy@ warning"],
      ["C", "expiry", "better@2026-11-22T13:00:00Z"],
      ["D", "", "unhealthy@2026-11-22T13:00:00Z"],
      ["E", "expiry", "warning@2026-11-22T13:00:00Z"],
    ],
    says: [[6, ""]],
  },
  "no-moment": { data: 'data-as-of="today"', rows: MANY, says: [[999, ""]] },
  "nothing-given": { data: "", rows: MANY, says: [[999, ""]] },
  "no-limit": {
    data: 'data-as-of="2026-11-22T08:00:05Z"',
    rows: [],
    says: [
      [24, ""],
      [
        49,
        "This page is 2 days old: it shows the tenant as of 22 Nov 2026 08:00 UTC.",
      ],
    ],
  },
  "early-limit": {
    data: 'data-as-of="2026-11-05T08:00:00Z" data-too-old="1800"',
    rows: [["P", "sync", ""]],
    at: Date.parse("2026-11-05T08:00:00Z"),
    says: [
      [
        0.75,
        "This page is 45 minutes old: it shows the tenant as of 5 Nov 2026 08:00 UTC. " +
          "Later syncs of this 1 connector are not shown.",
      ],
    ],
  },
  "no-place": { place: "", rows: MANY, says: [[6, ""]] },
};

async function testAge(root) {
  const browser = await launchChromium();
  try {
    const tab = await Tab.open(browser);
    for (const [name, one] of Object.entries(AGED)) {
      const { rows = [], says, data, place, marks, at = AS_OF } = one;
      const dir = path.join(root, `age-${name}`);
      const age = Object.fromEntries(
        Object.entries({ data, place }).filter(
          ([, value]) => value !== undefined,
        ),
      );
      writeAgingSite(dir, one.body ?? connectorRows(rows), age);
      const site = readSite(dir);
      const [[first], ...others] = says;
      const words = (text) => text.replace(/\s+/g, " ").trim();
      const look = async (hours) => {
        const [seen] = await tab.run(agedAt, [at + hours * HOUR]);
        return seen;
      };
      await tab.load(site, pageUrl(site, "index.html"), {
        clock: at + first * HOUR,
      });
      const arrived = await tab.run(
        () => document.getElementById("age")?.innerText ?? "",
      );
      expect(`age ${name}, ${first} hours`, words(arrived), says[0][1]);
      for (const [hours, text] of others) {
        const { notice } = await look(hours);
        expect(`age ${name}, ${hours} hours`, words(notice), text);
      }
      if (marks) {
        const seen = await look(9 * 24);
        expect(`age ${name}: marks`, seen.marks.map(words), marks);
      }
      for (const what of ["dues", "periods"]) {
        if (!one[what]) continue;
        const seen = await look(9 * 24);
        expect(`age ${name}: ${what}`, seen[what], one[what]);
      }
      expect(`age ${name}: silent`, [...tab.takeEvents()], []);
    }
    await testRereading(tab, root);
  } finally {
    await browser.close();
  }
}

// Somebody leaves the page open; somebody listens to it.
async function testRereading(tab, root) {
  const site = readSite(path.join(root, "age-credentials"));
  const clock = AS_OF + 9 * DAY;
  await tab.load(site, pageUrl(site, "index.html"), { clock });
  const changes = await tab.run(async (start) => {
    const { pretended } = globalThis;
    let changes = 0;
    const observer = new MutationObserver((list) => (changes += list.length));
    observer.observe(document.getElementById("age"), {
      subtree: true,
      childList: true,
      characterData: true,
    });
    const hours = pretended.timers.filter(({ every }) => every === 3_600_000);
    const seen = [hours.length];
    // Days are calendar days: the next one begins after 16 hours.
    for (const later of [0, 1, 15, 16]) {
      pretended.now = start + later * 3_600_000;
      hours[0].work();
      await Promise.resolve();
      seen.push(changes > 0);
    }
    return seen;
  }, clock);
  expect("age: read again", changes, [1, false, false, false, true]);
}

// Each thing that text of others must not do is noticed, and nothing else is.
async function testHostile(root) {
  const dir = path.join(root, "hostile");
  writeHostileSite(dir);
  const site = readSite(dir);
  const browser = await launchChromium();
  try {
    const tab = await Tab.open(browser);
    const harmless = new Harmless();
    await learn(tab, site, "harmless.html", harmless);
    for (const [name, how] of Object.entries(HOSTILE)) {
      const { expect: wanted, may = [] } = how;
      const failing = new Set();
      const report = {
        add: (_, check, details = []) => details.length && failing.add(check),
        fail: (_, check) => failing.add(check),
      };
      await lookAt(tab, site, `${name}.html`, report, harmless);
      for (const check of may) failing.delete(check);
      expect(`hostile ${name}`, sorted(failing), sorted(wanted));
    }
  } finally {
    await browser.close();
  }
}

/** A word, a sign and a section mark that a page lost are found. */
function testPosts() {
  const source = (...lines) => ({ lines });
  const shown = (lines, headings = []) => ({ lines, headings });
  const found = (...both) => {
    const { words, missed } = difference(...both);
    return [words.map(([word, times]) => `${word} ${times}`), missed];
  };
  const mark = "[What changes:]";
  expect("posts: same", found(source("One two."), shown(["one", "two."])), [
    [],
    [],
  ]);
  expect("posts: lost", found(source("One two."), shown(["one"])), [
    ["two 1", ". 1"],
    [],
  ]);
  expect("posts: joined", found(source("a b"), shown(["ab"]))[0].length, 3);
  expect("posts: added", found(source("a"), shown(["a", "b"]))[0], ["b -1"]);
  const titled = shown(["What changes"], ["What changes"]);
  expect("posts: a heading", found(source(mark), titled), [[], []]);
  expect("posts: no heading", found(source(mark), shown([mark]))[1], [mark]);
}

async function testFolders(root) {
  const empty = path.join(root, "empty");
  fs.mkdirSync(empty);
  for (const folder of [empty, path.join(root, "none")]) {
    const { code, lines } = await run("check.mjs", folder);
    const name = path.basename(folder);
    expect(`folder ${name}: exit code`, code, 1);
    expect(`folder ${name}: last line`, lines.at(-1), "0 passed, 1 failed");
  }
  expect("no folder: exit code", (await run("check.mjs")).code, 2);
  expect(
    "unknown option: exit code",
    (await run("check.mjs", "--x", empty)).code,
    2,
  );
}

async function testWords(root) {
  writeBuilds(root);
  const compare = async (other) => {
    const { code, lines } = await run(
      "words.mjs",
      path.join(root, "before"),
      path.join(root, other),
    );
    return [code, lines.at(-1)];
  };
  expect("words: same", await compare("same"), [0, "1 passed, 0 failed"]);
  expect("words: joined", await compare("joined"), [1, "0 passed, 1 failed"]);
  expect("words: lost", await compare("hidden"), [1, "0 passed, 1 failed"]);
  expect("words: other pages", await compare("fewer"), [
    1,
    "0 passed, 3 failed",
  ]);
}

/** What scripts have to say in German, word for word. */
function testGerman() {
  const facts = {
    lang: "de",
    zone: "Europe/Berlin",
    date: "22. Nov. 2026, 09:00 CET",
    asOf: AS_OF,
    tooOld: DAY,
    fleet: false,
    syncs: 2,
    rows: [
      { basis: "expiry", name: "APNs", end: AS_OF + HOUR, warning: NaN, at: 0 },
    ],
  };
  const says = (at, more) => wantedWords(at, { ...facts, ...more });
  const begin = "Sie zeigt den Stand des Mandanten vom";
  expect(
    "German: hours",
    says(AS_OF + 25 * HOUR, { rows: [], syncs: 0 }),
    `Diese Seite ist 25 Stunden alt: ${begin} 22. Nov. 2026, 09:00 CET.`,
  );
  expect(
    "German: days",
    says(AS_OF + 4000 * DAY),
    `Diese Seite ist 4.000 Tage alt: ${begin} 22. Nov. 2026, 09:00 CET. ` +
      "Sofern seitdem nicht erneuert, ist 1 Zertifikat oder Token abgelaufen: " +
      "APNs. Spätere Synchronisierungen von 2 Connectors werden nicht angezeigt.",
  );
  // Three days later by the clock of Berlin, two by UTC.
  expect(
    "German: days of the time zone",
    says(AS_OF + 2 * DAY + 15.5 * HOUR, { rows: [], syncs: 0 }).slice(0, 28),
    "Diese Seite ist 3 Tage alt: ",
  );
  const german = Messages.of("de");
  expect("German: tomorrow", german.day(1), "morgen");
  expect("German: in days", german.day(2), "in 2 Tagen");
  const names = ["Zoo", "Ähre", "Bau"];
  const up = { names: ["Ähre", "Bau", "Zoo"], sorted: "ascending" };
  const down = { names: ["Zoo", "Bau", "Ähre"], sorted: "descending" };
  expect("German: sorted", wrongOrder(names, up, down, "de"), []);
  const found = { names: ["Zoo"], said: "1 von 3 Mandanten" };
  expect("German: filtered", wrongFilter("Zoo", names, found, "de"), []);
}

/** Messages keep what is code, and an English text is found wherever it is. */
async function testPseudo(root) {
  const words = (source) => pseudoWords(source).trim();
  expect("pseudo: text", words("a = Status"), "a = ⟦Šţàţûš ô⟧");
  expect("pseudo: short", words("a = Mon"), "a = Ṁôñ");
  expect("pseudo: code", words('a = { $x }:{" "}'), 'a = { $x }:{ " " }');
  expect("pseudo: value", words("a = at { $x }"), "a = àţ ‹{ $x }›");
  expect(
    "pseudo: plural",
    words("a =\n    { $n ->\n        [one] A day\n       *[other] Days\n    }"),
    "a = { $n ->\n   [one] ⟦Å ďàý⟧\n   *[other] ⟦Ďàýš⟧\n    }",
  );
  const number = "number-separator = ,\nnumber-separator-digits = 4";
  expect("pseudo: computed", words(number), number);

  const [dir, data] = ["pseudo", "pseudo-data"].map((name) =>
    path.join(root, name),
  );
  for (const folder of [dir, data]) fs.mkdirSync(folder);
  const snapshot = "tenant: { name: Contoso <Ltd> }\nstatus: serviceDegraded\n";
  fs.writeFileSync(path.join(data, "snapshot.yaml"), snapshot);
  const pages = {
    good: "<p>Contoso &lt;Ltd> ïš 2 <b>service degraded</b></p>",
    text: "<p>Contoso ïš here</p>",
    attribute: '<p aria-label="Contoso list">1</p>',
    data: '<p data-find="Find">1</p>',
    drawing: "<svg><title>Days</title></svg>",
    template: "<template><p>#length# ago</p></template>",
    closed: "<details><summary>1</summary><p>More</p></details>",
    field: "<p>tenant</p>",
  };
  for (const [name, body] of Object.entries(pages)) {
    const page = `<!doctype html><html lang="en-XA"><title>ï</title>${body}`;
    fs.writeFileSync(path.join(dir, `${name}.html`), page);
  }
  const feed = '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>';
  fs.writeFileSync(path.join(dir, "feed.xml"), `${feed}</feed>`);
  const calendar = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Dates\r\nEND:VCALENDAR\r\n";
  fs.writeFileSync(path.join(dir, "dates.ics"), calendar);
  const found = [];
  const report = {
    add: (page, _, details) => details.length > 0 && found.push(page),
    fail: (page, _, detail) => found.push(`${page}: ${detail}`),
  };
  const browser = await launchChromium();
  try {
    await checkWords(browser, readSite(dir), new Phrases(data), report);
  } finally {
    await browser.close();
  }
  const { good: _, ...wrong } = pages;
  const files = Object.keys(wrong).map((name) => `${name}.html`);
  expect(
    "pseudo: English words",
    sorted(found),
    sorted([...files, "feed.xml", "dates.ics"].map((file) => `pseudo/${file}`)),
  );
}

function testPdf() {
  const page = "<< /Type /Page\n/Parent 1 0 R >>";
  const two = Buffer.from(`%PDF-1.7 << /Type /Pages >> ${page} ${page}`);
  expect("pages of a PDF", pagesOfPdf(two), 2);
  expect("no PDF", wrongPdf(Buffer.from("<html>".repeat(400))).length, 1);
  expect("empty PDF", wrongPdf(Buffer.from("%PDF-1.7")).length, 1);
}

const root = fs.mkdtempSync(path.join(os.tmpdir(), "browser-selftest-"));
try {
  await testGoodSite(root);
  testFleet();
  await testBadSite(root);
  await testAge(root);
  await testFolders(root);
  await testWords(root);
  testPdf();
  testPosts();
  testGerman();
  await testPseudo(root);
  await testHostile(root);
} finally {
  fs.rmSync(root, { recursive: true, force: true });
}
console.log(counts(passed, failed));
process.exitCode = failed > 0 ? 1 : 0;
