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
        // A number alone reloads the page.
        const url = /url\s*=\s*['"]?([^'"]*)/i.exec(content)?.[1];
        if (url !== undefined)
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
  //# sourceURL=harness:clock
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
  const { asOf, tooOld, zone } = document.body.dataset;
  const { lang } = document.documentElement;
  // The longest: others have no time of day.
  const times = [...document.querySelectorAll(`time[datetime="${asOf}"]`)];
  const [date = ""] = times
    .map((time) => time.textContent)
    .sort((a, b) => b.length - a.length);
  const moment = (turns, status) => {
    const found = turns
      .split(" ")
      .find((turn) => turn.startsWith(`${status}@`));
    return found ? Date.parse(found.slice(status.length + 1)) : NaN;
  };
  return {
    asOf: Date.parse(asOf),
    tooOld: Number(tooOld) * 1000,
    lang,
    zone,
    date,
    fleet: document.body.dataset.page === "fleet",
    notice: document.getElementById("age")?.innerText ?? "",
    syncs: Number(document.querySelector("[data-syncs]")?.dataset.syncs ?? 0),
    rows: [...document.querySelectorAll("[data-basis]")].map((row) => {
      const { name = "", basis, turns = "", at = "" } = row.dataset;
      const [warning, end] = ["warning", "unhealthy"].map((status) =>
        moment(turns, status),
      );
      const due = row.querySelector(".due b")?.textContent ?? "";
      const period = row.closest("[data-period]")?.dataset.period ?? "";
      return { name, basis, warning, end, at: Date.parse(at), due, period };
    }),
  };
}

/**
 * What an open page shows when it comes to the front at each of some times:
 * rows are identified by their order as the page was written.
 */
export function agedAt(moments) {
  const at = (now) => {
    globalThis.pretended.now = now;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  at(Date.parse(document.body.dataset.asOf));
  const rows = [...document.querySelectorAll("[data-basis]")];
  return moments.map((now) => {
    at(now);
    const text = (row, selector) =>
      row.querySelector(selector)?.textContent ?? "";
    return {
      notice: document.getElementById("age")?.innerText ?? "",
      marks: rows.map((row) => text(row, ".since")),
      dues: rows.map((row) => text(row, ".due b")),
      periods: rows.map(
        (row) => row.closest("[data-period]")?.dataset.period ?? "",
      ),
      empty: [...document.querySelectorAll("[data-period]")].filter(
        (one) => one.hidden !== !one.querySelector("li"),
      ).length,
    };
  });
}

/** The page without what scripts change: notice, marks, order of deadlines, controls. */
export function withoutAge() {
  const copy = document.documentElement.cloneNode(true);
  for (const row of copy.querySelectorAll("li[data-at]")) {
    row.querySelector(".due b")?.replaceChildren();
    if (row.closest("[data-period]")) row.remove();
  }
  for (const one of copy.querySelectorAll("[data-period]")) {
    one.removeAttribute("hidden");
    for (const list of one.querySelectorAll("ol")) list.replaceChildren();
  }
  copy.querySelector("#age")?.replaceChildren();
  for (const made of copy.querySelectorAll(
    ".since, .filter, .find, .seek, #search-off",
  ))
    made.remove();
  for (const one of copy.querySelectorAll("[data-search-on]"))
    one.removeAttribute("hidden");
  for (const button of copy.querySelectorAll(".sort"))
    button.replaceWith(...button.childNodes);
  return copy.outerHTML;
}

/**
 * Cells of tables that are narrower than their longest word, which would be
 * broken. Words of more than 24 characters may be: nobody chose their length.
 */
export function narrowCells() {
  const pen = document.createElement("canvas").getContext("2d");
  const found = [];
  for (const cell of document.querySelectorAll("main .rows :is(td, th)")) {
    if (cell.closest(".prose") || !cell.checkVisibility()) continue;
    // Heads that only screen readers get.
    const head = cell.closest("thead");
    if (head && getComputedStyle(head).clipPath !== "none") continue;
    const style = getComputedStyle(cell);
    const room =
      cell.clientWidth -
      Number.parseFloat(style.paddingLeft) -
      Number.parseFloat(style.paddingRight);
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (
        parent.closest(".vh, svg, .fleet .counts span") ||
        !parent.checkVisibility()
      )
        continue;
      const drawn = document.createRange();
      drawn.selectNodeContents(text);
      const { right } = drawn.getBoundingClientRect();
      const edge = cell.getBoundingClientRect().right;
      if (right > edge + 1) {
        found.push(
          `"${text.data.trim()}" ends ${Math.ceil(right - edge)} px behind its cell (${cell.className})`,
        );
      }
      const { fontStyle, fontWeight, fontSize, fontFamily } =
        getComputedStyle(parent);
      pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
      // Lines break between most Japanese letters.
      const { whiteSpace } = getComputedStyle(parent);
      const words = text.data.split(
        whiteSpace === "nowrap"
          ? /[\s\-/–—]+/
          : /[\s\-/–—]+|(?<=[\u3000-\u30ff\u3400-\u9fff])/,
      );
      for (const word of words) {
        if (word.length > 24) continue;
        const width = pen.measureText(word).width;
        if (width <= room + 1) continue;
        found.push(
          `"${word}" is ${Math.ceil(width)} px wide in a cell of ` +
            `${Math.floor(room)} px (${cell.className})`,
        );
      }
    }
  }
  return found.slice(0, 5);
}

/** Links of one page that have the same text and lead to different places. */
export function ambiguousLinks() {
  const targets = new Map();
  for (const link of document.querySelectorAll("a[href]")) {
    if (link.closest(".prose")) continue;
    const text = link.textContent.replace(/\s+/g, " ").trim();
    const places = targets.get(text) ?? new Set();
    targets.set(text, places.add(link.href));
  }
  const found = [...targets].filter(([, places]) => places.size > 1);
  return found.map(
    ([text, places]) => `"${text}" leads to ${[...places].join(" and ")}`,
  );
}

/**
 * What a page is made of as the browser has it, but for the text: every element
 * outside of bodies by its way from the root with classes and names of
 * attributes, its frame, and how the frame looks.
 */
export function anatomy() {
  const paths = new Map();
  const kinds = new Map();
  const visit = (element, above) => {
    const names = [...element.attributes].map(({ name }) => name).sort();
    const classes = [...element.classList].sort().join(".");
    const own = `>${element.localName}.${classes}[${names}]`;
    if (!above.has(own)) above.set(own, new Map());
    // What is in a body is looked at by itself.
    if (element.classList.contains("prose")) return;
    for (const child of element.children) visit(child, above.get(own));
  };
  visit(document.documentElement, paths);
  const flat = (map, way) => [
    ...(way ? [way] : []),
    ...[...map].flatMap(([own, inner]) => flat(inner, way + own)),
  ];
  const outside = (selector, root = document) =>
    [...root.querySelectorAll(selector)].filter(
      (element) => !element.closest(".prose"),
    );
  const way = (element) => {
    const names = [];
    for (let at = element; at; at = at.parentElement) names.push(at.localName);
    return names.reverse().join(">");
  };
  const once = (list) => list.filter((one, i) => one !== list[i - 1]).join(" ");
  const frame = {
    body: [...document.body.children].map(
      (element) => `${element.localName}.${element.className}`,
    ),
    landmarks: outside("header, nav, main, footer").map(way),
    headings: once(outside("h1, h2, h3, h4, h5, h6").map((h) => h.localName)),
    nav: outside("nav[aria-label=Main] a").map(
      (link) => `${link.getAttribute("href")} ${link.textContent}`,
    ),
    foot: once(
      [
        ...(document.querySelector("body > footer")?.querySelectorAll("*") ??
          []),
      ].map((element) => element.localName),
    ),
  };
  const looks = [
    "html",
    "body",
    "body > header",
    "body > header a",
    "nav li",
    "main",
    "h1",
    "main section",
    "main article",
    "h2",
    ".posts .at",
    "body > footer",
    "body > footer p",
  ];
  for (const selector of looks) {
    const properties =
      "color backgroundColor font display position visibility opacity float " +
      "zIndex transform cursor pointerEvents direction unicodeBidi";
    const seen = new Set();
    for (const element of outside(selector)) {
      const style = getComputedStyle(element);
      seen.add(
        properties
          .split(" ")
          .map((name) => style[name])
          .join("|"),
      );
    }
    kinds.set(selector, [...seen]);
  }
  return {
    kind: document.body.dataset.page,
    paths: flat(paths, ""),
    frame: JSON.stringify(frame),
    looks: [...kinds].flatMap(([selector, styles]) =>
      styles.map((style) => `${selector}: ${style}`),
    ),
    sheets: document.styleSheets.length,
  };
}

/**
 * Choices of a list's filters that do not show exactly the rows that they count.
 * `saying` is what a search says, with `#shown#` and `#all#` for the numbers.
 */
export function wrongFilters(saying) {
  const digits = (number) =>
    number.toLocaleString(document.documentElement.lang || "en");
  const sayFound = (shown, all) =>
    saying.replace("#shown#", digits(shown)).replace("#all#", digits(all));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const rows = all(
    "main tr[data-kind], main tr[data-category], .log-month li[data-change]",
  );
  const groups = all(
    "main tbody[id], main .headed, .log-month, .log-month .entry",
  );
  const visible = (element) => element.checkVisibility();
  const found = [];
  for (const input of all(".choose input")) {
    const before = all(".choose input:checked");
    input.checked = true;
    const count = input.parentElement.querySelector("b").textContent;
    const shown = rows.filter(visible).length;
    if (shown !== Number(count.replace(/\D/g, ""))) {
      found.push(`${input.id}: ${shown} rows of ${count}`);
    }
    const empty = groups.filter(
      (group) =>
        visible(group) &&
        !rows.some((row) => group.contains(row) && visible(row)),
    );
    if (empty.length > 0)
      found.push(`${input.id}: ${empty.length} empty groups`);
    input.checked = false;
    for (const one of before) one.checked = true;
  }
  const words = document.getElementById("list-words");
  const find = (text) => {
    words.value = text;
    words.dispatchEvent(new Event("input"));
    return rows.filter(visible);
  };
  if (words) {
    const word = rows.at(-1).querySelector("a").textContent.split(" ")[0];
    const wanted = rows.filter((row) =>
      row.textContent.toLowerCase().includes(word.toLowerCase()),
    );
    const shown = find(word);
    if (shown.length !== wanted.length) {
      found.push(`"${word}": ${shown.length} rows of ${wanted.length}`);
    }
    const told = document.querySelector(".find [role=status]").textContent;
    if (told !== sayFound(shown.length, rows.length)) {
      found.push(`"${word}": says "${told}"`);
    }
    const none = find("no row has these words").length;
    if (none > 0) found.push(`${none} rows without the words`);
    if (find("").length !== rows.length) found.push("rows stay hidden");
  }
  return found;
}

/** What is wrong with the texts of a page, wherever they came from. */
export function wrongTexts() {
  const found = [];
  const told = (text) => JSON.stringify(text.trim().slice(0, 80));
  const steering =
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Noncharacter_Code_Point}/u;
  if (steering.test(document.title)) found.push("steering: the title");
  const forms =
    " p h3 br strong em u s code mark small sub sup hr pre blockquote ul ol li " +
    "table thead tbody tr td th a span bdi div ";
  const named = {
    a: "class href rel",
    bdi: "class",
    span: "class",
    th: "scope",
    div: "aria-label class role tabindex",
    ol: "reversed start",
    li: "value",
  };
  // Only bodies have labels of others, so only they have to say the host.
  const wrongLink = (link, inside) => {
    const url = URL.parse(link.href);
    if (!url || !/^(https?|mailto):$/.test(url.protocol))
      return "leads nowhere";
    const rel = link.rel.split(" ");
    if (!rel.includes("noopener") || !rel.includes("noreferrer"))
      return "no rel";
    if (!inside) return null;
    const host = url.host || url.pathname;
    const next = link.nextSibling?.nextSibling;
    const note = next?.className === "host" ? next.textContent : "";
    const label = link.textContent.trim().toLowerCase();
    // A host is said by itself, or by a label that begins with it as an address.
    const said = [
      label.replace(/^(https?:\/\/|mailto:)/, ""),
      note.slice(1),
    ].some((text) => {
      const behind = text.slice(host.length);
      return text.startsWith(host.toLowerCase()) && /^([/?#:)]|$)/.test(behind);
    });
    const nobody = url.protocol === "mailto:" && url.pathname === "";
    return said || nobody
      ? null
      : `does not say ${host}, but ${told(note || label)}`;
  };
  const walker = document.createTreeWalker(
    document.documentElement,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT,
  );
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    const element =
      node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const prose = element?.closest(".prose");
    const inside = prose && prose !== node;
    if (node.nodeType === Node.COMMENT_NODE) found.push("body: a comment");
    else if (node.nodeType === Node.TEXT_NODE) {
      if (!inside && steering.test(node.data)) {
        found.push(`steering: ${told(node.data)} in <${element.localName}>`);
      }
    } else {
      const names = [...node.attributes];
      for (const { name, value } of names) {
        if (!inside && steering.test(value)) {
          found.push(`steering: ${told(value)} in ${name}=`);
        }
        if (name === "id" && !/^[\w-]+$/.test(value)) {
          found.push(`frame: an id ${told(value)}`);
        }
      }
      if (node.localName === "a" && node.hasAttribute("href")) {
        const own = !inside && node.protocol === "file:";
        const wrong = own ? null : wrongLink(node, inside);
        if (wrong)
          found.push(`links: ${told(node.getAttribute("href"))} ${wrong}`);
      }
      if (inside) {
        const allowed = named[node.localName] ?? "";
        const odd = names.filter(
          ({ name }) => !allowed.split(" ").includes(name),
        );
        const svg = node.namespaceURI !== "http://www.w3.org/1999/xhtml";
        if (svg || !forms.includes(` ${node.localName} `) || odd.length > 0) {
          found.push(`body: ${told(node.outerHTML)}`);
        }
      }
    }
  }
  return [...new Set(found)].slice(0, 20);
}

/** What is outside of its box: of bodies, of cards, and where nobody can scroll. */
export function findLeaks() {
  const found = [];
  const told = (element) =>
    `<${element.localName} class="${element.className}"> ` +
    JSON.stringify(element.textContent.trim().slice(0, 40));
  for (const prose of document.querySelectorAll(".prose")) {
    const box = prose.getBoundingClientRect();
    for (const element of prose.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      if (
        !/^(static|relative)$/.test(style.position) ||
        style.float !== "none"
      ) {
        found.push(`${style.position} ${style.float}: ${told(element)}`);
      }
      if (element.parentElement.closest(".scroll")) continue;
      if (element.getClientRects().length === 0) continue;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const out =
        left < box.left - 1 ||
        right > box.right + 1 ||
        top < box.top - 1 ||
        bottom > box.bottom + 1;
      if (out) found.push(`out of its body: ${told(element)}`);
    }
  }
  for (const element of document.body.querySelectorAll("*")) {
    // One pixel is the usual way to write for screen readers only.
    if (element.clientWidth <= 2 || !element.checkVisibility()) continue;
    if (element.scrollWidth <= element.clientWidth + 1) continue;
    const style = getComputedStyle(element);
    if (!/hidden|clip/.test(style.overflowX)) continue;
    // A board has no room for everything; what it shortens ends with an ellipsis.
    if (style.textOverflow === "ellipsis") continue;
    const edge = element.getBoundingClientRect().right;
    const out = [...element.querySelectorAll("*")].filter(
      (inner) => inner.getBoundingClientRect().right > edge + 1,
    );
    found.push(
      `cut off at ${element.clientWidth}px: ${told(out.at(-1) ?? element)}`,
    );
  }
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) {
    found.push(`the page is ${scrollWidth}px wide on ${clientWidth}px`);
  }
  return [...new Set(found)].slice(0, 20);
}

/** The words of every link and heading outside of bodies. */
export function saidTexts() {
  const all = document.querySelectorAll("main a, main h1, main .name");
  return [...all].map((element) => {
    // What a link adds to a name, such as an id or a type, is not the name.
    const copy = element.cloneNode(true);
    for (const more of copy.querySelectorAll(".vh, .type")) more.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  });
}

/**
 * Foreign bodies as a browser shows them: their lines, tables and addresses.
 * Images stand there by the label that the rules ask for, and load nothing.
 */
export function foreignBodies(bodies) {
  const place = document.body.appendChild(document.createElement("div"));
  const read = bodies.map((html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const drop = "script, style, template, noscript, iframe, object, embed";
    for (const element of body.querySelectorAll(drop)) element.remove();
    const images = [];
    for (const image of body.querySelectorAll("img")) {
      const alt = (image.getAttribute("alt") ?? "").trim();
      images.push(image.getAttribute("src") ?? "");
      image.replaceWith(` ${alt ? `Image: ${alt}` : "Image"} `);
    }
    for (const details of body.querySelectorAll("details")) details.open = true;
    // A text without any element that breaks lines has its own.
    const broken = body.querySelector(
      "address, blockquote, br, div, dl, h1, h2, h3, h4, h5, h6, hr, li, ol, p, " +
        "pre, section, article, table, ul",
    );
    place.style.whiteSpace = broken ? "normal" : "pre-line";
    place.replaceChildren(...body.childNodes);
    const tables = [...place.querySelectorAll("table")];
    const lines = place.innerText.split("\n").map((line) => line.trim());
    const links = [...place.querySelectorAll("a[href]")].filter(
      (link) => link.innerText.trim() !== "",
    );
    return {
      lines: lines.filter(Boolean),
      tables: tables.filter((table) => table.querySelector("td, th")).length,
      addresses: [...images, ...links.map((link) => link.getAttribute("href"))],
    };
  });
  place.remove();
  return read;
}

/** The bodies of a page as it shows them, but for notes of the program's own. */
export function shownBodies() {
  // Older posts are folded.
  for (const details of document.querySelectorAll("details"))
    details.open = true;
  for (const note of document.querySelectorAll(".prose .host")) {
    const blank = note.previousSibling;
    blank.data = blank.data.replace(/ $/, "");
    note.remove();
  }
  return [...document.querySelectorAll(".posts > li")].map((post) => {
    const prose = post.querySelector(":scope > .prose");
    const at = post.querySelector(":scope > .at");
    const { color, font, position } = getComputedStyle(at);
    return {
      parts: [...post.children].map(
        (part) => `${part.localName}.${part.className}`,
      ),
      look: [color, font, position].join(),
      lines: prose.innerText
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
      headings: [...prose.querySelectorAll("h3")].map((h) =>
        h.innerText.replace(/\s+/g, " ").trim(),
      ),
      tables: prose.querySelectorAll("table").length,
      scrolling: [...prose.querySelectorAll("table")].filter((table) => {
        const box = table.parentElement;
        const { overflowX } = getComputedStyle(box);
        return box.className === "scroll" && overflowX === "auto";
      }).length,
      links: [...prose.querySelectorAll("a")].map((link) =>
        link.getAttribute("href"),
      ),
    };
  });
}
