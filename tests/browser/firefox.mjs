// A second engine, because browsers differ in what a policy allows a file://
// page to load. One page of each kind: it is styled, silent, and its first link
// to another page of the site leads to a page that is styled as well. On pages
// that grow old, the script runs from file:// here too.

import puppeteer from "puppeteer-core";
import { DAY, wantedWords } from "./age.mjs";
import { unstyled } from "./chromium.mjs";
import { ageFacts, pretendClock, styleFacts } from "./inpage.mjs";
import { findProgram } from "./programs.mjs";
import { fileOfUrl, firstOfEachKind, pageUrl } from "./site.mjs";
import { WIDE } from "./tab.mjs";

export async function checkFirefox(sites, report) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findProgram("firefox-esr", "firefox"),
    headless: true,
    // A page that asks for a host is reported; the host is not to be reached.
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.socks": "127.0.0.1",
      "network.proxy.socks_port": 9,
      "network.proxy.socks_remote_dns": true,
    },
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    await page.setViewport(WIDE);
    const events = [];
    page.on("console", (one) => events.push(`${one.type()}: ${one.text()}`));
    page.on("pageerror", (error) => events.push(error?.message ?? error));
    page.on("request", (one) => {
      if (!/^(https?|wss?|ftp):/.test(one.url())) return;
      if (sites.every((site) => fileOfUrl(site, one.url()) === null)) {
        events.push(`asks for ${one.url()}`);
      }
    });
    await page.goto("about:blank");
    const bare = await page.evaluate(styleFacts);

    for (const site of sites) {
      for (const file of firstOfEachKind(site).values()) {
        const name = `${site.name}/${file}`;
        events.length = 0;
        try {
          await checkAge(page, site, file, name);
          await page.goto(pageUrl(site, file), { waitUntil: "load" });
          const styled = await page.evaluate(styleFacts);
          report.add(name, "firefox-style", unstyled(styled, bare));
          report.add(name, "firefox-silent", events);
          await checkClick(page, site, file, name, bare);
        } catch (error) {
          report.fail(name, "firefox", error.message);
        }
      }
    }

    async function checkAge(page, site, file, name) {
      if (!site.ages.has(file)) return;
      const now = site.ages.get(file) + 4000 * DAY;
      const added = await page.evaluateOnNewDocument(pretendClock, now);
      await page.goto(pageUrl(site, file), { waitUntil: "load" });
      await page.removeScriptToEvaluateOnNewDocument(added.identifier);
      const facts = await page.evaluate(ageFacts);
      const said = facts.notice.replace(/\s+/g, " ").trim();
      const wanted = wantedWords(now, facts).replace(/\s+/g, " ");
      report.add(
        name,
        "firefox-age",
        said === wanted ? [] : [`says "${said}", not "${wanted}"`],
      );
    }

    async function checkClick(page, site, file, name, bare) {
      const target = await page.evaluate(findLink);
      if (!target) {
        report.skip(name, "firefox-click", "no link to another page");
        return;
      }
      const expected = fileOfUrl(site, target.url);
      const arrived = page.waitForNavigation({ waitUntil: "load" });
      await Promise.all([arrived, page.mouse.click(target.x, target.y)]);
      const reached = fileOfUrl(site, page.url());
      const details = unstyled(await page.evaluate(styleFacts), bare);
      if (reached !== expected) {
        details.push(`led to ${page.url()}, not ${expected}`);
      }
      report.add(
        name,
        "firefox-click",
        details.map((detail) => `${target.text}: ${detail}`),
      );
    }
  } finally {
    await browser.close();
  }
}

// Runs in the page: the first link a mouse can reach that leads to another page
// on the same disk or server, and where to press.
function findLink() {
  const here = location.href.replace(/#.*$/, "");
  for (const link of document.querySelectorAll("a[href]")) {
    const url = link.href.replace(/#.*$/, "");
    const near =
      link.protocol === location.protocol && link.host === location.host;
    if (!near || url === here) continue;
    if (!/\.html$/.test(url.replace(/\?.*$/, ""))) continue;
    link.scrollIntoView({ block: "center", behavior: "instant" });
    const box = link.getClientRects()[0];
    if (!box) continue;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    // Hidden, or under something else: not what a visitor would press.
    if (!link.contains(document.elementFromPoint(x, y))) continue;
    return { x, y, url, text: link.textContent.trim() || url };
  }
  return null;
}
