// What is checked in Chromium, from file:// and under the pages' own policy.
// Every page: it asks for nothing outside the site, is silent, is styled, and
// fits narrow screens. A few pages of each kind: accessibility by axe-core and
// printing. Hub pages: "see all" works with scripts switched off. One page of
// each kind that grows old: what its clock makes it say.

import { createRequire } from "node:module";
import { checkAge } from "./age.mjs";
import { checkFleet } from "./fleet.mjs";
import {
  ambiguousLinks,
  documentFacts,
  findOverflow,
  hasClosedDetails,
  narrowCells,
  openAllDetails,
  seeAllState,
  styleFacts,
  wrongFilters,
} from "./inpage.mjs";
import { Messages } from "./messages.mjs";
import { firstAgingOfEachKind, pageUrl, sampleOfEachKind } from "./site.mjs";
import { PHONE, WIDE } from "./tab.mjs";

const axe = createRequire(import.meta.url)("axe-core");

const AXE_TAGS = [
  "wcag2a",
  "wcag2aa",
  "wcag21a",
  "wcag21aa",
  "wcag22aa",
  "best-practice",
];

// A4 less one centimetre on each side, in CSS pixels.
const PAPER = { width: 718, height: 1047 };

// Widths in CSS pixels: screens, and A4 and Letter within margins of 14 mm.
const WIDTHS = [320, 480, 640, 768, 940, 1024, 1100, 1280, 1600, 1920];
const PORTRAIT = [688, 710];
const LANDSCAPE = [1016, 950];

/** The jobs for one site; page facts for the link check go into `facts`. */
export function chromiumJobs(site, report, facts, axePerKind) {
  const label = (page) => `${site.name}/${page}`;
  const hub = (page) => site.kinds.get(page) === "hub";
  const fleet = (page) => site.kinds.get(page) === "fleet";
  const sample = new Set(sampleOfEachKind(site, axePerKind));
  const job = (page, work) => ({
    page: label(page),
    run: async (tab) => {
      await work(tab, page, label(page));
      await tab.leave();
      // Whatever a page did during a job counts, also while it was resized,
      // opened or printed.
      for (const [check, details] of tab.takeEvents()) {
        report.add(label(page), check, details);
      }
    },
  });
  // The slow jobs first, so that the tabs finish together.
  const others = site.pages.filter((page) => !sample.has(page));
  return [
    ...[...sample, ...others].map((page) => job(page, checkPage)),
    ...[...sample].map((page) => job(page, checkPrint)),
    ...site.pages.filter(hub).map((page) => job(page, checkSeeAll)),
    ...firstAgingOfEachKind(site).map((page) => job(page, checkOld)),
    ...site.pages.filter(fleet).map((page) => job(page, checkTable)),
  ];

  async function checkTable(tab, page, name) {
    await checkFleet(tab, site, page, name, report);
  }

  async function checkOld(tab, page, name) {
    await checkAge(tab, site, page, name, report, async (size) => {
      if (size === "aged-phone") await checkReflow(tab, name, PHONE.width);
      await tab.run(axe.source);
      await checkAxe(tab, name, size, "html");
    });
  }

  async function checkPage(tab, page, name) {
    const bare = await tab.bareStyle(styleFacts);
    await tab.load(site, pageUrl(site, page), { screen: WIDE });
    for (const check of ["requests", "console", "page-error", "dialog"]) {
      report.add(name, check);
    }
    report.add(name, "stylesheet", unstyled(await tab.run(styleFacts), bare));
    facts.set(page, await tab.run(documentFacts));
    report.add(name, "link-texts", await tab.run(ambiguousLinks));
    await checkScreen(tab, page, name, "wide", WIDE.width);
    if (sample.has(page)) await checkColumns(tab, name, "screen", WIDTHS);
    const language = await tab.run(() => document.documentElement.lang);
    const values = { shown: "#shown#", all: "#all#" };
    const saying = Messages.of(language).text("list-found", values);
    report.add(name, "filters", await tab.run(wrongFilters, saying));
    if (site.kinds.get(page) === "board") await checkBoard(tab, name);
    await tab.page.setViewport({ width: 320, height: 640 });
    await checkReflow(tab, name, 320);
    await tab.load(site, pageUrl(site, page), { screen: PHONE });
    await checkScreen(tab, page, name, "phone", PHONE.width);
  }

  // Tables fold into cards where columns would be too narrow.
  async function checkColumns(tab, name, where, widths) {
    for (const width of widths) {
      await tab.page.setViewport({ width, height: 900 });
      const found = await tab.run(narrowCells);
      report.add(name, `columns-${where}-${width}`, found);
    }
  }

  // Nobody scrolls a wall screen.
  async function checkBoard(tab, name) {
    await tab.page.setViewport({ width: 1920, height: 1080 });
    const height = await tab.run(() => document.scrollingElement.scrollHeight);
    if (height > 1080) {
      report.fail(name, "board-fits", `${height} px high on a screen of 1080`);
    }
  }

  // First as the page arrives, then with everything on it opened.
  async function checkScreen(tab, page, name, size, width) {
    const opens = await tab.run(hasClosedDetails);
    if (sample.has(page)) await tab.run(axe.source);
    await checkReflow(tab, name, width);
    // Opened, there is only more to find; while closed, only the summary looks
    // different from then.
    const part = opens ? "details:not([open]) > summary" : "html";
    if (sample.has(page)) await checkAxe(tab, name, size, part);
    if (!opens) return;
    await tab.run(openAllDetails);
    await checkReflow(tab, name, width);
    if (sample.has(page)) await checkAxe(tab, name, size, "html");
  }

  async function checkReflow(tab, name, width) {
    const check = `reflow-${width}`;
    const inner = await tab.run(() => document.scrollingElement.clientWidth);
    if (inner !== width) {
      report.fail(
        name,
        check,
        `laid out ${inner}px wide on a ${width}px screen (viewport meta?)`,
      );
    }
    report.add(name, check, await tab.run(findOverflow, false));
  }

  async function checkAxe(tab, name, size, part) {
    for (const scheme of ["dark", "light"]) {
      await tab.prefer(scheme);
      const found = await tab.run(runAxe, part, AXE_TAGS);
      report.add(name, `axe-${size}-${scheme}`, found.violations);
      for (const rule of found.undecided) {
        report.note(name, `axe cannot decide ${rule}, a person has to look`);
      }
    }
  }

  // The table of a fleet is printed in landscape.
  function onPaper(page) {
    const { width, height } = PAPER;
    return fleet(page) ? { width: height, height: width } : PAPER;
  }

  async function checkPrint(tab, page, name) {
    await tab.load(site, pageUrl(site, page), {
      screen: onPaper(page),
      media: "print",
    });
    report.add(name, "print-overflow", await tab.run(findOverflow, true));
    const sheets = fleet(page) ? LANDSCAPE : PORTRAIT;
    if (sample.has(page)) await checkColumns(tab, name, "print", sheets);
    if (!hub(page)) return;
    const state = await tab.run(seeAllState);
    if (state) {
      report.note(
        name,
        `in print ${state.visible} of ${state.rows} rows of "see all" are ` +
          "visible while it is closed",
      );
    }
    const pdf = await tab.page.pdf({ format: "A4", printBackground: true });
    report.add(name, "print-pdf", wrongPdf(pdf));
    const sheetsOfHub = pagesOfPdf(pdf);
    // Longer words take a third page; smaller letters would be hard to read.
    const english = await tab.run(() => document.documentElement.lang === "en");
    const mostSheets = english ? 2 : 3;
    if (sheetsOfHub > mostSheets) {
      const wrong = `${sheetsOfHub} pages of A4, not ${mostSheets}`;
      report.fail(name, "print-pages", wrong);
    }
  }

  async function checkSeeAll(tab, page, name) {
    const url = pageUrl(site, page);
    for (const way of ["click", "keyboard"]) {
      const check = `see-all-${way}`;
      await tab.load(site, url, { screen: WIDE, script: false });
      const before = await tab.run(seeAllState);
      if (!before) {
        report.skip(name, check, "no details[data-see-all] on this hub");
        continue;
      }
      report.add(name, check, wrongBefore(before));
      if (before.summary?.visible) {
        const wrong = await (way === "click" ? click(tab) : press(tab));
        if (wrong) report.fail(name, check, wrong);
        const after = await tab.run(seeAllState);
        if (after.visible < after.rows) {
          report.fail(
            name,
            check,
            `${after.visible} of ${after.rows} rows are visible after opening`,
          );
        }
      }
    }
  }
}

export function unstyled(styled, bare) {
  const details = [];
  if (styled.sheets === 0) details.push("no stylesheet");
  for (const href of styled.unloaded) details.push(`not loaded: ${href}`);
  if (styled.font === bare.font && styled.background === bare.background) {
    details.push(
      `body looks unstyled: font ${styled.font}, background ` +
        styled.background,
    );
  }
  return details;
}

/** The number of pages of a PDF as Chromium writes it. */
export function pagesOfPdf(bytes) {
  const text = Buffer.from(bytes).toString("latin1");
  return text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** A PDF with nothing drawn on it is smaller than a kilobyte. */
export function wrongPdf(bytes) {
  const head = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
  if (head === "%PDF-" && bytes.length > 1000) return [];
  return [`no PDF came out (${bytes.length} bytes, beginning ${head})`];
}

function wrongBefore(state) {
  const details = [];
  if (!state.summary) details.push("details[data-see-all] has no summary");
  else if (!state.summary.visible) details.push("the summary is not visible");
  if (state.rows === 0) details.push("nothing is inside");
  if (state.visible > 0) {
    details.push(`${state.visible} rows are visible before opening`);
  }
  return details;
}

// The real mouse and the real keyboard: neither needs scripts in the page.
export async function click(tab) {
  await tab.run(() =>
    document
      .querySelector("details[data-see-all] > summary")
      .scrollIntoView({ block: "center", behavior: "instant" }),
  );
  const { summary } = await tab.run(seeAllState);
  await tab.page.mouse.click(summary.x, summary.y);
  return null;
}

async function press(tab) {
  const most = await tab.run(() => document.querySelectorAll("*").length);
  for (let tabs = 0; tabs < most; tabs += 1) {
    await tab.page.keyboard.press("Tab");
    if ((await tab.run(seeAllState)).focused) {
      await tab.page.keyboard.press("Enter");
      return null;
    }
    // Behind the last stop the focus is back on the page itself.
    const left = await tab.run(() => document.activeElement === document.body);
    if (left) break;
  }
  return "the summary cannot be reached with the Tab key";
}

// Runs in the page.
async function runAxe(part, tags) {
  const result = await globalThis.axe.run(part, {
    runOnly: { type: "tag", values: tags },
    // The only rule of WCAG 2.2 AA, and axe leaves it off unless asked.
    rules: {
      "target-size": { enabled: true },
      // A wall screen has no reader at a keyboard who could lose his place.
      "meta-refresh": { enabled: document.body.dataset.page !== "board" },
    },
    resultTypes: ["violations", "incomplete"],
    // Would fetch the stylesheets again, which file:// and the policy forbid.
    preload: false,
  });
  const violations = result.violations.flatMap((rule) =>
    rule.nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none][0];
      return (
        `${rule.id} (${rule.impact}) at ${node.target.join(" ")}: ` +
        (why?.message ?? rule.help)
      );
    }),
  );
  return { violations, undecided: result.incomplete.map((rule) => rule.id) };
}
