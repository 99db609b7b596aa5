// The texts of sites, from the message files of the default theme, and those of
// the pseudo-language, which are made from the English ones.

import fs from "node:fs";
import { fileURLToPath } from "node:url";

export const PSEUDO = "en-XA";

// Messages that the program computes with.
const COMPUTED = ["number-separator", "number-separator-digits"];

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "àƀçďéƒĝĥîĵķĺḿñôṗǫŕšţûṽŵẋýžÅƁÇĎÉƑĜĤÎĴĶĹṀÑÔṖǪŔŠŢÛṼŴẊÝŽ";
const PADDING = "ôûîéà";

/** Reads the message file of a language of the default theme. */
export function readWords(language) {
  const file = `../../themes/default/words/${language}.ftl`;
  const place = fileURLToPath(new URL(file, import.meta.url));
  return fs.existsSync(place) ? fs.readFileSync(place, "utf8") : null;
}

/** The messages of a language, and numbers and times as browsers write them. */
export class Messages {
  static #known = new Map();

  /** Returns those of a page with this `lang`; English if there are none. */
  static of(language) {
    const known = Messages.#known;
    if (!known.has(language)) known.set(language, new Messages(language));
    return known.get(language);
  }

  constructor(language) {
    const english = readWords("en");
    const words = language === PSEUDO ? pseudoWords(english) : null;
    this.language = language || "en";
    this.patterns = new Map(
      parseMessages(words ?? readWords(this.language) ?? english),
    );
    this.plurals = new Intl.PluralRules(this.language);
  }

  /** Returns a message. A variable that selects a plural is a number. */
  text(id, values = {}) {
    const print = (pattern) => pattern.map(part).join("");
    const part = (one) => {
      if (typeof one === "string") return one;
      if (one.code?.startsWith('"')) return one.code.slice(1, -1);
      if (one.code) return String(values[one.code.slice(1)]);
      const category = this.plurals.select(values[one.plural.slice(1)]);
      const variant = one.variants.find(([key]) => key === `[${category}]`);
      return print((variant ?? one.variants.at(-1))[1]);
    };
    return print(this.patterns.get(id));
  }

  number(number) {
    return new Intl.NumberFormat(this.language).format(number);
  }

  /** A length of time, such as "9 days". */
  length(number, unit) {
    const style = { style: "unit", unit, unitDisplay: "long" };
    return new Intl.NumberFormat(this.language, style).format(number);
  }

  /** How far away a day is, such as "tomorrow". */
  day(days) {
    const numeric = Math.abs(days) < 2 ? "auto" : "always";
    const format = new Intl.RelativeTimeFormat(this.language, { numeric });
    return format.format(days, "day");
  }
}

/** Parses a message file into pairs of an id and a pattern. */
export function parseMessages(source) {
  const messages = [];
  for (const line of source.split("\n")) {
    const begin = /^([a-z][\w-]*) *= ?(.*)$/.exec(line);
    if (begin) messages.push([begin[1], begin[2]]);
    else if (/^\s/.test(line)) messages.at(-1)[1] += `\n${line}`;
  }
  return messages.map(([id, text]) => [id, parsePattern(text)]);
}

// A pattern is a list of texts, `{ code }` and `{ plural, variants }`.
function parsePattern(text) {
  let at = 0;
  return pattern(false);

  function pattern(inVariant) {
    const parts = [];
    let words = "";
    const flush = () => {
      if (words !== "") parts.push(words);
      words = "";
    };
    for (; at < text.length; at += 1) {
      const rest = text.slice(at);
      if (inVariant && /^\s*\n\s*(\*?\[|\})/.test(rest)) break;
      if (rest[0] === "{") {
        flush();
        parts.push(placeable());
        at -= 1;
      } else words += rest[0];
    }
    flush();
    return parts
      .map((part) =>
        typeof part === "string" ? part.replace(/\s*\n\s*/g, " ") : part,
      )
      .filter((part, i, { length }) => {
        const isEdge = i === 0 || i === length - 1;
        return !(isEdge && typeof part === "string" && part.trim() === "");
      });
  }

  function placeable() {
    const code = /^\{\s*("[^"]*"|\$[\w-]+)\s*\}/.exec(text.slice(at));
    if (code) {
      at += code[0].length;
      return { code: code[1] };
    }
    const select = /^\{\s*(\$[\w-]+)\s*->/.exec(text.slice(at));
    if (!select) throw new Error(`not understood: ${text.slice(at)}`);
    at += select[0].length;
    const variants = [];
    for (;;) {
      const key = /^\s*(\*?\[\w+\]) ?/.exec(text.slice(at));
      if (key) {
        at += key[0].length;
        variants.push([key[1], pattern(true)]);
        continue;
      }
      const end = /^\s*\}/.exec(text.slice(at));
      if (!end) throw new Error(`no variant: ${text.slice(at)}`);
      at += end[0].length;
      return { plural: select[1], variants };
    }
  }
}

/** Puts an accent on each letter. */
export function accented(text) {
  return text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)]);
}

/** Prints the pattern of a message in the pseudo-language. */
export function pseudo(pattern) {
  const texts = pattern.filter((part) => typeof part === "string");
  const letters = texts.join("").replace(/[^a-z]/gi, "").length;
  const printed = pattern.map((part) => {
    if (typeof part === "string") return accented(part);
    if (part.code?.startsWith("$") && letters > 0) return `‹{ ${part.code} }›`;
    if (part.code) return `{ ${part.code} }`;
    const variants = part.variants.map(
      ([key, variant]) => `   ${key} ${pseudo(variant)}\n`,
    );
    return `{ ${part.plural} ->\n${variants.join("")}    }`;
  });
  // An abbreviation has no room for more.
  if (letters <= 3) return printed.join("");
  // A blank at the end, which is code, stays the last.
  const blank = pattern.at(-1).code?.startsWith('"') ? printed.pop() : "";
  const more = Math.max(0, Math.ceil(letters * 0.4) - 2);
  const vowels = PADDING.repeat(more).slice(0, more);
  // Words that a line can break behind, no longer than usual ones.
  const words = vowels.replace(/.{7}(?=.)/g, "$& ");
  return `⟦${printed.join("")}${words ? ` ${words}` : ""}⟧${blank}`;
}

/** Writes the message file of the pseudo-language from that of English. */
export function pseudoWords(source) {
  const lines = parseMessages(source).map(([id, pattern]) => {
    if (!COMPUTED.includes(id)) return `${id} = ${pseudo(pattern)}\n`;
    return `${id} = ${pattern.map((part) => part.code ?? part).join("")}\n`;
  });
  return lines.join("");
}
