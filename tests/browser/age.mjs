// Whether a page ages as it should: with the reader's clock at one moment after
// another, its notice says what a second, naive statement of the rules says,
// and everything else on the page stays as it was written.

import { agedAt, ageFacts, withoutAge } from "./inpage.mjs";
import { Messages } from "./messages.mjs";
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
export function wantedWords(now, facts) {
  const { asOf, tooOld, rows, fleet, syncs } = facts;
  const messages = Messages.of(facts.lang);
  // Soonest first, as written: an aged page lists overdue ones the other way.
  const credentials = rows
    .filter(({ basis }) => basis === "expiry")
    .sort((a, b) => a.at - b.at);
  const ended = credentials.filter(({ end }) => isSince(end));
  const soon = credentials.filter(
    ({ warning, end }) => isSince(warning) && end > now,
  );
  const old = now > asOf + tooOld;
  const ahead = now < asOf - DAY;
  if (!ahead && !old && ended.length === 0 && soon.length === 0) return "";
  const which = ahead ? "age-ahead" : "age-old";
  const [first, last] = ahead ? [now, asOf] : [asOf, now];
  const begin = messages.text(`${which}-begin`, {
    length: length(first, last, Math.floor, facts),
  });
  const date = facts.date || englishDate(asOf);
  const notice = messages.text(`${which}-${fleet ? "fleet" : "tenant"}`, {
    begin,
    date,
  });
  if (ahead) return notice;

  const sentences = [];
  const about = (rows) => ({
    count: rows.length,
    number: messages.number(rows.length),
    names: names(rows, messages),
  });
  if (ended.length > 0) {
    sentences.push(messages.text("age-ended", about(ended)));
  }
  if (soon.length > 0) {
    const last = Math.max(...soon.map(({ end }) => end));
    const within = length(now, last, Math.ceil, facts);
    const values = { ...about(soon), length: within };
    sentences.push(messages.text("age-soon", values));
  }
  if (old && syncs > 0) {
    sentences.push(messages.text("age-syncs", { count: syncs }));
  }
  if (sentences.length === 0) return notice;
  const together = sentences.reduce((first, second) =>
    messages.text("sentences", { first, second }),
  );
  return `${notice} ${together}`;

  function isSince(at) {
    return asOf < at && at <= now;
  }
}

function wantedMark(now, facts, { basis, warning, end }) {
  const { asOf, lang } = facts;
  const messages = Messages.of(lang);
  if (basis !== "expiry") return "";
  if (asOf < end && end <= now) return messages.text("age-expired");
  if (asOf < warning && warning <= now && end > now) {
    const within = length(now, end, Math.ceil, facts);
    return messages.text("age-expires", { length: within });
  }
  return "";
}

// The number of a day, in the time zone of the page.
function dayOf(at, zone) {
  const written = new Date(at).toLocaleDateString("sv", {
    timeZone: zone ?? "UTC",
  });
  return Date.parse(written) / DAY;
}

function length(from, to, round, { lang, zone }) {
  const messages = Messages.of(lang);
  const time = to - from;
  if (time < HOUR) return messages.length(round(time / 60_000), "minute");
  if (time < 2 * DAY) return messages.length(round(time / HOUR), "hour");
  return messages.length(dayOf(to, zone) - dayOf(from, zone), "day");
}

// 22 Nov 2026 08:00 UTC
function englishDate(at) {
  const options = { timeZone: "UTC", day: "numeric", month: "short" };
  const day = new Intl.DateTimeFormat("en", options).formatToParts(at);
  const part = (type) => day.find((one) => one.type === type).value;
  const [year] = new Date(at).toISOString().split("-");
  const time = new Date(at).toISOString().slice(11, 16);
  return `${part("day")} ${part("month")} ${year} ${time} UTC`;
}

function names(rows, messages) {
  const join = (some) =>
    some
      .map(({ name }) => name)
      .reduce((first, next) => messages.text("list-more", { first, next }));
  if (rows.length <= 6) return join(rows);
  const count = rows.length - 5;
  return messages.text("age-names-more", {
    count,
    number: messages.number(count),
    names: join(rows.slice(0, 5)),
  });
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
function wrongDeadlines(now, { dues, periods, empty }, facts) {
  const { asOf, rows, lang, zone } = facts;
  const messages = Messages.of(lang);
  const today = dayOf(now, zone);
  const aged = today > dayOf(asOf, zone);
  const wrong = rows.flatMap(({ basis, at, due, period }, index) => {
    if (!Number.isFinite(at)) return [];
    const days = dayOf(at, zone) - today;
    const overdue = basis === "message" ? days < 0 : at <= now;
    const late =
      days === 0
        ? messages.text("overdue-since-today")
        : messages.text("overdue-by", {
            length: messages.length(-days, "day"),
          });
    const told = overdue ? late : messages.day(days);
    const near = [7, 30, 90].find((limit) => days <= limit);
    const place = overdue ? "overdue" : String(near ?? "later");
    return [
      ...difference(now, dues[index], aged ? told : due),
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
