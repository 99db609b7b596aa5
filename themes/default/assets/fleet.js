// Sorts and filters the table of all tenants. Nothing on the page needs this: it makes its own controls.
(() => {
  "use strict";
  const table = document.getElementById("fleet");
  const body = table?.tBodies[0];
  if (!body) return;
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // By which column, and which way; none is the order that the page came in.
  let sorted = null;
  const names = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const text = (cell) => cell.textContent.trim();
  const moment = (cell) => cell.querySelector("time")?.dateTime ?? "";
  const number = (cell) => Number(text(cell).replace(/\D.*/s, "")) || 0;
  const share = (cell) => {
    const [assigned, total] = text(cell).replaceAll(",", "").split(" of ").map(parseFloat);
    return total ? assigned / total : assigned || -1;
  };
  const place = new Map(rows.map((row, index) => [row, index]));
  const by = {
    Tenant: (a, b) => names.compare(text(a), text(b)),
    "Worst connector": (a, b) => moment(a).localeCompare(moment(b)),
    Health: (a, b) => number(b) - number(a),
    Licenses: (a, b) => share(b) - share(a),
    Snapshot: (a, b) => moment(a).localeCompare(moment(b)),
    "Not readable": (a, b) => names.compare(text(b), text(a)),
  };

  function sort(at, button) {
    const again = sorted?.at === at;
    sorted = { at, back: again && !sorted.back };
    const compare = by[button.textContent];
    const order = [...rows].sort((a, b) => {
      const found = compare ? compare(a.cells[at], b.cells[at]) : 0;
      const first = found || place.get(a) - place.get(b);
      return sorted.back ? -first : first;
    });
    body.append(...order);
    heads.forEach((head, index) => {
      head.removeAttribute("aria-sort");
      if (index === at) head.setAttribute("aria-sort", sorted.back ? "descending" : "ascending");
    });
  }

  heads.forEach((head, at) => {
    if (head.textContent !== "Status" && !by[head.textContent]) return;
    const button = make("button", { type: "button", class: "sort" }, head.textContent);
    button.addEventListener("click", () => sort(at, button));
    head.replaceChildren(button);
  });

  const words = make("input", { type: "search", id: "fleet-words", autocomplete: "off" });
  const status = make("select", { id: "fleet-status" }, make("option", { value: "" }, "Any status"));
  const statusOf = (row) => text(row.querySelector(".st"));
  for (const label of new Set(rows.map(statusOf))) status.append(make("option", { value: label }, label));
  const count = make("p", { role: "status", class: "sub" });

  function filter() {
    const wanted = words.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = !status.value || statusOf(row) === status.value;
      row.hidden = !fits || !row.textContent.toLowerCase().includes(wanted);
      if (!row.hidden) shown += 1;
    }
    const all = rows.length === 1 ? "1 tenant" : `${rows.length} tenants`;
    count.textContent = shown === rows.length ? all : `${shown} of ${all}`;
  }

  words.addEventListener("input", filter);
  status.addEventListener("change", filter);
  const field = (label, input) => make("p", {}, make("label", { for: input.id }, label), " ", input);
  table.before(make("div", { class: "filter", role: "search", "aria-label": "Tenants" }, field("Find", words), field("Status", status), count));
  filter();
})();
