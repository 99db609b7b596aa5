// Checks finished sites the way visitors get them: as folders of files opened
// in real browsers.
//
//   node check.mjs SITE_DIR... [--screenshots OUT_DIR] [--axe-per-kind N]
//   node check.mjs SITE_DIR --base URL
//
// With --base, the one site is looked at where a server has it: in the browsers
// only, because its files are the same.
//
// Prints every failure and, as the last line, the counts. Exits with 0 when
// nothing failed, 1 when something did, 2 when called wrongly.

import path from "node:path";
import { chromiumJobs } from "./chromium.mjs";
import { checkFeeds } from "./feeds.mjs";
import { checkFirefox } from "./firefox.mjs";
import { checkLinks } from "./links.mjs";
import { Report } from "./report.mjs";
import { shotJobs } from "./shots.mjs";
import { readSite } from "./site.mjs";
import { inTabs, launchChromium } from "./tab.mjs";
import { checkValidity } from "./validity.mjs";

const USAGE =
  "usage: node check.mjs SITE_DIR... [--base URL] [--screenshots OUT_DIR] " +
  "[--axe-per-kind N]";

// More tabs than cores only make each other wait.
const TABS = 2;

function readArguments(args) {
  const options = {
    folders: [],
    base: null,
    screenshots: null,
    axePerKind: 3,
  };
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === "--screenshots") options.screenshots = rest.shift();
    else if (arg === "--base") options.base = rest.shift();
    else if (arg === "--axe-per-kind")
      options.axePerKind = Number(rest.shift());
    else if (arg.startsWith("--")) return null;
    else options.folders.push(arg);
  }
  const { folders, base, screenshots, axePerKind } = options;
  if (folders.length === 0 || screenshots === undefined) return null;
  if (base !== null && (!base?.endsWith("/") || folders.length > 1))
    return null;
  if (!Number.isInteger(axePerKind) || axePerKind < 1) return null;
  return options;
}

async function main() {
  const options = readArguments(process.argv.slice(2));
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  const report = new Report();
  const sites = readSites(options, report);
  // The browsers and the HTML checker wait for different things, so they run
  // side by side. One that cannot run at all is a failure, not the end.
  await Promise.all([
    attempt("chromium", () => inChromium(sites, report, options)),
    attempt("firefox", () => checkFirefox(sites, report)),
    ...(options.base ? [] : fileChecks()),
  ]);
  return report.print() ? 0 : 1;

  function fileChecks() {
    return [
      attempt("html", () => checkValidity(sites, report)),
      attempt("feeds", () => checkFeeds(sites, report)),
    ];
  }

  async function attempt(what, work) {
    try {
      if (sites.length > 0) await work();
    } catch (error) {
      report.fail("all sites", what, error.message);
    }
  }
}

function readSites({ folders, base }, report) {
  const sites = [];
  for (const folder of folders) {
    try {
      const site = readSite(folder, base);
      // Two sites may have the same folder name; the report tells them apart.
      if (sites.some(({ name }) => name === site.name)) site.name = folder;
      sites.push(site);
      report.add(
        site.name,
        "site",
        site.pages.length > 0 ? [] : ["no page in this folder"],
      );
    } catch (error) {
      report.fail(folder, "site", error.message);
    }
  }
  return sites.filter((site) => site.pages.length > 0);
}

async function inChromium(sites, report, { screenshots, axePerKind }) {
  const browser = await launchChromium();
  try {
    const facts = new Map(sites.map((site) => [site, new Map()]));
    const jobs = sites.flatMap((site, index) => [
      ...chromiumJobs(site, report, facts.get(site), axePerKind),
      ...(screenshots ? shotJobs(site, shotFolder(site, index)) : []),
    ]);
    await inTabs(browser, jobs, TABS, (job, error) =>
      report.fail(job.page, "chromium", error.message),
    );
    for (const site of sites) checkLinks(site, report, facts.get(site));
  } finally {
    await browser.close();
  }

  function shotFolder(site, index) {
    if (sites.length === 1) return screenshots;
    return path.join(screenshots, `${index + 1}-${path.basename(site.dir)}`);
  }
}

process.exitCode = await main();
