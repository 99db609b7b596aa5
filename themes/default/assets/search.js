// Adds the search field to a page. It leads to the search page; without this script, nothing else is missing.
(() => {
  "use strict";
  const { href, label } = document.currentScript?.dataset ?? {};
  const place = document.querySelector(".top .wrap");
  if (!href || !place) return;
  const form = document.createElement("form");
  form.className = "seek";
  form.setAttribute("role", "search");
  const field = document.createElement("input");
  field.type = "search";
  field.name = "q";
  field.autocomplete = "off";
  field.placeholder = label;
  field.setAttribute("aria-label", label);
  form.append(field);
  // The policy of the page forbids sending forms.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = `${href}?q=${encodeURIComponent(field.value.trim())}`;
  });
  place.append(form);
})();
