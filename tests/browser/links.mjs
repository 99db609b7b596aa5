// Every address in a site has to work when the folder is opened from a disk, is
// served under any path, and is looked at years later: relative, naming a file,
// and with every fragment leading to an id. Nothing may load from elsewhere, and
// nothing in a page may need what its policy forbids. The pages themselves are
// read by the browser (documentFacts); this judges what was read.

import fs from "node:fs";
import path from "node:path";

// Kinds of <link> that point somewhere without loading anything.
const POINTERS = ["alternate", "author", "canonical", "help", "license"];

/** The policy of every page: scripts are files of the site. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'none'";

const AGE = "assets/age.js";
const FLEET = "assets/fleet.js";
const LISTS = "assets/lists.js";
const SEARCH = "assets/search.js";
const SEARCHES = ["assets/search-words.js", "assets/search-page.js"];

/** Judges all pages of a site by the facts the browser collected. */
export function checkLinks(site, report, facts) {
  const ids = new Map();
  for (const [page, { ids: own }] of facts) ids.set(page, new Set(own));
  for (const [page, known] of facts) {
    const name = `${site.name}/${page}`;
    report.add(name, "links", wrongUrls(site, ids, page, known.urls));
    report.add(name, "rel", wrongRel(known.urls));
    report.add(name, "ids", wrongIds(known.ids));
    report.add(name, "inline", known.inline);
    report.add(name, "csp", wrongPolicy(known));
    report.add(name, "script", wrongScripts(site, page, known));
  }
  for (const file of site.files.keys()) {
    if (/\.(css|svg)$/.test(file)) {
      report.add(`${site.name}/${file}`, "assets", wrongAsset(site, file));
    } else if (file.endsWith(".js") && !/search-(index|positions)\.js$/.test(file)) {
      const wrong = wrongScript(read(site, file));
      report.add(`${site.name}/${file}`, "assets", wrong);
    }
  }
}

function wrongUrls(site, ids, page, urls) {
  return urls.flatMap((entry) => {
    const wrong = wrongUrl(site, ids, page, entry);
    return wrong
      ? [`<${entry.tag} ${entry.name}="${entry.url}">: ${wrong}`]
      : [];
  });
}

function wrongUrl(site, ids, page, { tag, name, url, rel }) {
  const text = url.trim();
  const loads = !pointsOnly(tag, name, rel);
  if (text === "") return "empty";
  if (text.startsWith("//")) return "protocol-relative";
  if (text.startsWith("/")) return "relative to the root of a server";
  if (text.includes("\\")) return "has a backslash";
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return wrongAbsolute(text, loads);
  return wrongRelative(site, ids, page, text);
}

function pointsOnly(tag, name, rel) {
  if (name !== "href" && name !== "xlink:href") return false;
  if (tag === "a" || tag === "area") return true;
  return tag === "link" && tokens(rel).every((one) => POINTERS.includes(one));
}

function wrongAbsolute(text, loads) {
  const scheme = text.slice(0, text.indexOf(":")).toLowerCase();
  if (!["http", "https", "mailto"].includes(scheme)) {
    return `the scheme ${scheme}: is not allowed`;
  }
  if (loads) return "loads from outside the site";
  if (!URL.canParse(text)) return "not a valid address";
  return null;
}

function wrongRelative(site, ids, page, text) {
  const [beforeHash, ...afterHash] = text.split("#");
  const fragment = text.includes("#") ? afterHash.join("#") : null;
  const [encoded] = beforeHash.split("?");
  let target = page;
  if (encoded !== "") {
    const decoded = decode(encoded);
    if (decoded === null) return "wrongly percent-encoded";
    target = path.posix.normalize(
      path.posix.join(path.posix.dirname(page), decoded),
    );
    if (target.startsWith("..")) return "leaves the site's folder";
    if (/(^|\/)\.{0,2}$/.test(decoded)) return "names a folder, not a file";
    if (!site.files.has(target)) {
      const folder = [...site.files.keys()].some((file) =>
        file.startsWith(`${target}/`),
      );
      return folder ? "names a folder, not a file" : "no such file";
    }
  } else if (beforeHash !== "") {
    return "has a query and no file";
  }
  if (fragment === null) return null;
  const id = decode(fragment);
  if (id === null) return "wrongly percent-encoded";
  return idsOf(site, ids, target).has(id) ? null : `no id "${id}" there`;
}

// Pages were read by the browser; a drawing can hold ids as well.
function idsOf(site, ids, file) {
  if (!ids.has(file)) {
    const text = file.endsWith(".svg") ? read(site, file) : "";
    const found = text.matchAll(/\sid\s*=\s*["']([^"']+)["']/g);
    ids.set(file, new Set([...found].map((match) => match[1])));
  }
  return ids.get(file);
}

function wrongRel(urls) {
  return urls.flatMap(({ tag, name, url, rel }) => {
    if (tag !== "a" && tag !== "area") return [];
    if (name !== "href" || !/^\s*https?:/i.test(url)) return [];
    const missing = ["noopener", "noreferrer"].filter(
      (one) => !tokens(rel).includes(one),
    );
    return missing.map((one) => `${url} has no rel ${one}`);
  });
}

function wrongIds(ids) {
  const seen = new Set();
  const details = [];
  for (const id of ids) {
    if (id === "" || /\s/.test(id)) details.push(`not a usable id: "${id}"`);
    if (seen.has(id)) details.push(`"${id}" is used twice`);
    seen.add(id);
  }
  return details;
}

function wrongPolicy({ csp, early }) {
  if (csp.length !== 1) return [`${csp.length} policies in the page, not 1`];
  const details = [];
  const [{ content, inHead }] = csp;
  if (!inHead) details.push("the policy is not in the head, so it is ignored");
  if (early.length > 0) {
    details.push(`not covered, because before the policy: ${early.join(" ")}`);
  }
  if (content !== POLICY) {
    details.push(`the policy is "${content}", not "${POLICY}"`);
  }
  return details;
}

// A script tells how old the page is, on pages that grow old; a page about the
// past stays as true as it was. The page of all tenants has one that sorts. All
// but boards have the search field, or search.
function wrongScripts(site, page, { ages, place, empty, scripts, fleet }) {
  const details = [];
  const past = /(^|\/)(archive\/[^/]+|changes)\.html$/.test(page);
  if (ages && past) details.push("a page about the past grows old");
  if (!ages && site.kinds.get(page) === "hub" && !past) {
    details.push("a hub does not grow old");
  }
  if (ages) {
    const { asOf = "", tooOld = "" } = ages;
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(asOf)) {
      details.push(`data-as-of is no moment: "${asOf}"`);
    }
    if (!/^\d+$/.test(tooOld)) {
      details.push(`data-too-old is no number of seconds: "${tooOld}"`);
    }
    if (!place) details.push("<main> does not begin with a status #age");
    else if (!empty) details.push("#age is not empty on a page that is new");
  }
  const kind = site.kinds.get(page);
  const isList = /^(messages|incidents)$/.test(kind);
  const also = [
    ...(fleet ? [FLEET] : []),
    ...(isList ? [LISTS] : []),
    ...(kind === "search" ? SEARCHES : []),
  ];
  const hasField = site.files.has("search.html") && !/^(board|search)$/.test(kind);
  const sources = [
    ...(ages ? [AGE] : []),
    ...(hasField ? [SEARCH] : []),
    ...(ages ? also : []),
  ];
  const wanted = sources.map(
    (source) =>
      `defer= src=${path.posix.relative(path.posix.dirname(page), source)}`,
  );
  const found = scripts.map(({ attributes }) =>
    attributes.replace(/\bdata-(href|label)=.*? (?=\w[\w-]*=|$)/g, ""),
  );
  if (found.join() !== wanted.join()) {
    const list = (those) => those.join(", ") || "none";
    details.push(`scripts: ${list(found)}; wanted: ${list(wanted)}`);
  }
  if (!scripts.every(({ inHead }) => inHead)) {
    details.push("a script outside the head");
  }
  return details;
}

// What a script of these pages has no use for: the network, storage, markup
// from text, the console.
const USELESS =
  /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import|importScripts|Worker|localStorage|sessionStorage|indexedDB|caches|cookie|innerHTML|outerHTML|insertAdjacentHTML|setHTML\w*|DOMParser|write|writeln|eval|Function|console|alert)\b/g;

function wrongScript(text) {
  const code = text.replace(/^\s*\/\/.*$/gm, "");
  const details = [...new Set(code.match(USELESS))].map(
    (word) => `uses ${word}`,
  );
  if (!/^\s*"use strict";$/m.test(code)) details.push("is not strict");
  return details;
}

// Addresses in stylesheets and drawings. Both are read as text: a browser does
// not let a file:// page look into its own stylesheets.
function wrongAsset(site, file) {
  const text = read(site, file);
  const details = [];
  const urls = [];
  if (file.endsWith(".css")) {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, " ");
    for (const match of code.matchAll(
      /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/gi,
    )) {
      urls.push(match[1] ?? match[2] ?? match[3]);
    }
    for (const match of code.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/gi)) {
      urls.push(match[1] ?? match[2]);
    }
  } else {
    if (/<script\b/i.test(text)) details.push("has a script");
    if (/<[^>]*\son[a-z]+\s*=/i.test(text))
      details.push("has an on... attribute");
    for (const match of text.matchAll(
      /\s(?:xlink:)?(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi,
    )) {
      urls.push(match[1] ?? match[2]);
    }
  }
  for (const url of urls) {
    if (url.startsWith("#") || /^data:/i.test(url)) continue;
    const wrong = wrongUrl(site, new Map(), file, {
      tag: "asset",
      name: "url",
      url,
      rel: "",
    });
    if (wrong) details.push(`${url}: ${wrong}`);
  }
  return details;
}

function read(site, file) {
  return fs.readFileSync(path.join(site.dir, file), "utf8");
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function tokens(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
