// Files for other programs have to be what their standards say, by tools that
// are not ours: feeds by a RELAX NG validator, calendars by the parser of a mail
// program, badges by the Nu checker.

import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";
import { findProgram } from "./programs.mjs";
import { JAR, runChecker } from "./validity.mjs";

const GRAMMAR = fileURLToPath(new URL("atom.rnc", import.meta.url));

// Well below what a command line can hold.
const BATCH = 500;

export async function checkFeeds(sites, report) {
  const names = new Map();
  for (const site of sites) {
    for (const file of site.files.keys()) {
      names.set(path.join(site.dir, file), `${site.name}/${file}`);
    }
  }
  const ending = (end) =>
    [...names.keys()].filter((file) => file.endsWith(end));
  for (const batch of batches(ending("/feed.xml"))) {
    for (const file of batch) report.add(names.get(file), "atom");
    for (let rest = batch; rest.length > 0;) {
      const found = await runJing(rest);
      for (const [file, message] of found) {
        report.fail(names.get(file) ?? file, "atom", message);
      }
      // It looks at nothing behind a file that is not XML.
      const broken = found.find(([, message]) => / fatal: /.test(message));
      rest = broken ? rest.slice(rest.indexOf(broken[0]) + 1) : [];
    }
  }
  for (const batch of batches(ending("/badge.svg"))) {
    for (const file of batch) report.add(names.get(file), "svg");
    for (const message of await runChecker(["--svg", ...batch])) {
      const file = fileURLToPath(message.url);
      const name = names.get(file) ?? message.url;
      if (isMisread(file, message)) {
        report.note(name, "the checker cannot read it, other parsers can");
      } else report.fail(name, "svg", message.message);
    }
  }
  for (const file of ending(".ics")) {
    report.add(names.get(file), "calendar");
    for (const message of wrongInCalendar(fs.readFileSync(file, "utf8"))) {
      report.fail(names.get(file), "calendar", message);
    }
  }
}

// The checker takes some characters beyond 16 bits for halves of such. There are
// no halves in UTF-8, so that nothing is overlooked.
function isMisread(file, { message }) {
  if (message !== "Unmatched low surrogate.") return false;
  new TextDecoder("utf-8", { fatal: true }).decode(fs.readFileSync(file));
  return true;
}

function* batches(files) {
  for (let start = 0; start < files.length; start += BATCH) {
    yield files.slice(start, start + BATCH);
  }
}

/** What is wrong, as pairs of a file and a message. The HTML checker brings Jing. */
function runJing(files) {
  const driver = "nu.validator.vendor.thaiopensource.relaxng.util.Driver";
  const args = ["-XX:TieredStopAtLevel=1", "-cp", JAR, driver, "-c", GRAMMAR];
  return new Promise((resolve, reject) => {
    execFile(
      findProgram("java"),
      [...args, ...files],
      { maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: "C.UTF-8" } },
      (error, said, complaints) => {
        const found = [];
        for (const line of said.split("\n").filter(Boolean)) {
          const [, file, message] = /^(\/.+?):(\d+:\d+: .*)$/.exec(line) ?? [];
          if (file === undefined || file === GRAMMAR) {
            reject(new Error(`the feed checker failed: ${line}`));
            return;
          }
          found.push([file, `line ${message}`]);
        }
        // Its exit code is 1 for what is not valid; then it says what.
        if (Boolean(error) !== found.length > 0) {
          reject(new Error(`the feed checker failed: ${complaints || error}`));
        } else resolve(found);
      },
    );
  });
}

/** What is wrong with the text of a calendar. */
export function wrongInCalendar(text) {
  const wrong = [];
  const lines = text.split("\r\n");
  if (lines.pop() !== "") wrong.push("the last line has no end");
  if (/[^\r]\n|\r[^\n]/.test(text)) wrong.push("a line does not end with CRLF");
  const long = lines.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) wrong.push(`longer than 75 octets: ${long}`);
  let calendar;
  try {
    ICAL.design.strict = true;
    calendar = new ICAL.Component(ICAL.parse(text));
  } catch (error) {
    return [...wrong, `not read: ${error.message}`];
  }
  const need = (component, names) => {
    for (const name of names) {
      const count = component.getAllProperties(name).length;
      if (count !== 1) wrong.push(`${component.name} has ${count} of ${name}`);
    }
  };
  need(calendar, ["prodid", "version", "method"]);
  if (calendar.getAllSubcomponents().length === 0) wrong.push("nothing in it");
  const uids = new Set();
  for (const event of calendar.getAllSubcomponents("vevent")) {
    need(event, ["uid", "dtstamp", "dtstart", "summary", "description"]);
    const uid = event.getFirstPropertyValue("uid");
    if (uids.has(uid)) wrong.push(`a second event ${uid}`);
    uids.add(uid);
    const start = event.getFirstPropertyValue("dtstart");
    if (Number.isNaN(start.toJSDate().getTime())) wrong.push(`${uid}: no date`);
    if (!start.isDate && start.zone.tzid !== "UTC")
      wrong.push(`${uid}: not in UTC`);
    for (const alarm of event.getAllSubcomponents("valarm")) {
      need(alarm, ["action", "trigger", "description"]);
      const before = alarm.getFirstPropertyValue("trigger").toSeconds();
      if (!(before <= 0)) wrong.push(`${uid}: an alarm after the date`);
    }
  }
  return wrong;
}
