// Collects what the checks found and prints it.
//
// One result is one check on one page: it passed, failed (with any number of
// details) or was skipped. Everything is printed at the end and sorted, so that
// two runs over the same site print the same text although pages are looked at
// in parallel. The last line is always the counts, for scripts that read it.

export class Report {
  #results = new Map();
  #notes = new Set();

  #result(page, check) {
    const key = `${page}\0${check}`;
    if (!this.#results.has(key)) {
      this.#results.set(key, { page, check, details: new Set() });
    }
    return this.#results.get(key);
  }

  /** Records a check that ran: passed when `details` is empty. */
  add(page, check, details = []) {
    const result = this.#result(page, check);
    for (const detail of details) {
      result.details.add(String(detail).replace(/\s+/g, " ").trim());
    }
  }

  fail(page, check, detail) {
    this.add(page, check, [detail]);
  }

  /** Records a check that does not apply to the page, and why. */
  skip(page, check, why) {
    this.#result(page, check).skipped = why;
  }

  /** Something to know that is neither right nor wrong. */
  note(page, text) {
    this.#notes.add(`note ${page}: ${text}`);
  }

  /** Prints everything, the counts last; true when nothing failed. */
  print() {
    let passed = 0;
    let failed = 0;
    let skipped = 0;
    const lines = [];
    for (const {
      page,
      check,
      details,
      skipped: why,
    } of this.#results.values()) {
      if (details.size > 0) {
        failed += 1;
        for (const detail of details) {
          lines.push(`FAIL ${page} [${check}] ${detail}`);
        }
      } else if (why) {
        skipped += 1;
        lines.push(`skip ${page} [${check}] ${why}`);
      } else {
        passed += 1;
      }
    }
    // Failures last, next to the counts, where a reader looks first.
    const rank = (line) => ["note", "skip", "FAIL"].indexOf(line.slice(0, 4));
    lines.push(...this.#notes);
    lines.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    for (const line of lines) console.log(line);
    console.log(counts(passed, failed, skipped));
    return failed === 0;
  }
}

export function counts(passed, failed, skipped = 0) {
  const tail = skipped > 0 ? `, ${skipped} skipped` : "";
  return `${passed} passed, ${failed} failed${tail}`;
}
