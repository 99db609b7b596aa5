// Compares the words of two builds of a site, for instance before and after
// minifying:
//
//   node words.mjs BEFORE_DIR AFTER_DIR
//
// For every page the visible words have to be the same and in the same order,
// with every <details> opened. The browser says what is visible, so a blank lost
// between two words shows, and one that never mattered does not.

import { openAllDetails } from "./inpage.mjs";
import { Report } from "./report.mjs";
import { pageUrl, readSite } from "./site.mjs";
import { inTabs, launchChromium } from "./tab.mjs";

async function main() {
  const folders = process.argv.slice(2);
  if (folders.length !== 2) {
    console.error("usage: node words.mjs BEFORE_DIR AFTER_DIR");
    return 2;
  }
  const [before, after] = folders.map((folder) => readSite(folder));
  const report = new Report();
  const both = before.pages.filter((page) => after.files.has(page));
  if (both.length === 0) report.fail(".", "words", "no page is in both");
  for (const page of new Set([...before.pages, ...after.pages])) {
    if (!both.includes(page)) {
      report.fail(page, "words", "is in one of the folders only");
    }
  }
  const jobs = both.map((page) => ({
    page,
    run: async (tab) => {
      const old = await words(tab, before, page);
      const now = await words(tab, after, page);
      report.add(page, "words", firstDifference(old, now));
      tab.takeEvents();
    },
  }));
  const browser = await launchChromium();
  try {
    await inTabs(browser, jobs, 2, (job, error) =>
      report.fail(job.page, "words", error.message),
    );
  } finally {
    await browser.close();
  }
  return report.print() ? 0 : 1;
}

async function words(tab, site, page) {
  await tab.load(site, pageUrl(site, page));
  await tab.run(openAllDetails);
  const text = await tab.run(() => document.body.innerText);
  return text.split(/\s+/).filter(Boolean);
}

function firstDifference(before, after) {
  const length = Math.max(before.length, after.length);
  for (let i = 0; i < length; i += 1) {
    if (before[i] !== after[i]) {
      const around = (list) => list.slice(Math.max(0, i - 3), i + 4).join(" ");
      return [
        `word ${i + 1} of ${before.length} and ${after.length}: ` +
          `"${around(before)}" became "${around(after)}"`,
      ];
    }
  }
  return [];
}

process.exitCode = await main();
