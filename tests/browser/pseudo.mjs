// Finds texts that are not in the message files. It builds sites in a
// pseudo-language, whose texts are those of en.ftl with an accent on every
// letter, and reports each letter without an accent that is not from the data.
//
//   node pseudo.mjs PROGRAM [--into DIR]
//
// builds DIR/pseudo-<case>, or temporary folders without --into. Texts are
// about 40 % longer than in English, so that check.mjs finds what only fits in
// English. Values within texts are between ‹ and ›: direction marks would be
// shown as code points, because theme::escape trusts no text.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";
import { DAY } from "./age.mjs";
import { openAllDetails } from "./inpage.mjs";
import { PSEUDO, pseudoWords, readWords } from "./messages.mjs";
import { Report } from "./report.mjs";
import { pageUrl, readSite } from "./site.mjs";
import { inTabs, launchChromium } from "./tab.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
// The sample has a history.
const CASES = {
  "one-of-everything": "tests/golden/one-of-everything/data",
  "several-tenants": "tests/golden/several-tenants/data",
  sample: "data/contoso",
};

// English words that are not in the message files, and why.
const KNOWN = [
  // The default of the setting `services`.
  "Microsoft Intune",
  // The time zone of the sites.
  "JST",
];

// The program's words in bodies, which are English and have `lang="en"`.
const OF_BODIES = ["Table", "Image"];

// What `Intl` of the browser writes, which does not have the pseudo-language.
const OF_BROWSER = /^(in|(minute|hour|day)s?( ago)?|today|tomorrow|yesterday)$/;

/** Writes a theme with the pseudo-language. */
export function writeTheme(folder) {
  const words = pseudoWords(readWords("en"));
  fs.mkdirSync(path.join(folder, "words"), { recursive: true });
  const theme = "name: pseudo\nparent: default\n";
  fs.writeFileSync(path.join(folder, "theme.yaml"), theme);
  fs.writeFileSync(path.join(folder, `words/${PSEUDO}.ftl`), words);
}

/** The phrases of a text: runs of unaccented words without other characters. */
export function phrases(text) {
  return (text.normalize("NFC").match(/[a-z][a-z ’']*/gi) ?? []).map((phrase) =>
    phrase.replace(/ +/g, " ").replace(/[ ’']+$/, ""),
  );
}

/** `serviceDegradation` and `plan_for_change` as pages have them. */
function humanized(name) {
  const words = name.replace(/[_-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2");
  return words[0].toUpperCase() + words.slice(1).toLowerCase();
}

/** The phrases that may be in English: those of data files, and known ones. */
export class Phrases {
  #whole = new Set(KNOWN.flatMap(phrases));
  #names = new Set();
  #texts = `| ${OF_BODIES.join(" | ")} |`;

  constructor(folder) {
    // The labels of connector types.
    const catalog = path.join(ROOT, "src/tenant/catalog.rs");
    const code = fs.readFileSync(catalog, "utf8");
    for (const [, label] of code.matchAll(/"([^"]*)"/g)) this.#add(label);
    const files = fs.readdirSync(folder, { recursive: true });
    for (const file of files.filter((one) => /\.(json|yaml)$/.test(one))) {
      const text = fs.readFileSync(path.join(folder, file), "utf8");
      this.#addData(text.replace(/^\s*#.*$|\\n/gm, " ").replaceAll("''", "'"));
      // A page may keep the lines of a text.
      for (const [, lines] of text.matchAll(/: "([^"\n]*\\n[^"\n]*)"/g)) {
        this.#add(lines.replaceAll("\\n", "\n"));
      }
    }
  }

  #addData(text) {
    // Names of fields are not shown, except for those of properties that a
    // service reports; those of details begin with a capital.
    const key = /(^\s*|- |[{,] ?)"?([a-z][\w@.-]*)"?:(?=\s)/gm;
    for (const [, , name] of text.matchAll(key)) {
      this.#names.add(humanized(name));
    }
    const values = text.replace(key, "$1\n");
    this.#add(values);
    // In a body, tags and ends of lines are between words.
    const line = values.replace(/\s+/g, " ");
    this.#add(line);
    this.#add(line.replace(/<[^>]*>/g, " "));
    // Words of services, such as statuses, are written as a person writes them.
    for (const [name] of values.matchAll(/\w+/g)) this.#add(humanized(name));
  }

  #add(text) {
    for (const phrase of text.split("\n").flatMap(phrases)) {
      if (this.#whole.has(phrase)) continue;
      this.#whole.add(phrase).add(phrase.toLowerCase());
      this.#texts += ` ${phrase} |`;
    }
  }

  /** The phrases of a text that must not be there. */
  unknown({ text, where, isBody = false }, isAged = false) {
    // Variables of scripts, addresses, and the program in the footer.
    const words = text.replace(/#[a-z]+#|https?:\S+|tenant-status/g, " | ");
    // “State: failed”
    const isName = where === "<dt>" || text.includes("“");
    return phrases(words).filter(
      (phrase) =>
        !this.#whole.has(phrase) &&
        !(isName && this.#names.has(phrase)) &&
        // Of a body, any part may be between two characters.
        !(isBody && this.#texts.includes(` ${phrase} `)) &&
        !(isAged && OF_BROWSER.test(phrase)),
    );
  }
}

/** Every text of a page, with where it is; runs in the page. */
export function textsOfPage() {
  // Values for scripts and style sheets.
  const machine = new RegExp(
    "^data-(as-of|assigned|at|basis|category|change|due|index|key|kind|number|" +
      "page|period|positions|see-all|sort|syncs|too-old|total|turns|zone)$",
  );
  const shown =
    /^(abbr|alt|aria-(description|label|roledescription)|placeholder|title)$/;
  const texts = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const element = node.parentElement;
      const isBody = element?.closest(".prose, ins, del, .edits") != null;
      const where = `<${element?.localName ?? "template"}>`;
      texts.push({ where, text: node.data, isBody });
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (/^(script|style)$/.test(node.localName)) return;
      for (const { name, value } of node.attributes) {
        const isKey =
          machine.test(name) ||
          (name === "data-status" && node.localName === "tr");
        if (shown.test(name) || (name.startsWith("data-") && !isKey)) {
          const isBody = node.closest(".prose") !== null;
          texts.push({ where: `${name}=`, text: value, isBody });
        }
      }
      if (node.localName === "template") visit(node.content);
      for (const pseudo of ["::before", "::after"]) {
        const { content } = getComputedStyle(node, pseudo);
        if (/^"/.test(content)) {
          texts.push({ where: pseudo, text: content.split(" / ")[0] });
        }
      }
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(document.documentElement);
  return texts;
}

/** The texts of a feed or a badge; runs in a page. */
function textsOfXml(source) {
  const parsed = new DOMParser().parseFromString(source, "application/xml");
  const texts = [];
  const visit = (node) => {
    const { parentElement: element, data } = node;
    if (
      node.nodeType === Node.TEXT_NODE ||
      node.nodeType === Node.CDATA_SECTION_NODE
    ) {
      if (/^(id|updated|published|style|uri)$/.test(element.localName)) return;
      const isHtml = element.getAttribute("type") === "html";
      const inner = isHtml
        ? new DOMParser().parseFromString(data, "text/html").body.textContent
        : data;
      texts.push({
        where: `<${element.localName}>`,
        text: inner,
        isBody: isHtml,
      });
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ["title", "label", "aria-label"]) {
        const text = node.getAttribute(name);
        if (text !== null) texts.push({ where: `${name}=`, text });
      }
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(parsed);
  return texts;
}

function textsOfCalendar(source) {
  const shown =
    /^(summary|description|categories|location|comment|x-wr-calname|x-wr-caldesc|name)$/;
  const texts = [];
  const visit = (component) => {
    for (const property of component.getAllProperties()) {
      if (!shown.test(property.name)) continue;
      for (const value of property.getValues()) {
        texts.push({
          where: property.name,
          text: String(value).replace(/https?:\S+/g, " "),
        });
      }
    }
    component.getAllSubcomponents().forEach(visit);
  };
  visit(new ICAL.Component(ICAL.parse(source)));
  return texts;
}

/** Reports the English texts of a site. */
export async function checkWords(browser, site, known, report) {
  const told = (texts, isAged) =>
    texts.flatMap((one) =>
      known
        .unknown(one, isAged)
        .map(
          (phrase) =>
            `"${phrase}" in ${one.where} "${one.text.trim().slice(0, 120)}"`,
        ),
    );
  const read = (file) => fs.readFileSync(path.join(site.dir, file), "utf8");
  const work = {
    ".html": async (tab, file) => {
      await tab.load(site, pageUrl(site, file));
      await tab.run(openAllDetails);
      const found = told(await tab.run(textsOfPage));
      const asOf = site.ages.get(file);
      if (asOf !== undefined) {
        for (const days of [9, -9]) {
          await tab.load(site, pageUrl(site, file), {
            clock: asOf + days * DAY,
          });
          found.push(...told(await tab.run(textsOfPage), true));
        }
      }
      return found;
    },
    ".xml": async (tab, file) => told(await tab.run(textsOfXml, read(file))),
    ".svg": async (tab, file) => told(await tab.run(textsOfXml, read(file))),
    ".ics": async (tab, file) => told(textsOfCalendar(read(file))),
  };
  const jobs = [...site.files.keys()]
    .filter((file) => path.extname(file) in work)
    .map((file) => ({
      page: `${site.name}/${file}`,
      run: async (tab) => {
        const found = await work[path.extname(file)](tab, file);
        report.add(`${site.name}/${file}`, "words", found);
        tab.takeEvents();
      },
    }));
  await inTabs(browser, jobs, 2, (job, error) =>
    report.fail(job.page, "words", error.message),
  );
}

async function main() {
  const args = process.argv.slice(2);
  const at = args.indexOf("--into");
  const into = at < 0 ? null : args.splice(at, 2)[1];
  if (args.length !== 1 || into === undefined) {
    console.error("usage: node pseudo.mjs PROGRAM [--into DIR]");
    return 2;
  }
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "pseudo-"));
  const report = new Report();
  try {
    const theme = path.join(temporary, "theme");
    writeTheme(theme);
    const browser = await launchChromium();
    try {
      for (const [name, folder] of Object.entries(CASES)) {
        const data = path.join(ROOT, folder);
        const out = path.join(into ?? temporary, `pseudo-${name}`);
        const options = ["--language", PSEUDO, "--time-zone", "Asia/Tokyo"];
        execFileSync(
          args[0],
          [
            "build",
            data,
            "--out",
            out,
            "--no-cache",
            "--theme",
            theme,
            ...options,
          ],
          { stdio: ["ignore", "ignore", "inherit"] },
        );
        const site = readSite(out);
        await checkWords(browser, site, new Phrases(data), report);
      }
    } finally {
      await browser.close();
    }
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
  return report.print() ? 0 : 1;
}

// The self test uses the functions; only called itself it is a command.
if (fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main();
}
