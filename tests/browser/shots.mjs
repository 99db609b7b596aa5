// Pictures of one page of each kind, for people to look at:
//
//   node shots.mjs SITE_DIR OUT_DIR [--kind hub,...] [--clock 9d]
//
// writes OUT_DIR/<kind>-<variant>.png: several widths, light and dark, the first
// screen alone, the picture of README.md, one with scripts off and "see all"
// opened by a click, and one as it would be printed.
// With --clock, pages that grow old are seen so many hours or days later (25h,
// 9d) and not at the moment that they show.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DAY, HOUR } from "./age.mjs";
import { click } from "./chromium.mjs";
import { seeAllState } from "./inpage.mjs";
import { firstOfEachKind, pageUrl, readSite } from "./site.mjs";
import { inTabs, launchChromium, PHONE, WIDE } from "./tab.mjs";

const VARIANTS = {
  "1920-light": { screen: { width: 1920, height: 1080 }, scheme: "light" },
  "wide-light": { screen: WIDE, scheme: "light" },
  "1024-light": { screen: { width: 1024, height: 768 }, scheme: "light" },
  "first-screen": { screen: { width: 1280, height: 800 }, fold: true },
  "first-screen-phone": { screen: PHONE, fold: true },
  readme: { screen: { width: 1280, height: 1200 }, fold: true },
  "wide-dark": { screen: WIDE, scheme: "dark" },
  "phone-light": { screen: PHONE, scheme: "light" },
  "phone-dark": { screen: PHONE, scheme: "dark" },
  "script-off": { screen: WIDE, script: false },
  print: { screen: { width: 794, height: 1123 }, media: "print" },
};

// Chromium cannot draw much higher pictures in one piece.
const HIGHEST = 16_000;

/** The jobs that take all pictures of a site. */
export function shotJobs(site, outDir, onlyKinds = null, later = 0) {
  fs.mkdirSync(outDir, { recursive: true });
  const jobs = [];
  for (const [kind, page] of firstOfEachKind(site)) {
    if (onlyKinds && !onlyKinds.includes(kind)) continue;
    for (const [variant, how] of Object.entries(VARIANTS)) {
      const name = `${kind.replace(/[^\w.-]+/g, "_")}-${variant}.png`;
      jobs.push({
        page: `${site.name}/${page}`,
        run: async (tab) => {
          const asOf = site.ages.get(page);
          const clock = asOf === undefined ? undefined : asOf + later;
          await tab.load(site, pageUrl(site, page), { ...how, clock });
          if (variant === "script-off" && (await tab.run(seeAllState))) {
            await click(tab);
          }
          const height = await tab.run(() =>
            Math.ceil(document.documentElement.scrollHeight),
          );
          const { width } = how.screen;
          await tab.page.screenshot({
            path: path.join(outDir, name),
            captureBeyondViewport: true,
            clip: {
              x: 0,
              y: 0,
              width,
              height: how.fold
                ? how.screen.height
                : Math.min(Math.max(height, how.screen.height), HIGHEST),
            },
          });
          await tab.leave();
          // The checks have looked at these pages already.
          tab.takeEvents();
        },
      });
    }
  }
  return jobs;
}

async function main() {
  const args = process.argv.slice(2);
  const option = (name, otherwise) => {
    const at = args.indexOf(name);
    return at < 0 ? otherwise : (args.splice(at, 2)[1] ?? "");
  };
  const kinds = option("--kind", null)?.split(",") ?? null;
  const clock = /^(\d+)([hd])$/.exec(option("--clock", "0h"));
  if (args.length !== 2 || kinds?.includes("") || !clock) {
    console.error(
      "usage: node shots.mjs SITE_DIR OUT_DIR [--kind hub,...] [--clock 9d]",
    );
    return 2;
  }
  const later = Number(clock[1]) * (clock[2] === "d" ? DAY : HOUR);
  const jobs = shotJobs(readSite(args[0]), args[1], kinds, later);
  if (jobs.length === 0) {
    console.error("no page to take a picture of");
    return 1;
  }
  const browser = await launchChromium();
  let failed = 0;
  try {
    await inTabs(browser, jobs, 2, (job, error) => {
      failed += 1;
      console.error(`${job.page}: ${error.message}`);
    });
  } finally {
    await browser.close();
  }
  return failed > 0 ? 1 : 0;
}

// Other files take pictures with this one; only called itself it is a command.
if (fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main();
}
