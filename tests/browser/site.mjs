// Knows a finished site as a folder: its files, its pages, what kind each page
// is, and which pages to take when a check is too slow to run on all of them.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Reads the folder; throws when it is no folder. `ages` holds the as-of of each
 * page that grows old. Pages are opened below `base`, where a server has the
 * folder; without one, from the disk.
 */
export function readSite(folder, base = null) {
  const dir = fs.realpathSync(folder);
  if (!fs.statSync(dir).isDirectory()) throw new Error(`no folder: ${folder}`);
  const files = new Map();
  walk(dir, "", files);
  const pages = [...files.keys()].filter((file) => file.endsWith(".html"));
  const kinds = new Map();
  const ages = new Map();
  for (const page of pages) {
    const text = fs.readFileSync(path.join(dir, page), "utf8");
    kinds.set(page, kindOf(page, text));
    const asOf = Date.parse(bodyAttribute(text, "data-as-of") ?? "");
    if (!Number.isNaN(asOf)) ages.set(page, asOf);
  }
  const at = base ?? pathToFileURL(dir + path.sep).href;
  return { dir, base: at, name: path.basename(dir), files, pages, kinds, ages };
}

function walk(dir, below, files) {
  const entries = fs.readdirSync(path.join(dir, below), {
    withFileTypes: true,
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const name = below ? `${below}/${entry.name}` : entry.name;
    const stat = fs.statSync(path.join(dir, name));
    if (stat.isDirectory()) walk(dir, name, files);
    else files.set(name, stat.size);
  }
}

// Themes write the kind on <body>. A regular expression is enough to group
// pages, and it spares a browser round trip before the work can be planned.
function kindOf(page, text) {
  const kind = bodyAttribute(text, "data-page");
  if (kind) return kind;
  // Without the attribute: same depth and same role is taken for one kind.
  const parts = page.split("/");
  const name = parts.at(-1).replace(/\.html$/, "");
  if (parts.length === 1) return name === "index" ? "hub" : name;
  return `depth${parts.length}-${name === "index" ? "index" : "page"}`;
}

function bodyAttribute(text, name) {
  const value = `\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`;
  const found = new RegExp(`<body\\b[^>]*?\\s${name}${value}`, "i").exec(text);
  return found && (found[1] ?? found[2] ?? found[3]);
}

export function pageUrl(site, page) {
  return site.base + encoded(page);
}

/** A file's path as it stands in an address. */
export function encoded(file) {
  return file.split("/").map(encodeURIComponent).join("/");
}

/** The site's file a URL names, or null when it lies outside. */
export function fileOfUrl(site, url) {
  const address = url.replace(/[?#].*$/, "");
  try {
    if (!address.startsWith("file:")) {
      if (!address.startsWith(site.base)) return null;
      return decodeURIComponent(address.slice(site.base.length));
    }
    const relative = path.relative(site.dir, fileURLToPath(address));
    if (relative.startsWith("..") || path.isAbsolute(relative)) return null;
    return relative.split(path.sep).join("/");
  } catch {
    return null;
  }
}

function pagesByKind(site, pages = site.pages) {
  const groups = new Map();
  for (const page of pages) {
    const kind = site.kinds.get(page);
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push(page);
  }
  return groups;
}

/** The first page of each kind, as a map from kind to page. */
export function firstOfEachKind(site) {
  const first = new Map();
  for (const [kind, pages] of pagesByKind(site)) first.set(kind, pages[0]);
  return first;
}

/** The first page of each kind that grows old. */
export function firstAgingOfEachKind(site) {
  const groups = pagesByKind(site, [...site.ages.keys()]);
  return [...groups.values()].map(([page]) => page);
}

/** At most `count` pages of each kind. */
export function sampleOfEachKind(site, count) {
  return [...pagesByKind(site).values()].flatMap((pages) =>
    spread(site, pages, count),
  );
}

// Evenly spread over the file sizes, the biggest page always among them: pages
// differ most by how much is on them.
function spread(site, pages, count) {
  if (pages.length <= count) return pages;
  const bySize = [...pages].sort(
    (a, b) => site.files.get(b) - site.files.get(a) || (a < b ? -1 : 1),
  );
  const step = count > 1 ? (pages.length - 1) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => bySize[Math.round(i * step)]);
}
