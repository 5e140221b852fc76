// Text as it is compared: width, case, kana, ー, hyphens, blanks and common spellings make no difference.
// SPELLINGS says what each spelling is compared as; it stands before this script.
"use strict";
const folding = (function () {
  const hiragana = (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60);
  const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&");
  const known = Object.keys(SPELLINGS);
  const pattern = known.length ? new RegExp(known.map(quoted).join("|"), "g") : null;
  const fold = (text) => {
    const plain = text.normalize("NFKC").toLowerCase().replace(/[ァ-ヶ]/g, hiragana)
      .replace(/[\s\-ー‐‑‒–—―−・･_]+/g, "");
    return pattern ? plain.replace(pattern, (found) => SPELLINGS[found]) : plain;
  };
  // Words that all must be found, whatever stands between them.
  const words = (text) => text.normalize("NFKC").split(/\s+/).map(fold).filter(Boolean);
  // Where the first place is that a folded word stands for: [start, end], or null. What is folded gets
  // longer with what is folded, so that both ends are searched for by halving.
  const place = (text, word) => {
    if (!fold(text).includes(word)) return null;
    const smallest = (low, high, fits) => {
      while (low < high) {
        const middle = (low + high) >> 1;
        if (fits(middle)) high = middle; else low = middle + 1;
      }
      return low;
    };
    const end = smallest(0, text.length, (middle) => fold(text.slice(0, middle)).includes(word));
    const start = smallest(0, end, (middle) => !fold(text.slice(middle, end)).includes(word)) - 1;
    return [start, end];
  };
  return { fold, words, place };
})();
