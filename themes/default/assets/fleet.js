// Sorts and filters the table of all tenants. Nothing on the page needs this: it makes its own controls.
(() => {
  "use strict";
  const table = document.getElementById("fleet");
  const body = table?.tBodies[0];
  if (!body) return;
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const lang = document.documentElement.lang || "en";
  const { dataset: texts } = table;

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // By which column, and which way; none is the order that the page came in.
  let sorted = null;
  const names = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  const text = (cell) => cell.textContent.trim();
  const moment = (cell) => cell.querySelector("time")?.dateTime ?? "";
  const number = (cell) => Number(cell.dataset.number) || 0;
  const share = ({ dataset: { assigned, total } }) => (total > 0 ? assigned / total : Number(assigned) || -1);
  const place = new Map(rows.map((row, index) => [row, index]));
  // By the `data-sort` of a column.
  const by = {
    order: () => 0,
    name: (a, b) => names.compare(text(a), text(b)),
    text: (a, b) => names.compare(text(b), text(a)),
    date: (a, b) => moment(a).localeCompare(moment(b)),
    number: (a, b) => number(b) - number(a),
    share: (a, b) => share(b) - share(a),
  };

  function sort(at, compare) {
    const again = sorted?.at === at;
    sorted = { at, back: again && !sorted.back };
    const order = [...rows].sort((a, b) => {
      const first = compare(a.cells[at], b.cells[at]) || place.get(a) - place.get(b);
      return sorted.back ? -first : first;
    });
    body.append(...order);
    heads.forEach((head, index) => {
      head.removeAttribute("aria-sort");
      if (index === at) head.setAttribute("aria-sort", sorted.back ? "descending" : "ascending");
    });
  }

  heads.forEach((head, at) => {
    const compare = by[head.dataset.sort];
    if (!compare) return;
    const button = make("button", { type: "button", class: "sort" }, head.textContent);
    button.addEventListener("click", () => sort(at, compare));
    head.replaceChildren(button);
  });

  const words = make("input", { type: "search", id: "fleet-words", autocomplete: "off" });
  const status = make("select", { id: "fleet-status" }, make("option", { value: "" }, texts.anyStatus));
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
    const digits = new Intl.NumberFormat(lang).format(shown);
    count.textContent = shown === rows.length ? texts.all : texts.some.replace("#shown#", digits);
  }

  words.addEventListener("input", filter);
  status.addEventListener("change", filter);
  const field = (label, input) => make("p", {}, make("label", { for: input.id }, label), " ", input);
  table.before(make("div", { class: "filter", role: "search", "aria-label": texts.search }, field(texts.find, words), field(texts.status, status), count));
  filter();
})();
