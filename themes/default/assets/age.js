// Shows how old this page is by the reader's clock, and what has become of its dates since.
// The page is complete without this script, which changes no status.
(() => {
  "use strict";
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const { asOf, tooOld, page } = document.body.dataset;
  const what = page === "fleet" ? "the tenants" : "the tenant";
  const notice = document.getElementById("age");
  // Other texts than a time are NaN, which is neither before nor after anything.
  const moment = (text) => (/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(text) ? Date.parse(text) : NaN);
  const taken = moment(asOf);
  const limit = /^\d+$/.test(tooOld) ? tooOld * 1000 : DAY;
  const count = (n, one, more = one + "s") => `${n} ${n === 1 ? one : more}`;
  const list = (names) =>
    names.length < 7 ? names.join(", ") : `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
  let shown = "";

  // From one time to another; days are calendar days, as everywhere on the page.
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

  // Beside a connector: in the element that the theme provides, or else after its name.
  function mark(row, words) {
    const place = row.querySelector(".since");
    if (place) place.textContent = words;
    else if (words) add(row.cells?.[0] ?? row, "span", words).className = "since";
  }

  // Deadlines count calendar days in UTC, as on the page. A day to act by ends with the day.
  const calendarDays = (from, to) => Math.floor(to / DAY) - Math.floor(from / DAY);
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
    if (isOverdue(deadline, now)) return days === 0 ? "overdue since today" : `overdue by ${count(-days, "day")}`;
    return days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${count(days, "day")}`;
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
        words = " expired after this page was made, unless renewed since";
      } else if (since(warning) && end > now) {
        soon.push(name);
        last = Math.max(last, end);
        words = ` expires within ${length(now, end, Math.ceil)}`;
      }
      mark(row, words);
    }
    if (ended.length) {
      const have = count(ended.length, "credential has", "credentials have");
      rest.push(`Unless renewed since, ${have} expired: ${list(ended)}.`);
    }
    if (soon.length) {
      const expire = count(soon.length, "credential expires", "credentials expire");
      rest.push(`Unless renewed since, ${expire} within ${length(now, last, Math.ceil)}: ${list(soon)}.`);
    }
    const syncs = Number(document.querySelector("[data-syncs]")?.dataset.syncs ?? 0);
    if (old && syncs > 0) {
      rest.push(syncs === 1 ? "Later syncs of this 1 connector are not shown." : `Later syncs of these ${syncs} connectors are not shown.`);
    }

    // A screen reader would announce unchanged words again.
    const ahead = taken - now > DAY ? length(now, taken, Math.floor) : "";
    const begin = ahead
      ? `This page is dated ${ahead} after your computer’s clock`
      : old || rest[0]
        ? `This page is ${length(taken, now, Math.floor)} old`
        : "";
    const words = begin + rest;
    if (words === shown || !notice) return;
    shown = words;
    notice.replaceChildren();
    if (!begin) return;
    const date = new Date(taken).toUTCString().slice(5, 22).replace(/^0/, "");
    const after = ahead ? `: one of them is wrong. It shows ${what}` : `: it shows ${what}`;
    add(add(notice, "p", ""), "b", begin).after(`${after} as of ${date} UTC.`);
    if (rest[0]) add(notice, "p", rest.join(" "));
  }

  read();
  document.addEventListener("visibilitychange", read);
  setInterval(read, HOUR);
})();
