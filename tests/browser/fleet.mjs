// Whether the table of all tenants can be sorted and filtered, by the keyboard
// too, and says so to those who listen; and whether all of it is gone without
// its script.

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
  report.add(name, "fleet-arrives", [
    ...(before.names.join() === plain.names.join() ? [] : ["another order"]),
    ...(before.said === count(plain.names) ? [] : [`says "${before.said}"`]),
    ...before.unsorted.map((head) => `cannot be sorted by ${head}`),
  ]);

  await tab.run(() => document.querySelectorAll(".sort")[1].focus());
  await tab.page.keyboard.press("Enter");
  const up = await tab.run(tableFacts);
  await tab.page.keyboard.press("Space");
  const down = await tab.run(tableFacts);
  report.add(name, "fleet-sort", wrongOrder(plain.names, up, down));

  await tab.run(() => document.getElementById("fleet-words").focus());
  const word = plain.names.at(-1);
  await tab.page.keyboard.type(word);
  const found = await tab.run(tableFacts);
  report.add(name, "fleet-filter", wrongFilter(word, plain.names, found));
}

/** What is wrong with the table sorted by name, one way and the other. */
export function wrongOrder(names, up, down) {
  const { compare } = new Intl.Collator("en", {
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
export function wrongFilter(word, names, { names: shown, said }) {
  const wrong = [];
  if (!shown.includes(word)) wrong.push(`"${word}" is not found`);
  const wanted =
    shown.length === names.length
      ? count(names)
      : `${shown.length} of ${count(names)}`;
  if (said !== wanted) wrong.push(`says "${said}", not "${wanted}"`);
  return wrong;
}

function count(names) {
  return names.length === 1 ? "1 tenant" : `${names.length} tenants`;
}

// Sent into the page: it uses nothing of this file.
function tableFacts() {
  const rows = [...(document.querySelector("#fleet")?.tBodies[0].rows ?? [])];
  const shown = rows.filter((row) => row.checkVisibility());
  return {
    names: shown.map((row) => row.querySelector("th").textContent.trim()),
    buttons: document.querySelectorAll(".sort").length,
    // What a tenant is monitored for has no order.
    unsorted: [...document.querySelectorAll("#fleet thead th")]
      .filter((head) => !head.querySelector(".sort"))
      .map((head) => head.textContent)
      .filter((head) => head !== "Connectors"),
    filter: document.querySelector(".filter") !== null,
    said: document.querySelector(".filter [role=status]")?.textContent ?? "",
    sorted: document.querySelector("[aria-sort]")?.getAttribute("aria-sort"),
  };
}
