// Says how old this page is by the reader's clock, and what its known dates have made of it since.
// Nothing on the page needs this: it adds words, and never changes a status.
(() => {
  "use strict";
  const HOUR = 3_600_000;
  const { asOf, tooOld, page } = document.body.dataset;
  const what = page === "fleet" ? "the tenants" : "the tenant";
  const notice = document.getElementById("age");
  // What is no moment is NaN, neither before nor after anything.
  const moment = (text) => (/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(text) ? Date.parse(text) : NaN);
  const taken = moment(asOf);
  const limit = /^\d+$/.test(tooOld) ? tooOld * 1000 : 24 * HOUR;
  const count = (n, one, more = one + "s") => `${n} ${n === 1 ? one : more}`;
  const list = (names) =>
    names.length < 7 ? names.join(", ") : `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
  let told = "";

  function length(time, round) {
    if (time < HOUR) return count(round((time / HOUR) * 60), "minute");
    return time < 48 * HOUR ? count(round(time / HOUR), "hour") : count(round(time / HOUR / 24), "day");
  }

  function add(parent, name, words) {
    const made = document.createElement(name);
    made.textContent = words;
    parent.append(made);
    return made;
  }

  // Beside a connector: where the theme left a place, or else after its name.
  function mark(row, words) {
    const place = row.querySelector(".since");
    if (place) place.textContent = words;
    else if (words) add(row.cells?.[0] ?? row, "span", words).className = "since";
  }

  function read() {
    const now = Date.now();
    const since = (at) => taken < at && at <= now;
    const old = now - taken > limit;
    const ended = [];
    const soon = [];
    const rest = [];
    let within = 0;
    for (const row of document.querySelectorAll("[data-basis=expiry][data-name]")) {
      const { name, turns } = row.dataset;
      const [warning, end] = ["warning@", "unhealthy@"].map((key) => moment(turns?.split(key)[1]?.split(" ")[0]));
      let words = "";
      if (since(end)) {
        ended.push(name);
        words = " expired since, if nobody acted";
      } else if (since(warning) && end > now) {
        soon.push(name);
        within = Math.max(within, end - now);
        words = ` expires within ${length(end - now, Math.ceil)}`;
      }
      mark(row, words);
    }
    if (ended.length) {
      const have = count(ended.length, "credential has", "credentials have");
      rest.push(`Since then, if nobody acted, ${have} expired: ${list(ended)}.`);
    }
    if (soon.length) {
      const expire = count(soon.length, "credential expires", "credentials expire");
      rest.push(`If nobody acted, ${expire} within the next ${length(within, Math.ceil)}: ${list(soon)}.`);
    }
    const links = document.querySelectorAll("[data-basis=sync]").length;
    if (old && links) {
      const have = count(links, "connection has", "connections have");
      rest.push(`Whether the ${have} synchronised since cannot be told from this page.`);
    }

    // The same words put there again would be read aloud again.
    const ahead = taken - now > 24 * HOUR ? length(taken - now, Math.floor) : "";
    const begin = ahead
      ? `This page is dated ${ahead} after your computer’s clock`
      : old || rest[0]
        ? `This page is ${length(now - taken, Math.floor)} old`
        : "";
    const words = begin + rest;
    if (words === told || !notice) return;
    told = words;
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
