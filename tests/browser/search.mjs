// Search, from the disk, in Chromium and Firefox.
//
//   node search.mjs PROGRAM [--keep DIR]
//
// builds sites with PROGRAM and searches them by keyboard, as a reader would. With
// the shared data: the real archive with all real posts as messages, in every
// language; the messages that are found are those whose pages have the word.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import zlib from "node:zlib";
import puppeteer from "puppeteer-core";
import { findProgram } from "./programs.mjs";
import { Report } from "./report.mjs";
import { launchChromium } from "./tab.mjs";

const USAGE = "usage: node search.mjs PROGRAM [--keep DIR]";
const LANGUAGES = ["en", "de", "es", "fr", "ja"];
const ROOT = path.resolve(import.meta.dirname, "../..");
const HOSTILE =
  '<img src=x onerror="document.title=1"> </title><script>document.title=2</script> &amp; hostile';

/** Titles with everything that the splitting of words has to know. */
const TITLES = {
  M1: "Enrollment of Cafés on Ölands naïve façade",
  M2: "構成プロファイルの更新について",
  M3: "Token enrollment, not the phrase",
  M4: HOSTILE,
  M5: "Straße in İstanbul, ﬁnally co-managed",
};

function message(id, title, more) {
  const at = "2026-11-01T00:00:00Z";
  return { id, title, published_at: at, updated_at: at, markdown: "x", ...more };
}

/** Snapshots of one tenant: an edited message, a deadline, a token. */
function ownData() {
  const tenant = { name: "Contoso" };
  const own = Object.entries(TITLES).map(([id, title]) => message(id, title));
  const snapshot = (captured_at, text) => ({
    schema: "tenant-status/v1",
    captured_at,
    tenant,
    messages: [
      ...own,
      message("M6", "Act in December", {
        markdown: text,
        action_required_by: "2026-12-15T00:00:00Z",
      }),
    ],
  });
  return [
    snapshot("2026-11-21T08:00:00Z", "The obsolete enrollment token."),
    snapshot("2026-11-22T08:00:00Z", "The current enrollment\n\ntoken."),
  ];
}

function build(program, data, out, ...more) {
  execFileSync(
    program,
    ["build", data, "--out", out, "--no-cache", ...more],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  return out;
}

const urlOf = (dir, page) => pathToFileURL(path.join(dir, page)).href;

/** The index of a folder, as the script of the search page would read it. */
function readIndex(dir, name = "search-index.js") {
  let file = null;
  const take = (given) => (file = given);
  const calls = { tenantStatusIndex: take, tenantStatusPositions: take };
  vm.runInNewContext(fs.readFileSync(path.join(dir, name), "utf8"), calls);
  return file;
}

function wordsOf(file) {
  const digits = [...Array(94).keys()]
    .map((at) => String.fromCharCode(33 + at))
    .filter((digit) => !'"\\'.includes(digit));
  let before = "";
  return file.words.split(" ").map((word) => {
    before = before.slice(0, digits.indexOf(word[0])) + word.slice(1);
    return before;
  });
}

/** The words of the script, which has to split as the program does. */
function scriptWords() {
  const code = fs.readFileSync(
    path.join(ROOT, "themes/default/assets/search-words.js"),
    "utf8",
  );
  return vm.runInNewContext(`${code};searchWords`, { Map, String });
}

/** The script splits the cases of the program's own test as the program does. */
function checkSplitting(report) {
  const words = scriptWords();
  const cases = JSON.parse(
    fs.readFileSync(path.join(ROOT, "tests/search/words.json"), "utf8"),
  );
  for (const { text, words: wanted } of cases) {
    const found = words.of(text).join(" ");
    report.add("words", "split", found === wanted.join(" ") ? [] : [`"${text}": ${found}`]);
  }
}

/** Every word of random titles is in the index, split by the script. */
function checkRandomTitles(report, program, root) {
  let seed = 7;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const blocks = [[0x20, 0x7f], [0xa1, 0x24f], [0x300, 0x36f], [0x370, 0x5ff], [0x900, 0xdff], [0x1e00, 0x214f], [0x3000, 0x30ff], [0x4e00, 0x4fff], [0xac00, 0xacff], [0xff01, 0xff9f], [0x1d400, 0x1d4ff], [0x20000, 0x20100]];
  const letter = () => {
    const [from, to] = blocks[random(3) ? 0 : random(blocks.length)];
    return String.fromCodePoint(from + random(to - from));
  };
  const titles = Array.from({ length: 400 }, () =>
    Array.from({ length: 3 + random(40) }, () => (random(5) ? letter() : " ")).join(""),
  );
  const data = path.join(root, "random");
  fs.mkdirSync(data, { recursive: true });
  const messages = titles.map((title, at) => message(`R${at}`, `R${at} ${title}`));
  const snapshot = { ...ownData()[0], messages };
  fs.writeFileSync(path.join(data, "random.json"), JSON.stringify(snapshot));
  const index = readIndex(build(program, data, path.join(root, "random-site")));
  const known = new Set(wordsOf(index));
  const split = scriptWords();
  const lost = index.strings.flatMap((text) =>
    split.of(text).filter((word) => !known.has(word)).map((word) => `${word} of "${text}"`),
  );
  report.add("words", "random", lost);
  report.add("words", "random-many", known.size > 1000 ? [] : [`${known.size} words`]);
}

/** A browser with one page, which notes what the console says. */
async function open(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const events = [];
  page.on("console", (one) => events.push(`${one.type()}: ${one.text()}`));
  page.on("pageerror", (error) => events.push(error?.message ?? error));
  return { page, events };
}

// What the search page shows, once it has an answer.
function shown() {
  const status = document.getElementById("search-status");
  return {
    status: status.textContent,
    live: status.getAttribute("role"),
    url: location.search,
    hits: [...document.querySelectorAll("#search-results > li")].map((row) => ({
      title: row.querySelector("a").textContent,
      href: row.querySelector("a").getAttribute("href"),
      facts: row.querySelector("p").textContent,
      marks: [...row.querySelectorAll("mark")].map((mark) => mark.textContent),
    })),
    more: document.getElementById("search-more").checkVisibility(),
    elements: document.querySelectorAll("#search-results img, #search-results script").length,
    focus: document.activeElement?.id,
  };
}

// The index is there, and nothing else is loading.
const answered = () =>
  document.querySelectorAll("#f-kind option").length > 1 &&
  !/…$/.test(document.getElementById("search-status").textContent);

/** Searches by an address. */
async function search(page, dir, query) {
  await page.goto(urlOf(dir, `search.html`) + query, { waitUntil: "load" });
  await page.waitForFunction(answered);
  return page.evaluate(shown);
}

/** Types into the header's field of a page, and waits for the answer. */
async function type(page, words) {
  await page.focus(".top input[type=search]");
  await page.keyboard.type(words);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await page.waitForFunction(answered);
  return page.evaluate(shown);
}

async function checkOwn(report, name, browser, dir) {
  const { page, events } = await open(browser);
  const is = (check, ok, found) => report.add(`search ${name}`, check, ok ? [] : [JSON.stringify(found)]);
  const ids = ({ hits }) => hits.filter(({ href }) => href.startsWith("messages/")).map(({ href }) => href.slice(9, -5)).sort().join();
  const finds = async (query, wanted) => {
    const found = await search(page, dir, `?q=${encodeURIComponent(query)}`);
    is(`finds ${query}`, ids(found) === wanted, found);
    return found;
  };
  const accents = await finds("CAFES", "M1");
  is("marks", accents.hits[0]?.marks.includes("Cafés"), accents);
  is("no more", !accents.more, accents);
  is("announced", accents.live === "status" && /1/.test(accents.status), accents);
  await finds("oland facade", "M1");
  await finds("enrol", "M1,M3,M6");
  await finds("enrol token", "M3,M6");
  await finds("obsolete", "M6");
  await finds('"enrollment token"', "M6");
  await finds('"token enrollment"', "M3");
  await finds("“token enrollment“", "M3");
  await finds('"token enroll"', "");
  const pairs = await finds("プロファイル", "M2");
  is("marks pairs", pairs.hits[0]?.marks.join() === "プロファイル", pairs);
  await finds("新", "M2");
  await finds("strasse istanbul final co-manag", "M5");
  await finds("M5", "M5");
  await finds("nothing-of-this", "");
  const hostile = await finds("onerror", "M4");
  is("hostile", hostile.elements === 0 && hostile.hits[0]?.title === HOSTILE, hostile);
  const december = await search(page, dir, "?deadline=2026-12");
  is("month", ids(december) === "M6", december);
  const snapshots = await search(page, dir, "?kind=snapshot&year=2026");
  is("kind and year", snapshots.hits.length === 2, snapshots);
  // Filters are kept in the address.
  await page.goto(urlOf(dir, "search.html"), { waitUntil: "load" });
  const loaded = () => document.querySelector("[data-name=index]") !== null;
  is("loaded on focus", !(await page.evaluate(loaded)), "the index is loaded at once");
  await page.focus("#q");
  is("loaded on focus", await page.evaluate(loaded), "the index is not loaded");
  await page.keyboard.type("act");
  await page.waitForFunction(answered);
  await page.select("#f-deadline", "any");
  const kept = await page.evaluate(shown);
  is("address", kept.url === "?q=act&deadline=any" && ids(kept) === "M6", kept);
  await page.keyboard.press("Tab");
  // From a page below the root, by keyboard alone: the field, Enter, the first result, Enter.
  await page.goto(urlOf(dir, "messages/M1.html"), { waitUntil: "load" });
  const typed = await type(page, "token enrollment not");
  is("typed", ids(typed) === "M3" && typed.focus === "q", typed);
  for (let tries = 0; tries < 12; tries += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches("#search-results a"))) break;
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  is("followed", page.url().endsWith("messages/M3.html"), page.url());
  // Pages about the past have the field; without a script, no page has one.
  const fields = () => document.querySelectorAll("input").length;
  await page.goto(urlOf(dir, "archive/2026-11-21T080000Z.html"), { waitUntil: "load" });
  is("past", (await page.evaluate(fields)) === 1, "no field");
  if (name === "chromium") {
    await page.setJavaScriptEnabled(false);
    await page.goto(urlOf(dir, "index.html"), { waitUntil: "load" });
    is("without script", (await page.evaluate(fields)) === 0, "a field without a use");
    await page.goto(urlOf(dir, "search.html"), { waitUntil: "load" });
    const seen = await page.evaluate(() => document.querySelector("main").innerText);
    is("search without script", /JavaScript/.test(seen) && !/Filters/.test(seen), seen);
  }
  report.add(`search ${name}`, "silent", events);
  await page.close();
}

/** The real archive, with all posts as messages of its latest snapshot. */
function realData(shared, root) {
  const data = path.join(root, "real");
  fs.cpSync(path.join(shared, "archive"), data, { recursive: true });
  execFileSync("chmod", ["-R", "u+w", data]);
  const latest = fs.readdirSync(path.join(data, "contoso")).filter((name) => /^\d/.test(name)).sort().at(-1);
  const file = path.join(data, "contoso", latest, "messages.json");
  const answer = JSON.parse(fs.readFileSync(file, "utf8"));
  const posts = zlib.gunzipSync(fs.readFileSync(path.join(shared, "message-center/posts-latest.jsonl.gz"))).toString("utf8").trim().split("\n").map((line) => ({ ...JSON.parse(line), services: ["Microsoft Intune"] }));
  const known = new Set(answer.value.map(({ id }) => id));
  answer.value.push(...posts.filter(({ id }) => !known.has(id)));
  fs.writeFileSync(file, JSON.stringify(answer));
  return data;
}

/** A message that the archive has from four months before its latest snapshot, and not since then. */
function oldMessage(data) {
  const folder = path.join(data, "contoso");
  const times = fs.readdirSync(folder).filter((name) => /^\d/.test(name)).sort();
  const messages = (time) => JSON.parse(fs.readFileSync(path.join(folder, time, "messages.json"), "utf8")).value ?? [];
  const day = (time) => Date.parse(time.slice(0, 10));
  const begin = day(times.at(-1)) - 120 * 86_400_000;
  const then = times.filter((time) => day(time) <= begin).at(-1);
  const listed = new Set(messages(times.at(-2)).map(({ id }) => id));
  return messages(then).find(({ id, services }) => !listed.has(id) && services.includes("Microsoft Intune"));
}

/** The messages whose pages have a word, read without the index. */
function pagesWith(dir, word) {
  const folder = path.join(dir, "messages");
  return fs.readdirSync(folder).filter((name) => {
    if (name === "index.html") return false;
    const html = fs.readFileSync(path.join(folder, name), "utf8");
    const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
    // The host of a link is not searched.
    const text = main.replace(/<span class="?host"?>.*?<\/span>/g, " ").replace(/<[^>]*>/g, " ");
    return new RegExp(`(?<![\\p{L}\\p{N}])${word}`, "iu").test(text);
  });
}

async function checkReal(report, name, browser, dir, language, old) {
  const { page, events } = await open(browser);
  const is = (check, ok, found) => report.add(`real ${language} ${name}`, check, ok ? [] : [JSON.stringify(found).slice(0, 2000)]);
  const hub = urlOf(dir, "index.html");
  await page.goto(hub, { waitUntil: "load" });
  let found = await type(page, "autopilot");
  while (found.more) {
    await page.click("#search-more");
    found = await page.evaluate(shown);
  }
  const messages = found.hits.map(({ href }) => href).filter((href) => href.startsWith("messages/")).map((href) => href.slice(9)).sort();
  const wanted = pagesWith(dir, "autopilot").sort();
  is("autopilot", wanted.length > 20 && messages.join() === wanted.join(), { count: wanted.length, lost: wanted.filter((one) => !messages.includes(one)), more: messages.filter((one) => !wanted.includes(one)) });
  // The questions of a morning, each in at most three actions from the hub.
  const actions = async (question, steps, fits) => {
    await page.goto(hub, { waitUntil: "load" });
    for (const step of steps) await step();
    const facts = page.url().includes("search.html") ? await page.evaluate(shown) : { text: await page.evaluate(() => document.querySelector("main").innerText) };
    is(`${question}, ${steps.length} actions`, steps.length <= 3 && fits(facts, page.url()), facts);
  };
  const pick = (id, value) => async () => { await page.select(id, value); };
  await actions("a message of four months ago", [
    () => type(page, old.title.split(" ").slice(0, 5).join(" ")),
    async () => { await Promise.all([page.waitForNavigation(), page.click(`#search-results a[href='messages/${old.id}.html']`)]); },
  ], (_, url) => url.endsWith(`messages/${old.id}.html`));
  await actions("the next token to expire", [
    () => type(page, "token"),
    pick("#f-kind", "connector"),
    pick("#f-deadline", "any"),
  ], ({ hits }) => hits.length > 1 && hits[0].href.startsWith("connectors/"));
  await actions("the changes of last week", [
    async () => { await Promise.all([page.waitForNavigation(), page.click(".nav a[href='changes.html']")]); },
  ], ({ text }) => text.length > 100);
  await actions("the deadlines of December", [
    () => type(page, ""),
    pick("#f-deadline", "2025-12"),
  ], ({ hits }) => hits.length > 0);
  report.add(`real ${language} ${name}`, "silent", events);
  await page.close();
}

/** The time from the script of the index to the first result, of all real posts, in milliseconds. */
async function measure(browser, dir) {
  const { page } = await open(browser);
  await search(page, dir, "?q=token");
  const time = await page.evaluate(
    () =>
      new Promise((done) => {
        // Once more, with another question.
        const take = globalThis.tenantStatusIndex;
        globalThis.tenantStatusIndex = (file) => {
          document.getElementById("q").value = "autopilot";
          const begin = performance.now();
          take(file);
          done(performance.now() - begin);
        };
        const again = document.createElement("script");
        again.src = document.getElementById("search").dataset.index;
        document.head.append(again);
      }),
  );
  await page.close();
  return time;
}

function launchFirefox() {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: findProgram("firefox-esr", "firefox"),
    headless: true,
  });
}

async function main() {
  const args = process.argv.slice(2);
  const at = args.indexOf("--keep");
  const keep = at < 0 ? null : args.splice(at, 2)[1];
  if (args.length !== 1 || keep === undefined) {
    console.error(USAGE);
    return 2;
  }
  const program = path.resolve(args[0]);
  const root = keep ?? fs.mkdtempSync(path.join(os.tmpdir(), "search-"));
  try {
    return await checkAll(program, root);
  } finally {
    if (!keep) fs.rmSync(root, { recursive: true, force: true });
  }
}

async function checkAll(program, root) {
  const report = new Report();
  checkSplitting(report);
  checkRandomTitles(report, program, root);
  const data = path.join(root, "own");
  fs.mkdirSync(data, { recursive: true });
  for (const [at, one] of ownData().entries()) fs.writeFileSync(path.join(data, `${at}.json`), JSON.stringify(one));
  const own = build(program, data, path.join(root, "own-site"));
  const shared = process.env.TENANT_STATUS_SHARED_DATA;
  if (!shared) console.log("search: real data not searched: TENANT_STATUS_SHARED_DATA is not set");
  const real = shared && realData(shared, root);
  const old = shared && oldMessage(real);
  const sites = shared ? LANGUAGES.map((language) => build(program, real, path.join(root, `real-${language}`), "--language", language)) : [];
  const browsers = [["chromium", launchChromium], ["firefox", launchFirefox]];
  for (const [name, launch] of browsers) {
    const browser = await launch();
    try {
      await checkOwn(report, name, browser, own).catch((error) => report.fail(`search ${name}`, "ran", error.message));
      for (const [number, dir] of sites.entries()) {
        const contoso = path.join(dir, "contoso");
        await checkReal(report, name, browser, contoso, LANGUAGES[number], old).catch((error) => report.fail(`real ${LANGUAGES[number]} ${name}`, "ran", error.message));
      }
      if (sites.length) {
        const contoso = path.join(sites[0], "contoso");
        const time = await measure(browser, contoso);
        const bytes = fs.statSync(path.join(contoso, "search-index.js")).size;
        console.log(`${name}: ${bytes} bytes of index, first result after ${Math.round(time)} ms`);
        report.add(`real ${name}`, "size", bytes <= 1_000_000 ? [] : [`${bytes} bytes`]);
        // On a machine that does other work too.
        report.add(`real ${name}`, "time", time <= 500 ? [] : [`${time} ms`]);
      }
    } finally {
      await browser.close();
    }
  }
  return report.print() ? 0 : 1;
}

process.exitCode = await main();
