// Functions that run inside a page, sent there by the drivers. Each is sent as
// text and so has to stand alone: it may use nothing from this file but itself.
// The drivers evaluate through the debugging protocol, which no page policy
// forbids, so pages are looked at exactly as a visitor gets them.

/** The computed styles by which a styled page differs from a bare one. */
export function styleFacts() {
  const body = getComputedStyle(document.body);
  const html = getComputedStyle(document.documentElement);
  return {
    font: body.fontFamily,
    background: `${html.backgroundColor} ${body.backgroundColor}`,
    sheets: document.styleSheets.length,
    unloaded: [...document.querySelectorAll("link[rel~=stylesheet]")]
      .filter((link) => !link.sheet)
      .map((link) => link.getAttribute("href")),
  };
}

/** Whether there is anything to open that can be opened. */
export function hasClosedDetails() {
  return document.querySelector("details:not([open]) > summary") !== null;
}

/** Opens every <details>. */
export function openAllDetails() {
  for (const details of document.querySelectorAll("details:not([open])")) {
    // Named ones close each other; all have to be open at once here.
    details.removeAttribute("name");
    details.open = true;
  }
}

/**
 * What sticks out of the page to the right. `onPaper` also reports boxes that
 * scroll sideways: on a screen their content can be reached, on paper it is cut.
 */
export function findOverflow(onPaper) {
  const describe = (element) => {
    let text = element.localName;
    if (element.id) text += `#${element.id}`;
    for (const name of element.classList) text += `.${name}`;
    const parent = element.parentElement;
    return parent && parent !== document.body && !element.id
      ? `${parent.localName}${parent.id ? `#${parent.id}` : ""} > ${text}`
      : text;
  };
  const scrolls = (element) =>
    /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  const root = document.scrollingElement;
  const limit = root.clientWidth;
  const found = [];

  // A page that cuts off what sticks out does not scroll, but loses it.
  const cut = [root, document.body].some((element) =>
    /hidden|clip/.test(getComputedStyle(element).overflowX),
  );
  if (root.scrollWidth > limit || cut) {
    const visit = (element) => {
      let inner = false;
      if (element === root || element === document.body || !scrolls(element)) {
        for (const child of element.children) inner = visit(child) || inner;
      }
      if (inner) return true;
      let right = element.getBoundingClientRect().right;
      // A long word sticks out of a box that itself fits.
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || scrolls(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        right = Math.max(right, range.getBoundingClientRect().right);
      }
      if (right <= limit + 0.5) return false;
      found.push(`${describe(element)} reaches ${Math.ceil(right)}px`);
      return true;
    };
    visit(document.body);
    if (root.scrollWidth <= limit && found.length === 0) return [];
    const most = found.length > 5 ? `, and ${found.length - 5} more` : "";
    const where = found.length
      ? found.slice(0, 5).join(", ") + most
      : "no single element found";
    const wide =
      root.scrollWidth > limit ? `${root.scrollWidth}px wide` : "cut off";
    return [`the page is ${wide} in ${limit}px: ${where}`];
  }

  if (onPaper) {
    for (const element of document.body.querySelectorAll("*")) {
      // One pixel wide is the usual way to write for screen readers only.
      if (element.clientWidth <= 2) continue;
      if (element.scrollWidth <= element.clientWidth + 1) continue;
      if (!/auto|scroll/.test(getComputedStyle(element).overflowX)) continue;
      if (!element.checkVisibility()) continue;
      found.push(
        `${describe(element)} cuts ${element.scrollWidth}px of content at ` +
          `${element.clientWidth}px`,
      );
    }
  }
  return found;
}

/**
 * The first "see all": where its summary is, and how many of the rows inside
 * are visible. A closed <details> still lays its content out when measured, so
 * a box alone proves nothing and visibility is asked as well.
 */
export function seeAllState() {
  const details = document.querySelector("details[data-see-all]");
  if (!details) return null;
  const summary = details.querySelector(":scope > summary");
  const inside = (selector) =>
    [...details.querySelectorAll(selector)].filter(
      (element) => !summary?.contains(element),
    );
  let rows = inside("tr, li, article, [data-connector]");
  if (rows.length === 0) rows = inside("a[href]");
  if (rows.length === 0) rows = inside(":scope > *");
  const visible = rows.filter((row) => {
    const box = row.getBoundingClientRect();
    return (
      box.width > 0 &&
      box.height > 0 &&
      row.checkVisibility({
        checkOpacity: true,
        checkVisibilityCSS: true,
        contentVisibilityAuto: true,
      })
    );
  });
  const box = summary?.getBoundingClientRect();
  return {
    rows: rows.length,
    visible: visible.length,
    focused: summary !== null && document.activeElement === summary,
    summary: box && {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      visible: box.width > 0 && box.height > 0 && summary.checkVisibility(),
    },
  };
}

/** Everything the link check wants to know about a page. */
export function documentFacts() {
  const facts = { ids: [], urls: [], inline: [], csp: [], early: [] };
  const { asOf, tooOld } = document.body.dataset;
  const place = document.querySelector("main")?.firstElementChild;
  const ages = asOf !== undefined || tooOld !== undefined;
  facts.ages = ages ? { asOf, tooOld } : null;
  // Where a reader, and one who listens, meets the notice first.
  facts.place = place?.id === "age" && place.getAttribute("role") === "status";
  facts.empty = place?.childNodes.length === 0;
  facts.fleet = document.body.dataset.page === "fleet";
  facts.scripts = [];
  const urlAttributes = [
    "href",
    "xlink:href",
    "src",
    "srcset",
    "imagesrcset",
    "poster",
    "data",
    "action",
    "formaction",
    "background",
    "manifest",
    "ping",
  ];
  for (const element of document.querySelectorAll("*")) {
    const tag = element.localName;
    if (element.hasAttribute("id")) facts.ids.push(element.id);
    for (const { name, value } of element.attributes) {
      if (name === "style") facts.inline.push(`<${tag}> has a style attribute`);
      if (/^on/i.test(name)) facts.inline.push(`<${tag}> has ${name}=`);
      if (!urlAttributes.includes(name)) continue;
      if (name === "data" && tag !== "object") continue;
      const rel = element.getAttribute("rel") ?? "";
      const values = name.endsWith("srcset")
        ? value.split(",").map((part) => part.trim().split(/\s+/)[0])
        : [value];
      for (const url of values) facts.urls.push({ tag, name, url, rel });
    }
    if (tag === "style") facts.inline.push("a <style> element");
    if (tag === "script") {
      const attributes = [...element.attributes].map(
        ({ name, value }) => `${name}=${value}`,
      );
      if (element.hasAttribute("src")) {
        facts.scripts.push({
          attributes: attributes.sort().join(" "),
          inHead: element.parentElement === document.head,
        });
      } else {
        facts.inline.push("an inline <script>");
      }
    }
    if (tag === "base") facts.inline.push("a <base> element");
    if (tag === "iframe" && element.hasAttribute("srcdoc")) {
      facts.inline.push("an <iframe srcdoc>");
    }
    if (tag === "meta") {
      const header = (element.getAttribute("http-equiv") ?? "").toLowerCase();
      const content = element.getAttribute("content") ?? "";
      if (header === "content-security-policy") {
        facts.csp.push({
          content,
          inHead: element.parentElement === document.head,
        });
      } else if (header === "refresh") {
        const url = /url\s*=\s*['"]?([^'"]*)/i.exec(content)?.[1] ?? "";
        facts.urls.push({ tag, name: "content", url, rel: "" });
      }
    }
    // A policy in a page holds only for what comes after it.
    if (
      facts.csp.length === 0 &&
      /^(link|script|style|img|iframe|object|embed)$/.test(tag)
    ) {
      facts.early.push(`<${tag}>`);
    }
  }
  return facts;
}

/**
 * Stops the clock at a moment, before any script of the page runs. A check may
 * move it on, and see the timers that were set.
 */
export function pretendClock(now) {
  const RealDate = Date;
  const realInterval = setInterval;
  const pretended = { now, timers: [] };
  globalThis.Date = class extends RealDate {
    constructor(...values) {
      super(...(values.length > 0 ? values : [pretended.now]));
    }
    static now() {
      return pretended.now;
    }
  };
  globalThis.setInterval = (work, every, ...values) => {
    pretended.timers.push({ work, every });
    return realInterval(work, every, ...values);
  };
  globalThis.pretended = pretended;
}

/** What a page lets its script know, and what its notice says. */
export function ageFacts() {
  const { asOf, tooOld } = document.body.dataset;
  const moment = (turns, status) => {
    const found = turns
      .split(" ")
      .find((turn) => turn.startsWith(`${status}@`));
    return found ? Date.parse(found.slice(status.length + 1)) : NaN;
  };
  return {
    asOf: Date.parse(asOf),
    tooOld: Number(tooOld) * 1000,
    fleet: document.body.dataset.page === "fleet",
    notice: document.getElementById("age")?.innerText ?? "",
    rows: [...document.querySelectorAll("[data-basis]")].map((row) => {
      const { name = "", basis, turns = "" } = row.dataset;
      const [warning, end] = ["warning", "unhealthy"].map((status) =>
        moment(turns, status),
      );
      return { name, basis, warning, end };
    }),
  };
}

/** What is said at each of some moments, in an open page that comes to front. */
export function agedAt(moments) {
  return moments.map((now) => {
    globalThis.pretended.now = now;
    document.dispatchEvent(new Event("visibilitychange"));
    const rows = [...document.querySelectorAll("[data-basis]")];
    return {
      notice: document.getElementById("age")?.innerText ?? "",
      marks: rows.map((row) => row.querySelector(".since")?.textContent ?? ""),
    };
  });
}

/** The page but for the two places where its age is told, and for controls. */
export function withoutAge() {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelector("#age")?.replaceChildren();
  for (const made of copy.querySelectorAll(".since, .filter")) made.remove();
  for (const button of copy.querySelectorAll(".sort"))
    button.replaceWith(...button.childNodes);
  return copy.outerHTML;
}
