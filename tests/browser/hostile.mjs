// Text of strangers in every field that reaches a page, opened in Chromium:
//
//   node hostile.mjs PROGRAM [--full] [--keep DIR]
//
// builds sites of hostile strings and of harmless ones, with PROGRAM, and opens
// their pages without the policy that would hold an attack back. A script that
// runs, a dialog, a request, a navigation, something out of its box, a frame or
// a look that pages with harmless words do not have, a text that steers, a link
// that does not say where it leads: each is a failure. Files for other programs
// go through their own checks.
//
// The short form opens every page that lists things, pages with a whole list of
// strings in them, and of those that are named by a string every so many. The
// full one opens them all.

import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkFeeds } from "./feeds.mjs";
import { anatomy, findLeaks, saidTexts, wrongTexts } from "./inpage.mjs";
import { Report } from "./report.mjs";
import { firstOfEachKind, pageUrl, readSite } from "./site.mjs";
import { inTabs, launchChromium, PHONE, WIDE } from "./tab.mjs";
import {
  fieldsWith,
  harmless,
  names,
  settingsOf,
  shown,
  strings,
  tenantOf,
  texts,
  yaml,
} from "./vectors.mjs";

const USAGE = "usage: node hostile.mjs PROGRAM [--full] [--keep DIR]";

// More tabs than cores only make each other wait.
const TABS = 2;

// Of pages that are named by a string, the short form opens one of so many.
const STRIDE = 48;

// Of strings, it makes one of so many the name of a tenant.
const TENANTS = 16;

// The checks that each page has to pass.
const CHECKS = [
  "executed",
  "dialog",
  "requests",
  "navigation",
  "console",
  "page-error",
  "frame",
  "looks",
  "body",
  "steering",
  "links",
  "leaks",
];

// Pages that list everything there is of a kind.
const LISTS = ["messages", "incidents", "connectors"].map(
  (folder) => `${folder}/index.html`,
);

// Slugs of types whose labels are set.
const LABELED = ["jamf", "apple-vpp-expiry", "windows-autopilot"];

/** What pages with harmless words are made of, by kind. */
export class Harmless {
  #kinds = new Map();

  add({ kind, paths, frame, looks, sheets }) {
    if (!this.#kinds.has(kind)) {
      this.#kinds.set(kind, {
        paths: new Set(),
        frames: new Set(),
        looks: new Set(),
        sheets: new Set(),
      });
    }
    const known = this.#kinds.get(kind);
    for (const one of paths) known.paths.add(one);
    for (const one of looks) known.looks.add(one);
    known.frames.add(frame);
    known.sheets.add(sheets);
  }

  /** What a page has that no harmless one of its kind has. */
  wrong({ kind, paths, frame, looks, sheets }) {
    const known = this.#kinds.get(kind);
    if (!known) return { frame: [`no page of the kind ${kind} is harmless`] };
    const odd = paths.filter((one) => !known.paths.has(one));
    const wrong = odd.slice(0, 3).map((one) => `new: ...${one.slice(-160)}`);
    if (!known.frames.has(frame)) wrong.push(`another frame: ${frame}`);
    const look = looks.filter((one) => !known.looks.has(one));
    if (!known.sheets.has(sheets)) look.push(`${sheets} style sheets`);
    return { frame: wrong, looks: look };
  }
}

/** Opens a harmless page and keeps what it is made of. */
export async function learn(tab, site, page, harmless) {
  await tab.watchScripts();
  await tab.load(site, pageUrl(site, page), { screen: WIDE });
  harmless.add(await tab.run(anatomy));
  await tab.leave();
  tab.takeEvents();
}

/** Looks at one page; `harmless` is what it may be made of. */
export async function lookAt(tab, site, page, report, harmless) {
  const name = `${site.name}/${page}`;
  for (const check of CHECKS) report.add(name, check);
  await tab.watchScripts();
  await tab.load(site, pageUrl(site, page), { screen: WIDE });
  try {
    await lookInside();
  } catch (error) {
    // A page that goes elsewhere takes what runs in it along.
    if (!/context was destroyed|detached/i.test(error.message)) throw error;
    report.fail(name, "navigation", "left while it was looked at");
  }
  await tab.leave();
  for (const [check, details] of tab.takeEvents()) {
    report.add(name, check, details);
  }

  async function lookInside() {
    const wrong = harmless.wrong(await tab.run(anatomy));
    for (const [check, details] of Object.entries(wrong)) {
      report.add(name, check, details);
    }
    for (const text of await tab.run(wrongTexts)) {
      const [, check, detail] = /^(\w+): (.*)$/s.exec(text);
      report.fail(name, check, detail);
    }
    report.add(name, "leaks", await tab.run(findLeaks));
    const { width, height } = PHONE;
    await tab.page.setViewport({ width, height });
    report.add(name, "leaks", await tab.run(findLeaks));
  }
}

/** The sites of a run: builds them, and counts. */
class Sites {
  built = [];
  refused = 0;

  constructor(program, root, report) {
    Object.assign(this, { program, root, report });
  }

  /**
   * Builds a site of some snapshots and settings. Settings may be refused where
   * `mayRefuse` says so, and then there is no site.
   */
  async build(name, snapshots, { settings, mayRefuse } = {}) {
    const dir = path.join(this.root, name);
    const data = path.join(dir, "data");
    fs.mkdirSync(data, { recursive: true });
    snapshots.forEach((snapshot, index) => {
      const file = `${String(index).padStart(5, "0")}.json`;
      fs.writeFileSync(path.join(data, file), JSON.stringify(snapshot));
    });
    if (settings) {
      fs.writeFileSync(path.join(data, "tenant-status.yaml"), yaml(settings));
    }
    const out = path.join(dir, "site");
    const args = ["build", data, "--out", out, "--no-cache"];
    const { code, said } = await this.run(name, args);
    const isRefused = code === 1 && mayRefuse;
    this.report.add(name, "build", code === 0 || isRefused ? [] : [said]);
    if (isRefused) this.refused += 1;
    if (code !== 0) return null;
    const site = Object.assign(readSite(out), { name });
    this.built.push(site);
    return site;
  }

  /** Runs the program; what it says must not steer a terminal. */
  async run(name, args) {
    const { code, said } = await run(this.program, args);
    const steering = said
      .split("\n")
      .filter((line) => shown(line) !== line.replace(/\s+/g, " ").trim());
    this.report.add(name, `said-by-${args[0]}`, steering);
    return { code, said };
  }
}

function run(program, args) {
  return new Promise((resolve) => {
    execFile(program, args, { maxBuffer: 1 << 28 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? -1) : 0, said: out + err }),
    );
  });
}

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );

/** Sites like the others, of words that do no harm. */
async function harmlessSites(sites) {
  const settings = settingsOf(harmless[0], LABELED);
  const whole = await sites.build("harmless", texts(harmless, harmless));
  const tenants = await sites.build("harmless-fleet", harmless.map(tenantOf));
  const one = [tenantOf(harmless[0])];
  const set = await sites.build("harmless-settings", one, { settings });
  // So many changes that they are split by year.
  const many = Array.from({ length: 300 }, (_, index) => `Text ${index}`);
  const long = await sites.build("harmless-long", texts(many, harmless));
  const changes = long.pages.filter((page) => page.startsWith("changes"));
  return [
    { site: long, pages: changes },
    { site: whole, pages: whole.pages },
    { site: tenants, pages: ofEachTenant(tenants, 8) },
    { site: set, pages: set.pages.filter(isSet) },
  ];
}

/** A site with a string in every field of a snapshot. */
async function textSites(sites, lines, all, full) {
  const site = await sites.build("texts", texts(lines, all));
  if (!site) return [];
  // A page in a folder is named by an id, but for those that list everything.
  const isNamed = (page) =>
    /^(connectors|incidents|messages)\//.test(page) &&
    !LISTS.includes(page) &&
    !page.includes("packed");
  let count = 0;
  const stride = full ? 1 : STRIDE;
  const isOpened = (page) => !isNamed(page) || count++ % stride === 0;
  return [{ site, pages: site.pages.filter(isOpened) }];
}

/** Fleets of tenants that are called by a string, and by it in all they have. */
async function tenantSites(sites, lines, full) {
  // Names are compared without regard to case.
  const seen = new Map(lines.map((line) => [line.toLowerCase(), line]));
  const owners = [...seen.values()];
  const parts = full
    ? chunks(owners, 150)
    : [owners.filter((_, index) => index % TENANTS === 0)];
  const opened = [];
  for (const [index, part] of parts.entries()) {
    const site = await sites.build(`fleet-${index + 1}`, part.map(tenantOf));
    if (site) opened.push({ site, pages: ofEachTenant(site, full ? 1 : 8) });
  }
  return opened;
}

/** The fleet, and a page of each kind of every so many tenants. */
function ofEachTenant(site, stride) {
  const byTenant = new Map();
  for (const page of site.pages) {
    const [folder] = page.split("/");
    if (!page.includes("/")) continue;
    if (!byTenant.has(folder)) byTenant.set(folder, []);
    byTenant.get(folder).push(page);
  }
  const some = [...byTenant.values()].filter((_, at) => at % stride === 0);
  const firsts = some.flatMap((pages) => [
    ...firstOfEachKind({ pages, kinds: site.kinds }).values(),
  ]);
  return ["index.html", ...firsts];
}

/** Sites with a string in every text of the settings; in short, many at once. */
async function settingSites(sites, all, full) {
  const set = full ? all : chunks(all, 100).map((part) => part.join(" | "));
  const opened = [];
  for (const [index, text] of set.entries()) {
    const how = { settings: settingsOf(text, LABELED), mayRefuse: full };
    const one = [tenantOf("A tenant")];
    const site = await sites.build(`settings-${index + 1}`, one, how);
    if (site) opened.push({ site, pages: site.pages.filter(isSet) });
  }
  return opened;
}

/** Whether a page shows texts of the settings that others do not. */
function isSet(page) {
  return /^one\/(index|(connectors|connectors\/jamf|incidents)\/index)\.html$/.test(
    page,
  );
}

async function inChromium(calm, opened, lines, report) {
  const browser = await launchChromium();
  const failed = (job, error) =>
    report.fail(job.page, "chromium", error.message);
  const each = (opened, run) =>
    opened.flatMap(({ site, pages }) =>
      pages.map((page) => ({
        page: `${site.name}/${page}`,
        run: (tab) => run(tab, site, page),
      })),
    );
  try {
    const known = new Harmless();
    const learning = each(calm, (tab, site, page) =>
      learn(tab, site, page, known),
    );
    await inTabs(browser, learning, TABS, failed);
    const looking = each(opened, (tab, site, page) =>
      lookAt(tab, site, page, report, known),
    );
    const whole = opened
      .slice(0, 1)
      .map(({ site }) => ({ site, pages: LISTS }));
    const lists = each(whole, (tab, site, page) =>
      checkSaid(tab, site, page, lines, report),
    );
    await inTabs(browser, [...lists, ...looking], TABS, failed);
  } finally {
    await browser.close();
  }
}

/** What other commands say of such snapshots; in short, of some strings. */
async function checkCommands(sites, lines, full) {
  const some = lines.filter((_, index) => full || index % TENANTS === 0);
  const site = await sites.build("commands", texts(some, some));
  if (!site) return;
  const data = path.join(path.dirname(site.dir), "data");
  const [before, after] = ["00000.json", "00001.json"].map((file) =>
    path.join(data, file),
  );
  const commands = [
    ["check", data],
    ["diff", before, after],
    ["diff", "--json", before, after],
    ["import", data, "--into", `${data}-imported`, "--dry-run"],
    ["verify", site.dir],
  ];
  for (const args of commands) {
    const { code, said } = await sites.run(site.name, args);
    sites.report.add(site.name, args[0], code === 0 && said ? [] : [said]);
  }
}

/** Every string is said, where its thing is listed. */
async function checkSaid(tab, site, page, lines, report) {
  await tab.load(site, pageUrl(site, page));
  const said = new Set(await tab.run(saidTexts));
  const missing = lines.filter((line) => !said.has(shown(line)));
  const told = missing.map((line) => JSON.stringify(line));
  report.add(`${site.name}/${page}`, "lost", told);
  await tab.leave();
  tab.takeEvents();
}

/** Data is data, and does not steer a reader of the file either. */
function checkJson(site, report) {
  for (const file of site.files.keys()) {
    if (!/(^|\/)(status|history|fleet)\.json$/.test(file)) continue;
    const text = fs.readFileSync(path.join(site.dir, file), "utf8");
    const steers = shown(text) !== text.replace(/\s+/g, " ").trim();
    const wrong = steers ? ["steers"] : [];
    try {
      JSON.parse(text);
    } catch (error) {
      wrong.push(error.message);
    }
    report.add(`${site.name}/${file}`, "json", wrong);
  }
}

/** A site with those of its files for other programs that are checked. */
function forPrograms(site, full) {
  let count = 0;
  const files = [...site.files].filter(([file]) => {
    const isOne = /\.(xml|ics|svg)$/.test(file) && !file.startsWith("assets/");
    return isOne && (full || !file.includes("/") || count++ % STRIDE === 0);
  });
  return { ...site, files: new Map(files) };
}

async function checkAll(program, shared, root, full) {
  const report = new Report();
  const sites = new Sites(program, root, report);
  const all = strings(shared);
  const lines = names(all);
  const calm = await harmlessSites(sites);
  const opened = [
    ...(await textSites(sites, lines, all, full)),
    ...(await tenantSites(sites, lines, full)),
    ...(await settingSites(sites, all, full)),
  ];
  await checkCommands(sites, lines, full);
  await inChromium(calm, opened, lines, report);
  for (const { site } of opened) checkJson(site, report);
  const others = opened.map(({ site }) => forPrograms(site, full));
  await checkFeeds(others, report);
  console.log(summary(all, lines, sites, opened));
  return report.print() ? 0 : 1;
}

/** How much was tried. A name is tried in each field, any string as each body. */
function summary(all, lines, { built, refused }, opened) {
  const sum = (list) => list.reduce((sum, { pages }) => sum + pages.length, 0);
  const [line] = lines;
  const fields = [
    texts([line], [])[1],
    tenantOf(line),
    settingsOf(line, LABELED),
  ].reduce((sum, data) => sum + fieldsWith(data, line).size, 0);
  return (
    `${all.length} strings, ${fields} fields, 3 kinds of body: ` +
    `${lines.length * fields + all.length * 3} pairs; ` +
    `${sum(opened)} of ${sum(built)} pages opened; ` +
    `${refused} settings refused`
  );
}

async function main() {
  const args = process.argv.slice(2);
  const at = args.indexOf("--keep");
  const keep = at < 0 ? null : args.splice(at, 2)[1];
  const full = args.includes("--full");
  const programs = args.filter((arg) => arg !== "--full");
  if (programs.length !== 1 || keep === undefined) {
    console.error(USAGE);
    return 2;
  }
  const shared = process.env.TENANT_STATUS_SHARED_DATA;
  if (!shared) {
    console.log("hostile: not run: TENANT_STATUS_SHARED_DATA is not set");
    return 0;
  }
  const root = keep ?? fs.mkdtempSync(path.join(os.tmpdir(), "hostile-"));
  try {
    return await checkAll(path.resolve(programs[0]), shared, root, full);
  } finally {
    if (!keep) fs.rmSync(root, { recursive: true, force: true });
  }
}

// Others look at pages with this one; only called itself it is a command.
if (fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main();
}
