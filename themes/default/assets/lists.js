// Finds rows of lists by their text. Nothing on the page needs this: it makes its own field.
(() => {
  "use strict";
  const rows = [...document.querySelectorAll("main tr[data-category], main tr[data-kind]")];
  const filters = document.querySelector("main > .filters");
  if (!filters || rows.length < 2) return;
  const texts = filters.dataset;
  const { format: digits } = new Intl.NumberFormat(document.documentElement.lang || "en");
  const groups = [...document.querySelectorAll("main table.rows, main .headed, main tbody[id]")];

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const words = make("input", { type: "search", id: "list-words", autocomplete: "off" });
  const count = make("span", { role: "status", class: "sub" });
  const written = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  function find() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.hidden = !wanted.every((word) => written.get(row).includes(word));
    const shown = rows.filter((row) => !row.hidden);
    for (const group of groups) group.hidden = !shown.some((row) => group.contains(row));
    const found = texts.found.replace("#shown#", digits(shown.length)).replace("#all#", digits(rows.length));
    count.textContent = wanted.length > 0 ? found : "";
  }

  words.addEventListener("input", find);
  const label = make("label", { for: words.id }, texts.find);
  filters.append(make("div", { class: "find", role: "search", "aria-label": texts.search }, label, words, count));
})();
