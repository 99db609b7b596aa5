// Whether the table of all tenants can be sorted and filtered, by the keyboard
// too, and says so to those who listen; and whether all of it is gone without
// its script.

import { Messages } from "./messages.mjs";
import { pageUrl } from "./site.mjs";
import { WIDE } from "./tab.mjs";

/** Checks the page of all tenants. */
export async function checkFleet(tab, site, page, name, report) {
  const url = pageUrl(site, page);
  await tab.load(site, url, { screen: WIDE, script: false });
  const plain = await tab.run(tableFacts);
  report.add(
    name,
    "fleet-script-off",
    plain.buttons > 0 || plain.filter ? ["controls without a script"] : [],
  );

  await tab.load(site, url, { screen: WIDE });
  const before = await tab.run(tableFacts);
  const messages = Messages.of(before.lang);
  // What a tenant is monitored for has no order.
  const unordered = messages.text("menu-connectors");
  report.add(name, "fleet-arrives", [
    ...(before.names.join() === plain.names.join() ? [] : ["another order"]),
    ...(before.said === count(plain.names, messages)
      ? []
      : [`says "${before.said}"`]),
    ...before.unsorted
      .filter((head) => head !== unordered)
      .map((head) => `cannot be sorted by ${head}`),
  ]);

  await tab.run(() => document.querySelectorAll(".sort")[1].focus());
  await tab.page.keyboard.press("Enter");
  const up = await tab.run(tableFacts);
  await tab.page.keyboard.press("Space");
  const down = await tab.run(tableFacts);
  report.add(
    name,
    "fleet-sort",
    wrongOrder(plain.names, up, down, before.lang),
  );

  await tab.run(() => document.getElementById("fleet-words").focus());
  const word = plain.names.at(-1);
  await tab.page.keyboard.type(word);
  const found = await tab.run(tableFacts);
  report.add(
    name,
    "fleet-filter",
    wrongFilter(word, plain.names, found, before.lang),
  );
}

/** What is wrong with the table sorted by name, one way and the other. */
export function wrongOrder(names, up, down, language = "en") {
  const { compare } = new Intl.Collator(language, {
    numeric: true,
    sensitivity: "base",
  });
  const wrong = [];
  const sorted = (list) =>
    list.every((one, at) => at === 0 || compare(list[at - 1], one) <= 0);
  if (!sorted(up.names)) wrong.push(`not sorted: ${up.names.join(", ")}`);
  if (!sorted([...down.names].reverse())) wrong.push("not sorted backwards");
  for (const { names: now } of [up, down]) {
    if ([...now].sort().join() !== [...names].sort().join())
      wrong.push("tenants came or went");
  }
  if (up.sorted !== "ascending" || down.sorted !== "descending") {
    wrong.push(`aria-sort is "${up.sorted}", then "${down.sorted}"`);
  }
  return wrong;
}

/** What is wrong with the table in which `word` was looked for. */
export function wrongFilter(word, names, { names: shown, said }, language) {
  const messages = Messages.of(language);
  const wrong = [];
  if (!shown.includes(word)) wrong.push(`"${word}" is not found`);
  const some = { count: names.length, shown: messages.number(shown.length) };
  const wanted =
    shown.length === names.length
      ? count(names, messages)
      : messages.text("fleet-shown", some);
  if (said !== wanted) wrong.push(`says "${said}", not "${wanted}"`);
  return wrong;
}

function count(names, messages) {
  return messages.text("fleet-count", { count: names.length });
}

// Sent into the page: it uses nothing of this file.
function tableFacts() {
  const rows = [...(document.querySelector("#fleet")?.tBodies[0].rows ?? [])];
  const shown = rows.filter((row) => row.checkVisibility());
  return {
    names: shown.map((row) => row.querySelector("th").textContent.trim()),
    buttons: document.querySelectorAll(".sort").length,
    unsorted: [...document.querySelectorAll("#fleet thead th")]
      .filter((head) => !head.querySelector(".sort"))
      .map((head) => head.textContent),
    lang: document.documentElement.lang,
    filter: document.querySelector(".filter") !== null,
    said: document.querySelector(".filter [role=status]")?.textContent ?? "",
    sorted: document.querySelector("[aria-sort]")?.getAttribute("aria-sort"),
  };
}
