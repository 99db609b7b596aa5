// Whether a page ages as it should: with the reader's clock at one moment after
// another, its notice says what a second, naive statement of the rules says,
// and everything else on the page stays as it was written.

import { agedAt, ageFacts, withoutAge } from "./inpage.mjs";
import { pageUrl } from "./site.mjs";
import { PHONE, WIDE } from "./tab.mjs";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Checks one page that has `data-as-of`; `checkAxe` looks at it as it is. */
export async function checkAge(tab, site, page, name, report, checkAxe) {
  const url = pageUrl(site, page);
  await tab.load(site, url, { script: false });
  const written = await tab.run(withoutAge);
  const facts = await tab.run(ageFacts);
  report.add(name, "age-script-off", quiet(facts.notice));

  // As it arrives, years later: everything that can be said is said.
  const late = facts.asOf + 4000 * DAY;
  await tab.load(site, url, { screen: PHONE, clock: late });
  const { notice } = await tab.run(ageFacts);
  report.add(name, "age-arrives", wrongWords(late, notice, facts));
  await checkAxe("aged-phone");

  // And with the clock moved while it is open, back and forth.
  const moments = momentsOf(facts);
  const clock = facts.asOf + facts.tooOld + 9 * DAY;
  await tab.load(site, url, { screen: WIDE, clock });
  await checkAxe("aged-wide");
  const aged = await tab.run(agedAt, moments);
  const wrong = (one, index) => {
    const { notice, marks } = one;
    const found = wrongWords(moments[index], notice, facts);
    return [
      ...found,
      ...wrongMarks(moments[index], marks, facts),
      ...wrongDeadlines(moments[index], one, facts),
    ];
  };
  report.add(name, "age-told", aged.flatMap(wrong));
  report.add(
    name,
    "age-adds",
    firstDifference(written, await tab.run(withoutAge)),
  );
}

/** Every moment at which something turns, and a second before and after. */
function momentsOf({ asOf, tooOld, rows }) {
  const turns = rows.flatMap(({ warning, end }) => [warning, end]);
  const around = [asOf, asOf + tooOld, ...turns.filter((at) => at > 0)];
  return [
    asOf + 9 * DAY,
    asOf - 9 * DAY,
    asOf - DAY,
    asOf - DAY - 1000,
    asOf + HOUR,
    asOf + 25 * HOUR,
    asOf + 47 * HOUR,
    asOf + 48 * HOUR,
    ...around.flatMap((at) => [at - 1000, at, at + 1000]),
  ];
}

/** What the notice has to say at a moment, sentence by sentence. */
export function wantedWords(now, { asOf, tooOld, rows, fleet, syncs }) {
  // Soonest first, as written: an aged page lists overdue ones the other way.
  const credentials = rows
    .filter(({ basis }) => basis === "expiry")
    .sort((a, b) => a.at - b.at);
  const ended = credentials.filter(({ end }) => isSince(end));
  const soon = credentials.filter(
    ({ warning, end }) => isSince(warning) && end > now,
  );
  const old = now > asOf + tooOld;
  if (now < asOf - DAY) {
    return (
      `This page is dated ${length(now, asOf, Math.floor)} after your ` +
      "computer’s clock: one of them is wrong. It shows the " +
      `${fleet ? "tenants" : "tenant"} as of ${date(asOf)}.`
    );
  }
  if (!old && ended.length === 0 && soon.length === 0) return "";

  const sentences = [
    `This page is ${length(asOf, now, Math.floor)} old: it shows the ` +
      `${fleet ? "tenants" : "tenant"} as of ${date(asOf)}.`,
  ];
  if (ended.length === 1) {
    sentences.push(
      "Unless renewed since, 1 credential has expired: " + `${names(ended)}.`,
    );
  } else if (ended.length > 1) {
    sentences.push(
      `Unless renewed since, ${ended.length} credentials have ` +
        `expired: ${names(ended)}.`,
    );
  }
  if (soon.length > 0) {
    const last = Math.max(...soon.map(({ end }) => end));
    const who =
      soon.length === 1
        ? "1 credential expires"
        : `${soon.length} credentials expire`;
    sentences.push(
      `Unless renewed since, ${who} within ${length(now, last, Math.ceil)}: ` +
        `${names(soon)}.`,
    );
  }
  if (old && syncs > 0) {
    const which =
      syncs === 1 ? "this 1 connector" : `these ${syncs} connectors`;
    sentences.push(`Later syncs of ${which} are not shown.`);
  }
  return sentences.join(" ");

  function isSince(at) {
    return asOf < at && at <= now;
  }
}

function wantedMark(now, { asOf }, { basis, warning, end }) {
  if (basis !== "expiry") return "";
  if (asOf < end && end <= now)
    return "expired after this page was made, unless renewed since";
  if (asOf < warning && warning <= now && end > now) {
    return `expires within ${length(now, end, Math.ceil)}`;
  }
  return "";
}

// Days are calendar days in UTC.
function length(from, to, round) {
  const time = to - from;
  let [number, unit] = [Math.floor(to / DAY) - Math.floor(from / DAY), "day"];
  if (time < 2 * DAY) [number, unit] = [round(time / HOUR), "hour"];
  if (time < HOUR) [number, unit] = [round(time / 60_000), "minute"];
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}

// 22 Nov 2026 08:00 UTC
function date(at) {
  const options = { timeZone: "UTC", day: "numeric", month: "short" };
  const day = new Intl.DateTimeFormat("en", options).formatToParts(at);
  const part = (type) => day.find((one) => one.type === type).value;
  const [year] = new Date(at).toISOString().split("-");
  const time = new Date(at).toISOString().slice(11, 16);
  return `${part("day")} ${part("month")} ${year} ${time} UTC`;
}

function names(rows) {
  const all = rows.map(({ name }) => name);
  if (all.length <= 6) return all.join(", ");
  return `${all.slice(0, 5).join(", ")} and ${all.length - 5} more`;
}

function quiet(notice) {
  return notice === "" ? [] : [`says "${notice}" without its script`];
}

function wrongWords(now, notice, facts) {
  return difference(now, notice, wantedWords(now, facts));
}

function wrongMarks(now, marks, facts) {
  return facts.rows.flatMap((row, index) =>
    difference(now, marks[index], wantedMark(now, facts, row)),
  );
}

/** Where each deadline has to be listed at a time, and what it has to say. */
function wrongDeadlines(now, { dues, periods, empty }, { asOf, rows }) {
  const day = (at) => Math.floor(at / DAY);
  const aged = day(now) > day(asOf);
  const wrong = rows.flatMap(({ basis, at, due, period }, index) => {
    if (!Number.isFinite(at)) return [];
    const days = day(at) - day(now);
    const overdue = basis === "message" ? days < 0 : at <= now;
    const one = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
    const ahead = days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${one}`;
    const late = days === 0 ? "overdue since today" : `overdue by ${one}`;
    const near = [7, 30, 90].find((limit) => days <= limit);
    const place = overdue ? "overdue" : String(near ?? "later");
    return [
      ...difference(now, dues[index], aged ? (overdue ? late : ahead) : due),
      ...difference(now, periods[index], aged && period ? place : period),
    ];
  });
  if (empty > 0) wrong.push(`${empty} periods are shown without a deadline`);
  return wrong;
}

function difference(now, got, want) {
  const words = (text) => text.replace(/\s+/g, " ").trim();
  if (words(got ?? "") === words(want)) return [];
  return [`at ${new Date(now).toISOString()}: "${got}", not "${want}"`];
}

function firstDifference(before, after) {
  if (before === after) return [];
  let at = 0;
  while (before[at] === after[at]) at += 1;
  const part = (text) => text.slice(Math.max(0, at - 60), at + 60);
  return [`the page became "${part(after)}" where it was "${part(before)}"`];
}
