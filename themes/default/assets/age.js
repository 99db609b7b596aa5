// Shows how old this page is by the reader's clock, and what has become of its dates since.
// The page is complete without this script, which changes no status.
(() => {
  "use strict";
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const { asOf, tooOld, zone } = document.body.dataset;
  const notice = document.getElementById("age");
  // Other texts are NaN, which is neither before nor after anything.
  const moment = (text) => (/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(text) ? Date.parse(text) : NaN);
  const taken = moment(asOf);
  const limit = /^\d+$/.test(tooOld) ? tooOld * 1000 : DAY;
  const texts = document.getElementById("age-words")?.content.children;
  if (!texts) return;
  const lang = document.documentElement.lang || "en";
  const plurals = new Intl.PluralRules(lang);
  const digits = (n, style) => n.toLocaleString(lang, style);
  const count = (n, unit) => digits(n, { style: "unit", unit, unitDisplay: "long" });
  let shown = "";

  // A text of the page, with values in place of `#name#`; of several forms, that for the number `n`.
  function text(key, values = {}, n = 0) {
    const forms = [...texts].filter((one) => one.dataset.key === key);
    const fits = (one) => plurals.select(one.dataset.number) === plurals.select(n);
    const form = forms.find(fits) ?? forms.at(-1);
    return (form?.textContent ?? "").replace(/#([a-z]+)#/g, (all, name) => values[name] ?? all);
  }

  function list(names) {
    const join = (some) => some.reduce((first, next) => text("names", { first, next }));
    if (names.length < 7) return join(names);
    const more = names.length - 5;
    return text("names-more", { names: join(names.slice(0, 5)), number: digits(more) }, more);
  }

  // Days of the page's time zone, if the browser knows it. Swedish dates are ISO dates.
  function day(at) {
    try {
      if (zone) at = Date.parse(new Date(at).toLocaleDateString("sv", { timeZone: zone })) || at;
    } catch {}
    return Math.floor(at / DAY);
  }
  const calendarDays = (from, to) => day(to) - day(from);

  function length(from, to, round) {
    const time = to - from;
    if (time < HOUR) return count(round((time / HOUR) * 60), "minute");
    return time < 48 * HOUR ? count(round(time / HOUR), "hour") : count(calendarDays(from, to), "day");
  }

  function add(parent, name, words) {
    const made = document.createElement(name);
    made.textContent = words;
    parent.append(made);
    return made;
  }

  // Beside a connector: in the element that the theme provides, or after its name.
  function mark(row, words) {
    const place = row.querySelector(".since");
    if (place) place.textContent = words;
    else if (words) add(row.cells?.[0] ?? row, "span", words).className = "since";
  }

  // A day to act by ends with the day.
  const deadlines = [...document.querySelectorAll("li[data-at]")].map((row, order) => {
    const label = row.querySelector(".due b");
    return { row, order, label, at: moment(row.dataset.at), home: row.parentNode, written: label?.textContent };
  });
  const credentials = [...document.querySelectorAll("[data-basis=expiry][data-name]")];
  const periods = [...document.querySelectorAll("[data-period]")];
  const listOf = (key) => periods.find((one) => one.dataset.period === key)?.querySelector("ol");

  function isOverdue({ row, at }, now) {
    return row.dataset.basis === "message" ? calendarDays(at, now) > 0 : at <= now;
  }

  function due(deadline, now) {
    const days = calendarDays(now, deadline.at);
    if (isOverdue(deadline, now)) {
      return days === 0 ? text("overdue-today") : text("overdue-by", { length: count(-days, "day") });
    }
    return new Intl.RelativeTimeFormat(lang, { numeric: days < 2 ? "auto" : "always" }).format(days, "day");
  }

  function period(deadline, now) {
    if (isOverdue(deadline, now)) return "overdue";
    return ["7", "30", "90"].find((days) => calendarDays(now, deadline.at) <= days) ?? "later";
  }

  // Moves each deadline to its period of today. Before the next day, and for a clock that is behind, all stay put.
  function arrange(now) {
    const aged = calendarDays(taken, now) > 0;
    let moved = false;
    for (const deadline of deadlines) {
      if (!deadline.label) continue;
      const words = aged ? due(deadline, now) : deadline.written;
      if (deadline.label.textContent !== words) deadline.label.textContent = words;
      if (!deadline.home.closest("[data-period]")) continue;
      const key = period(deadline, aged ? now : taken);
      const stays = !aged || deadline.home.closest("[data-period]").dataset.period === key;
      deadline.target = stays ? deadline.home : listOf(key);
      moved ||= deadline.target && deadline.row.parentNode !== deadline.target;
    }
    if (!moved) return;
    // Overdue ones are listed latest first, the others soonest first; as written, both are in order.
    const late = (one) => one.target.closest("[data-period]").dataset.period === "overdue";
    const sorted = deadlines.filter((one) => one.target).sort((a, b) => (a.at - b.at) * (late(a) ? -1 : 1) || a.order - b.order);
    for (const { row, target } of sorted) target.append(row);
    for (const one of periods) one.hidden = !one.querySelector("li");
  }

  function read() {
    const now = Date.now();
    const since = (at) => taken < at && at <= now;
    const old = now - taken > limit;
    const ended = [];
    const soon = [];
    const rest = [];
    let last = now;
    arrange(now);
    for (const row of credentials) {
      const { name, turns } = row.dataset;
      const [warning, end] = ["warning@", "unhealthy@"].map((key) => moment(turns?.split(key)[1]?.split(" ")[0]));
      let words = "";
      if (since(end)) {
        ended.push(name);
        words = ` ${text("expired")}`;
      } else if (since(warning) && end > now) {
        soon.push(name);
        last = Math.max(last, end);
        words = ` ${text("expires", { length: length(now, end, Math.ceil) })}`;
      }
      mark(row, words);
    }
    const tell = (key, names, values) => {
      const n = names.length;
      if (n) rest.push(text(key, { number: digits(n), names: list(names), ...values }, n));
    };
    tell("ended", ended);
    tell("soon", soon, { length: length(now, last, Math.ceil) });
    const { syncs, laterSyncs } = document.querySelector("[data-syncs]")?.dataset ?? {};
    if (old && syncs > 0 && laterSyncs) rest.push(laterSyncs);

    // A screen reader would announce unchanged words again.
    const key = taken - now > DAY ? "ahead" : old || rest[0] ? "old" : "";
    const times = [taken, now].sort((a, b) => a - b);
    const begin = key && text(`${key}-begin`, { length: length(...times, Math.floor) });
    const words = begin + rest;
    if (words === shown || !notice) return;
    shown = words;
    notice.replaceChildren();
    if (!begin) return;
    const [before, after] = text(key).split("#begin#");
    add(add(notice, "p", before), "b", begin).after(after);
    if (rest[0]) add(notice, "p", rest.reduce((first, second) => text("sentences", { first, second })));
  }

  read();
  document.addEventListener("visibilitychange", read);
  setInterval(read, HOUR);
})();
