// Searches the index of this folder. The index is a script, because a page on a disk may load no other data. It is loaded
// when the field gets the focus, or at once for an address with a query.
(() => {
  "use strict";
  const form = document.getElementById("search");
  const texts = document.getElementById("search-words")?.content.children;
  if (!form || !texts) return;
  const field = form.elements.q;
  const filters = ["kind", "category", "deadline", "year", "active"].map((name) => form.elements[name]);
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const tag = document.documentElement.lang || "en";
  // The order of dates in the texts of the program.
  const lang = tag === "en" ? "en-GB" : tag;
  const plurals = new Intl.PluralRules(lang);
  const digits = new Intl.NumberFormat(lang);
  // Days have no time zone: the index has those of the site's calendar.
  const dates = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeZone: "UTC" });
  const months = new Intl.DateTimeFormat(lang, { month: "long", year: "numeric", timeZone: "UTC" });
  const STEP = 50;
  let index = null;
  let positions = null;
  let shown = STEP;

  // A text of the page, split around `#name#`.
  function text(key, number = 0) {
    const forms = [...texts].filter((one) => one.dataset.key === key);
    const form = forms.find((one) => plurals.select(one.dataset.number) === plurals.select(number)) ?? forms.at(-1);
    return (form?.textContent ?? "").split(/#[a-z]+#/);
  }

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const date = (day) => new Date(day * 86_400_000);
  const month = (day) => date(day).toISOString().slice(0, 7);

  // Numbers as src/search/pack.rs writes them.
  const DIGITS = new Map([..."!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"].map((digit, value) => [digit.charCodeAt(0), value]));
  const LAST = 62;
  const MORE = 30;

  function numbers(packed) {
    const read = [];
    let number = 0;
    let scale = 1;
    for (let at = 0; at < packed.length; at += 1) {
      const digit = DIGITS.get(packed.charCodeAt(at));
      number += digit * scale;
      scale *= MORE;
      if (digit >= LAST) continue;
      read.push(number);
      number = 0;
      scale = 1;
    }
    return read;
  }

  function documentsWith(word) {
    let document = 0;
    return numbers(index.postings[word]).map((distance) => (document += distance));
  }

  globalThis.tenantStatusIndex = (file) => {
    let before = "";
    const words = file.words === "" ? [] : file.words.split(" ");
    const documents = file.documents.map(([kind, title, note, href, day, category, active, deadline]) => {
      return { kind, title: file.strings[title], note: file.strings[note], href, day, category, active: active === 1, deadline };
    });
    index = {
      ...file,
      documents,
      words: words.map((word) => (before = before.slice(0, DIGITS.get(word.charCodeAt(0))) + word.slice(1))),
      postings: file.postings.split(" "),
    };
    fill();
    restore();
    show();
  };

  globalThis.tenantStatusPositions = (file) => {
    positions = file.split(" ");
    show();
  };

  function load(name) {
    const src = form.dataset[name];
    if (!src || document.querySelector(`script[data-name="${name}"]`)) return;
    const script = make("script", { src, "data-name": name });
    script.addEventListener("error", () => {
      script.remove();
      status.textContent = text("failed").join("");
    });
    status.textContent = text("loading").join("");
    document.head.append(script);
  }

  // The first word that is not before this one.
  function place(word) {
    let [low, high] = [0, index.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Words in quotation marks are a phrase of whole words; all others may be beginnings.
  function termsOf(query) {
    const chunks = query.replace(/[“”„«»「」『』]/g, '"').match(/"[^"]*"?|[^"\s]+/g) ?? [];
    return chunks.flatMap((chunk) => {
      const words = searchWords.of(chunk, true);
      if (!chunk.startsWith('"')) return words.map((word) => ({ words: [word], isPhrase: false }));
      const all = searchWords.of(chunk);
      // Only the last run may go on in the text.
      const phrase = all.at(-1) === words.at(-1) ? all : all.slice(0, -1);
      return phrase.length ? [{ words: phrase, isPhrase: true }] : [];
    });
  }

  function documentsOf({ words, isPhrase }) {
    if (isPhrase) return withPhrase(words);
    const found = new Set();
    for (let at = place(words[0]); index.words[at]?.startsWith(words[0]); at += 1) {
      for (const document of documentsWith(at)) found.add(document);
    }
    return found;
  }

  function withPhrase(words) {
    const places = words.map(place);
    if (words.some((word, at) => index.words[places[at]] !== word)) return new Set();
    if (words.length === 1) return new Set(documentsWith(places[0]));
    if (!positions) {
      load("positions");
      return null;
    }
    const [first, ...others] = places.map(positionsOf);
    const follows = (document, at) => others.every((other, next) => other.get(document)?.has(at + next + 1));
    const fits = ([document, all]) => [...all].some((at) => follows(document, at));
    return new Set([...first].filter(fits).map(([document]) => document));
  }

  // The positions of a word in each document with it: distances, doubled; the last one of a document is odd.
  function positionsOf(word) {
    const documents = documentsWith(word);
    const all = new Map();
    let [next, at, own] = [0, 0, new Set()];
    for (const number of numbers(positions[word])) {
      at += Math.floor(number / 2);
      own.add(at);
      if (number % 2 === 0) continue;
      all.set(documents[next], own);
      [next, at, own] = [next + 1, 0, new Set()];
    }
    return all;
  }

  const matches = ({ words, isPhrase }, word) => words.some((wanted) => word === wanted || (!isPhrase && word.startsWith(wanted)));

  // Whole words in the title count most.
  function score(document, terms) {
    document.own ??= searchWords.of(`${document.title} ${document.note}`);
    const one = (term) => {
      if (term.words.every((word) => document.own.includes(word))) return 3;
      return document.own.some((word) => matches(term, word)) ? 2 : 0;
    };
    return terms.reduce((sum, term) => sum + one(term), 0);
  }

  function fits(document) {
    const [kind, category, deadline, year, active] = filters;
    const { deadline: due } = document;
    return (
      (!kind.value || index.kinds[document.kind][0] === kind.value) &&
      (!category.value || index.categories[document.category] === category.value) &&
      (!deadline.value || (due !== null && (deadline.value === "any" || month(due) === deadline.value))) &&
      (!year.value || (document.day !== null && month(document.day).startsWith(`${year.value}-`))) &&
      (!active.checked || document.active)
    );
  }

  // The deadlines that come next, then those that have passed; else the best and the newest.
  function order(terms) {
    const { today } = index;
    if (filters[2].value) {
      const key = ({ deadline }) => (deadline >= today ? deadline - today : 1e7 + today - deadline);
      return (a, b) => key(a) - key(b);
    }
    return (a, b) => b.score - a.score || b.active - a.active || (b.day ?? -1e7) - (a.day ?? -1e7);
  }

  function find(terms) {
    const sets = terms.map(documentsOf);
    if (sets.includes(null)) return null;
    const found = index.documents.filter((document, number) => sets.every((set) => set.has(number)) && fits(document));
    for (const document of found) document.score = score(document, terms);
    return found.sort(order(terms));
  }

  // A text with its matching words marked.
  function marked(words, terms) {
    const parts = [];
    let end = 0;
    for (const { run, index: at, words: own } of searchWords.runs(words)) {
      if (!own.some((word) => terms.some((term) => matches(term, word)))) continue;
      for (const [from, length] of within(run, terms)) {
        parts.push(words.slice(end, at + from), make("mark", {}, run.slice(from, from + length)));
        end = at + from + length;
      }
    }
    return [...parts, words.slice(end)];
  }

  // The part of a run that matches: in scripts without spaces not all of it, but what is between the first and last pair.
  function within(run, terms) {
    if (searchWords.fold(run).length !== run.length) return [[0, run.length]];
    const folded = searchWords.fold(run);
    const places = terms.flatMap(({ words }) => words.map((word) => [folded.indexOf(word), word.length]));
    const there = places.filter(([from]) => from >= 0);
    if (!/[\u3005-\u9fff\uac00-\ud7a3]/.test(run) || !there.length) return [[0, run.length]];
    const from = Math.min(...there.map(([at]) => at));
    return [[from, Math.max(...there.map(([at, length]) => at + length)) - from]];
  }

  // The words of the query that are not in the title: they are in the text.
  function inText(document, terms) {
    const only = terms.filter((term) => !document.own.some((word) => matches(term, word)));
    if (!only.length) return [];
    const [before, after] = text("text");
    const words = only.flatMap((term) => [" ", make("mark", {}, term.words.join(" "))]).slice(1);
    return [make("span", {}, before, ...words, after)];
  }

  function row(document, terms) {
    const { kind, title, note, href, day, category, deadline } = document;
    const plain = [index.kinds[kind][1], index.categories[category]].filter(Boolean).map((part) => make("span", {}, part));
    const at = (number, words) => make("time", { datetime: date(number).toISOString().slice(0, 10) }, words);
    const [before, after] = text("due");
    const facts = [
      ...plain,
      note && make("span", {}, ...marked(note, terms)),
      day !== null && at(day, dates.format(date(day))),
      deadline !== null && make("b", {}, before, at(deadline, dates.format(date(deadline))), after),
      ...inText(document, terms),
    ];
    const link = make("a", { href }, ...marked(title, terms));
    return make("li", {}, link, make("p", { class: "sub" }, ...facts.filter(Boolean)));
  }

  function show() {
    if (!index) return;
    const terms = termsOf(field.value);
    const asked = terms.length > 0 || filters.some((one) => one.checked || (one.type !== "checkbox" && one.value));
    const found = asked ? find(terms) : [];
    if (!found) {
      list.replaceChildren();
      more.hidden = true;
      return;
    }
    const count = found.length;
    const words = count ? text("found", count).join(digits.format(count)) : text("none").join("");
    status.textContent = asked ? words : "";
    list.replaceChildren(...found.slice(0, shown).map((document) => row(document, terms)));
    more.hidden = count <= shown;
  }

  // The choices that some document has.
  function fill() {
    const [kind, category, deadline, year] = filters;
    const has = (pick) => new Set(index.documents.map(pick).filter((value) => value !== null && value !== undefined));
    const option = (value, label = value) => make("option", { value }, label);
    const kinds = has((one) => one.kind);
    kind.append(...index.kinds.filter((_, number) => kinds.has(number)).map(([value, label]) => option(value, label)));
    category.append(...index.categories.map((label) => option(label)));
    const due = [...has((one) => one.deadline !== null ? month(one.deadline) : null)].sort();
    deadline.append(...due.map((value) => option(value, months.format(new Date(`${value}-01`)))));
    year.append(...[...has((one) => one.day !== null ? month(one.day).slice(0, 4) : null)].sort().reverse().map((value) => option(value)));
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    for (const one of filters) {
      const value = asked.get(one.name) ?? "";
      if (one.type === "checkbox") one.checked = value !== "";
      else if ([...one.options].some((option) => option.value === value)) one.value = value;
    }
  }

  function remember() {
    const asked = new URLSearchParams();
    for (const one of [field, ...filters]) {
      const value = one.type === "checkbox" ? (one.checked ? "1" : "") : one.value;
      if (value) asked.set(one.name, value);
    }
    try {
      history.replaceState(null, "", `?${asked}`);
    } catch {}
  }

  function change() {
    shown = STEP;
    load("index");
    show();
    remember();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change();
  });
  form.addEventListener("input", change);
  form.addEventListener("focusin", () => load("index"));
  more.addEventListener("click", () => {
    const last = list.children.length;
    shown += STEP;
    show();
    list.children[last]?.querySelector("a").focus();
  });
  document.getElementById("search-off")?.remove();
  for (const one of document.querySelectorAll("[data-search-on]")) one.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (!location.search) return;
  load("index");
  field.focus();
})();
