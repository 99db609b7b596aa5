// Checks reports, files of their own beside a site, in Chromium: nothing loads,
// nothing is written to the console, the policy lets the style sheet through,
// axe-core finds nothing, in light and in dark, and nothing is cut off on a
// phone, at 1024 pixels, on a wide screen or on paper.
//
//   node reports.mjs FILE...

import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launchChromium, PHONE, WIDE } from "./tab.mjs";

const axe = createRequire(import.meta.url)("axe-core");

const SCREENS = [
  ["phone", PHONE],
  ["middle", { width: 1024, height: 800 }],
  ["wide", WIDE],
];

let failed = 0;

/** Records a check of a file: passed when `details` is empty. */
function add(file, check, details) {
  for (const detail of details) {
    failed += 1;
    console.log(`FAIL ${path.basename(file)} ${check}: ${detail}`);
  }
}

/** Returns what is wider than the page, or than the box that it is in. */
function overflow() {
  const wide = document.documentElement.scrollWidth > innerWidth;
  const cut = [...document.querySelectorAll("td, th, dd, dt, p, h1, h2, h3")]
    .filter((one) => !one.closest(".vh, caption, thead, svg"))
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .filter((one) => getComputedStyle(one).display !== "inline");
  const texts = cut.slice(0, 3).map((one) => one.textContent.slice(0, 60));
  return [...(wide ? ["the page scrolls sideways"] : []), ...texts];
}

/** Returns whether the policy let the style sheet through. */
function styled() {
  const { display } = getComputedStyle(document.querySelector(".rows caption"));
  const { position } = getComputedStyle(
    document.querySelector(".rows caption"),
  );
  return display !== "none" && position === "absolute";
}

async function checkAxe(tab) {
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate(() => window.axe.run());
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0].html.slice(0, 120)}`,
  );
}

async function checkFile(browser, file) {
  const url = pathToFileURL(path.resolve(file)).href;
  const tab = await browser.newPage();
  const events = [];
  tab.on("console", (message) => events.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => events.push(`error: ${error.message}`));
  tab.on("request", (request) => {
    if (request.url() !== url) events.push(`request: ${request.url()}`);
  });
  for (const [name, screen] of SCREENS) {
    for (const scheme of ["light", "dark"]) {
      await tab.setViewport(screen);
      const value = scheme;
      await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      await tab.goto(url);
      add(file, `${name}-${scheme}-overflow`, await tab.evaluate(overflow));
      add(file, `${name}-${scheme}-axe`, await checkAxe(tab));
    }
  }
  add(file, "style", (await tab.evaluate(styled)) ? [] : ["is not applied"]);
  await tab.emulateMediaType("print");
  // A4 without its margins, in pixels of print.
  await tab.setViewport({ width: 688, height: 1000 });
  await tab.goto(url);
  add(file, "print-overflow", await tab.evaluate(overflow));
  add(file, "events", events);
  await tab.close();
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node reports.mjs FILE...");
  process.exit(2);
}
const browser = await launchChromium();
for (const file of files) await checkFile(browser, file);
await browser.close();
console.log(`${files.length} reports, ${failed} failures`);
process.exit(failed > 0 ? 1 : 0);
