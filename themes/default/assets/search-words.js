// Splits text into words, in the same way as the program does for the index (src/search/words.rs). Tests compare both.
const searchWords = (() => {
  "use strict";
  const RUN = /[\p{Alphabetic}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+/gu;
  const WORD = /[\p{Alphabetic}\p{N}]+/gu;
  const LEFT_OUT = /[\u00ad\u200b-\u200d\u2060\ufeff]|(?![\u3099\u309a])\p{M}/gu;
  // Chinese, Japanese and Korean, without spaces between words.
  const DENSE = /[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const PARTS = new RegExp(`${DENSE.source}+|[^${DENSE.source.slice(1)}+`, "gu");
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i", ς: "σ" };
  const LONGEST = 32;

  function fold(text) {
    const plain = text.normalize("NFKD").replace(LEFT_OUT, "").toLowerCase();
    return plain.replace(/[ßæœøđłıς]/g, (letter) => LETTERS[letter]).normalize("NFC");
  }

  // A single character of a dense run is a word at its end only: in a query, the pairs are enough.
  function pairs(part, isQuery) {
    const letters = [...part];
    const all = letters.map((letter, at) => letter + (letters[at + 1] ?? ""));
    return isQuery && all.length > 1 ? all.slice(0, -1) : all;
  }

  function ofRun(run, isQuery) {
    const parts = (fold(run).match(WORD) ?? []).flatMap((word) => word.match(PARTS));
    return parts.flatMap((part) => (DENSE.test(part) ? pairs(part, isQuery) : [[...part].slice(0, LONGEST).join("")]));
  }

  return {
    fold,
    of: (text, isQuery = false) => (text.match(RUN) ?? []).flatMap((run) => ofRun(run, isQuery)),
    // Each run of letters with its place in the text.
    runs: (text) => [...text.matchAll(RUN)].map(({ 0: run, index }) => ({ run, index, words: ofRun(run, false) })),
  };
})();
