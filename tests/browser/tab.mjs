// A Chromium tab that looks at one page after another and notes everything a
// page does that a finished site must not do: asking for anything outside its
// own folder, writing to the console, failing, opening dialogs or windows,
// going elsewhere; and, where that is asked for, running any script at all that
// is not a file of the site.

import puppeteer from "puppeteer-core";
import { pretendClock } from "./inpage.mjs";
import { findProgram } from "./programs.mjs";
import { fileOfUrl } from "./site.mjs";

export const WIDE = { width: 1280, height: 900 };
export const PHONE = {
  width: 375,
  height: 812,
  isMobile: true,
  hasTouch: true,
};

/** One Chromium with a fresh profile, which is deleted when it is closed. */
export function launchChromium() {
  return puppeteer.launch({
    executablePath: findProgram(
      "chromium-headless-shell",
      "chromium",
      "chromium-browser",
      "google-chrome",
      "google-chrome-stable",
    ),
    headless: "shell",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      // A page that asks for a host is reported; the host is not to be reached.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

export class Tab {
  #site = null;
  #events = [];
  #clock = null;
  #expected = null;
  #watched = false;

  static async open(browser) {
    const tab = new Tab();
    // Contexts keep parallel tabs apart: each has its own window and so is in
    // the foreground, which keyboard focus and screenshots need.
    tab.context = await browser.createBrowserContext();
    tab.page = await tab.context.newPage();
    tab.page.setDefaultTimeout(30_000);
    tab.protocol = await tab.page.createCDPSession();
    tab.#listen();
    tab.bare = null;
    return tab;
  }

  #listen() {
    const note = (check, detail) => this.#events.push({ check, detail });
    this.page.on("request", (request) => {
      const wrong = this.#site && foreignRequest(this.#site, request);
      if (wrong) note("requests", wrong);
    });
    this.page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText || "blocked";
      // The driver went on before something had arrived: not the page's fault.
      if (why === "net::ERR_ABORTED") return;
      note("requests", `failed: ${shorten(request.url())} (${why})`);
    });
    this.page.on("console", (message) =>
      note("console", `${message.type()}: ${message.text()}`),
    );
    this.page.on("pageerror", (error) =>
      note("page-error", error?.message ?? error),
    );
    this.page.on("dialog", async (dialog) => {
      note("dialog", `${dialog.type()}: ${dialog.message()}`);
      await dialog.dismiss().catch(() => {});
    });
    this.page.on("framenavigated", (frame) => {
      const url = frame.url();
      if (frame !== this.page.mainFrame())
        note("navigation", `a frame: ${url}`);
      else if (this.#expected && url.replace(/#.*$/, "") !== this.#expected) {
        note("navigation", `went to ${shorten(url)}`);
      }
    });
    this.page.on("popup", async (popup) => {
      note("dialog", `opened a window: ${popup?.url()}`);
      await popup?.close().catch(() => {});
    });
  }

  /**
   * From now on, every script that runs is noted which is not a file of the site,
   * and pages are without their policy: what is in them would run.
   */
  async watchScripts() {
    if (this.#watched) return;
    this.#watched = true;
    await this.page.setBypassCSP(true);
    this.protocol.on("Debugger.scriptParsed", ({ url, hasSourceURL }) => {
      // The driver names its own.
      const driver = hasSourceURL && /^(pptr:|harness:)/.test(url);
      const file = this.#site && fileOfUrl(this.#site, url);
      if (driver || /(^|\/)assets\/[\w-]+\.js$/.test(file ?? "")) return;
      const detail = `runs ${shorten(url || "a script of its own")}`;
      this.#events.push({ check: "executed", detail });
    });
    await this.protocol.send("Debugger.enable");
  }

  /**
   * Opens a page as a visitor with the given screen, preferences and clock would.
   * Without a clock, it is the moment that the page's ages are measured from: a
   * check says the same whenever it is run.
   */
  async load(site, url, how = {}) {
    const { screen = WIDE, scheme = "light", media = "screen" } = how;
    // A change between wide and phone would reload whatever is open.
    if (screen.isMobile !== this.page.viewport()?.isMobile) await this.leave();
    await this.page.setJavaScriptEnabled(how.script ?? true);
    await this.page.setViewport(screen);
    await this.#emulate(media, scheme);
    await this.#pretend(how.clock ?? site.ages.get(fileOfUrl(site, url)));
    this.#site = site;
    this.#expected = url.replace(/#.*$/, "");
    await this.page.goto(url, { waitUntil: "load" });
  }

  async #pretend(now) {
    if (this.#clock) {
      await this.page.removeScriptToEvaluateOnNewDocument(this.#clock);
      this.#clock = null;
    }
    if (now === undefined) return;
    const added = await this.page.evaluateOnNewDocument(pretendClock, now);
    this.#clock = added.identifier;
  }

  /** Changes the color scheme of the page that is open. */
  async prefer(scheme) {
    await this.#emulate("screen", scheme);
    await this.run(() => {
      for (const animation of document.getAnimations()) {
        if (animation instanceof CSSTransition) animation.finish();
      }
    });
  }

  // In one call, because each call forgets what an earlier one asked for.
  #emulate(media, scheme) {
    return this.protocol.send("Emulation.setEmulatedMedia", {
      media,
      features: [
        { name: "prefers-color-scheme", value: scheme },
        // Nothing may still be fading while colors are measured.
        { name: "prefers-reduced-motion", value: "reduce" },
      ],
    });
  }

  /** Leaves the page, so that nothing it does is taken for the next one's. */
  async leave() {
    this.#expected = null;
    await this.page.goto("about:blank");
    this.#site = null;
  }

  /** What an unstyled page computes to, for comparison. */
  async bareStyle(styleFacts) {
    if (!this.bare) {
      await this.leave();
      this.bare = await this.page.evaluate(styleFacts);
    }
    return this.bare;
  }

  /** Runs a function in the page. */
  run(work, ...values) {
    return this.page.evaluate(work, ...values);
  }

  /** What was noted since the last call, grouped by check. */
  takeEvents() {
    const grouped = new Map();
    for (const { check, detail } of this.#events) {
      if (!grouped.has(check)) grouped.set(check, []);
      grouped.get(check).push(detail);
    }
    this.#events = [];
    return grouped;
  }

  async close() {
    await this.context.close().catch(() => {});
  }
}

function foreignRequest(site, request) {
  const url = request.url();
  if (url === "about:blank") return null;
  if (url.startsWith("data:")) {
    // A stylesheet may carry small images in itself; a page may not.
    const from = request.initiator()?.url ?? "";
    const sheet = fileOfUrl(site, from)?.endsWith(".css");
    return sheet ? null : `asks for ${shorten(url)}`;
  }
  if (fileOfUrl(site, url) !== null) return null;
  if (!url.startsWith("file:")) return `asks for ${shorten(url)}`;
  return `asks for a file outside the site: ${url}`;
}

function shorten(url) {
  return url.length > 120 ? `${url.slice(0, 117)}...` : url;
}

/**
 * Runs the jobs, each with a tab of its own at a time, `width` at once. A job
 * that throws is handed to `failed`, and its tab is replaced.
 */
export async function inTabs(browser, jobs, width, failed) {
  const queue = [...jobs];
  const worker = async () => {
    let tab = await Tab.open(browser);
    for (let job = queue.shift(); job; job = queue.shift()) {
      try {
        await job.run(tab);
      } catch (error) {
        failed(job, error);
        await tab.close();
        tab = await Tab.open(browser);
      }
    }
    await tab.close();
  };
  await Promise.all(
    Array.from({ length: Math.min(width, queue.length) }, worker),
  );
}
