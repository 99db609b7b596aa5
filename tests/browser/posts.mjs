// Real posts: nothing of them is lost, as Chromium sees them.
//
//   node posts.mjs PROGRAM [--keep DIR]
//
// builds a site of every real post with PROGRAM, and compares each body on its
// pages with its source, both as Chromium shows them: words, section marks,
// tables, addresses. Where links are switched off, addresses are text.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import {
  findLeaks,
  foreignBodies,
  shownBodies,
  wrongTexts,
} from "./inpage.mjs";
import { Report } from "./report.mjs";
import { pageUrl, readSite } from "./site.mjs";
import { inTabs, launchChromium, PHONE, WIDE } from "./tab.mjs";

const USAGE = "usage: node posts.mjs PROGRAM [--keep DIR]";

// So many bodies are on a page.
const ON_A_PAGE = 100;

/** Every real body, with the id of its post. */
function readPosts(shared) {
  const read = (name) =>
    fs.readFileSync(path.join(shared, "message-center", name));
  const latest = zlib
    .gunzipSync(read("posts-latest.jsonl.gz"))
    .toString("utf8");
  const posts = latest
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const odd = JSON.parse(read("oddities.json")).map(({ post }) => post);
  return [...posts, ...odd].map(({ id, body }) => ({ id, html: body.content }));
}

/** One snapshot with all bodies as posts of a few incidents. */
function snapshotOf(posts) {
  const incidents = [];
  for (let start = 0; start < posts.length; start += ON_A_PAGE) {
    const some = posts.slice(start, start + ON_A_PAGE);
    incidents.push({
      id: `P${incidents.length}`,
      title: "Posts",
      classification: "incident",
      status: "serviceDegradation",
      // The newest is the first on the page.
      posts: some.map(({ html }, index) => ({
        at: new Date(Date.UTC(2026, 0, 2) - index * 60_000).toISOString(),
        html,
      })),
    });
  }
  return {
    schema: "tenant-status/v1",
    captured_at: "2026-11-22T08:00:00Z",
    tenant: { name: "Posts" },
    incidents,
  };
}

/** The title of a section mark, where a line is one. */
export function titleOf(line) {
  const inner = /^\[(.*)\]?\s*:*\s*\]?$/.exec(line)?.[1];
  if (inner === undefined || !/\]\s*:*$/.test(line)) return null;
  const title = inner
    .replace(/[\]\s:]+$/, "")
    .trim()
    .replace(/\s+/g, " ");
  return /[[\]]/.test(title) ? null : title;
}

/** The words of some lines, and every other sign, in small letters. */
function count(lines) {
  const counts = new Map();
  const text = lines.join("\n").toLowerCase();
  for (const [word] of text.matchAll(
    /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}\p{Cf}]/gu,
  )) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** What is on one side only: lost, and, below zero, added. */
export function difference(source, shown) {
  const headings = [...shown.headings];
  const missed = [];
  const lines = source.lines.map((line) => {
    const title = titleOf(line);
    if (title === null) return line;
    const at = headings.indexOf(title);
    if (at < 0) {
      if (/:\s*\]\s*$/.test(line)) missed.push(line);
      return line;
    }
    headings.splice(at, 1);
    return title;
  });
  const left = count(lines);
  for (const [word, times] of count(shown.lines)) {
    left.set(word, (left.get(word) ?? 0) - times);
  }
  const words = [...left].filter(([, times]) => times !== 0);
  return { words, missed };
}

async function comparePage(tab, site, page, posts, report) {
  await tab.load(site, pageUrl(site, page), { screen: WIDE });
  const texts = await tab.run(wrongTexts);
  const { width, height } = PHONE;
  await tab.page.setViewport({ width, height });
  report.add(page, "leaks", await tab.run(findLeaks));
  report.add(page, "texts", texts);
  const shown = await tab.run(shownBodies);
  await tab.leave();
  const sources = await tab.run(
    foreignBodies,
    posts.map(({ html }) => html),
  );
  report.add(
    page,
    "posts",
    shown.length === posts.length ? [] : [`${shown.length} of ${posts.length}`],
  );
  for (const [index, { id }] of posts.entries()) {
    const name = `${page} ${id}`;
    const [source, ours] = [sources[index], shown[index]];
    const { words, missed } = difference(source, ours);
    report.add(
      name,
      "words",
      words.map(([word, times]) => `${word}: ${times}`),
    );
    report.add(name, "marks", missed);
    const kept =
      ours.tables === source.tables && ours.scrolling === ours.tables;
    report.add(
      name,
      "tables",
      kept ? [] : [`${source.tables}, ${ours.tables}, ${ours.scrolling}`],
    );
    const whole =
      ours.parts.join() === "h3.at,div.prose" && ours.look === shown[0].look;
    report.add(
      name,
      "ends",
      whole ? [] : [`${ours.parts.join()} ${ours.look}`],
    );
    const lost = webAddresses(source).filter(
      (url) => !ours.links.some((link) => sameUrl(link, url)),
    );
    report.add(name, "addresses", lost);
  }
  for (const [check, details] of tab.takeEvents())
    report.add(page, check, details);
}

const webAddresses = ({ addresses }) =>
  addresses.filter(
    (url) => /^\s*(https?|mailto):/i.test(url) && URL.canParse(url),
  );

const sameUrl = (a, b) =>
  URL.canParse(a) && URL.parse(a).href === URL.parse(b).href;

async function compareUnlinked(tab, site, page, posts, report) {
  await tab.load(site, pageUrl(site, page), { screen: WIDE });
  const shown = await tab.run(shownBodies);
  await tab.leave();
  const sources = await tab.run(
    foreignBodies,
    posts.map(({ html }) => html),
  );
  for (const [index, { id }] of posts.entries()) {
    const text = shown[index].lines.join("\n");
    const said = (url) =>
      [url.trim(), URL.parse(url).href].some((one) => text.includes(one));
    const lost = webAddresses(sources[index]).filter((url) => !said(url));
    report.add(`${page} ${id}`, "unlinked", [...shown[index].links, ...lost]);
  }
  tab.takeEvents();
}

async function main() {
  const args = process.argv.slice(2);
  const at = args.indexOf("--keep");
  const keep = at < 0 ? null : args.splice(at, 2)[1];
  if (args.length !== 1 || keep === undefined) {
    console.error(USAGE);
    return 2;
  }
  const shared = process.env.TENANT_STATUS_SHARED_DATA;
  if (!shared) {
    console.log("posts: not run: TENANT_STATUS_SHARED_DATA is not set");
    return 0;
  }
  const root = keep ?? fs.mkdtempSync(path.join(os.tmpdir(), "posts-"));
  try {
    return await checkAll(path.resolve(args[0]), shared, root);
  } finally {
    if (!keep) fs.rmSync(root, { recursive: true, force: true });
  }
}

async function checkAll(program, shared, root) {
  const posts = readPosts(shared);
  const data = path.join(root, "data");
  fs.mkdirSync(data, { recursive: true });
  fs.writeFileSync(
    path.join(data, "posts.json"),
    JSON.stringify(snapshotOf(posts)),
  );
  const build = (name, ...extra) => {
    const out = path.join(root, name);
    execFileSync(
      program,
      ["build", data, "--out", out, "--no-cache", ...extra],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    return readSite(out);
  };
  const [linked, unlinked] = [build("linked"), build("unlinked", "--no-links")];
  const report = new Report();
  const browser = await launchChromium();
  const on = (number) =>
    posts.slice(number * ON_A_PAGE, (number + 1) * ON_A_PAGE);
  const pages = Math.ceil(posts.length / ON_A_PAGE);
  try {
    const jobs = Array.from({ length: pages }, (_, number) => number).flatMap(
      (number) => {
        const page = `incidents/P${number}.html`;
        return [
          {
            page,
            run: (tab) => comparePage(tab, linked, page, on(number), report),
          },
          {
            page,
            run: (tab) =>
              compareUnlinked(tab, unlinked, page, on(number), report),
          },
        ];
      },
    );
    await inTabs(browser, jobs, 2, (job, error) =>
      report.fail(job.page, "chromium", error.message),
    );
  } finally {
    await browser.close();
  }
  console.log(`${posts.length} posts compared, twice, on ${2 * pages} pages`);
  return report.print() ? 0 : 1;
}

// Others compare with this one; only called itself it is a command.
if (fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main();
}
