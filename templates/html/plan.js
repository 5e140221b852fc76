// Search and filters over the initiatives, pictures that are wider than the page reached by the keyboard,
// and Escape for the meanings of terms. Without it the page reads whole.
"use strict";
(function () {
  const find = document.getElementById("page_find");
  if (find) {
    const form = find.querySelector("form");
    const words = document.getElementById("page_words");
    const selects = [...form.querySelectorAll("select")];
    const count = document.getElementById("page_count");
    const shown = [...document.querySelectorAll("[data-tokens]")];
    const rows = [...document.querySelectorAll(".list tbody tr")];
    const texts = new Map();
    const keyOf = (element) => element.id || element.dataset.of;
    const textOf = (key) => {
      if (!texts.has(key)) {
        const all = shown.filter((element) => keyOf(element) === key);
        const joined = all.map((element) => {
          const copy = element.cloneNode(true);
          copy.querySelectorAll(".note, .label, svg, .stages li:not(.present)").forEach((each) => each.remove());
          return copy.textContent;
        });
        texts.set(key, folding.fold(joined.join(" ")));
      }
      return texts.get(key);
    };
    const update = () => {
      const wanted = folding.words(words.value);
      const chosen = selects.map((select) => select.value).filter(Boolean);
      const fits = (element) => {
        const tokens = element.dataset.tokens.split(" ");
        const text = wanted.length ? textOf(keyOf(element)) : "";
        return chosen.every((one) => tokens.includes(one)) && wanted.every((one) => text.includes(one));
      };
      shown.forEach((element) => { element.hidden = !fits(element); });
      const found = rows.filter((row) => !row.hidden).length;
      count.textContent = wanted.length || chosen.length
        ? `${rows.length}件のうち${found}件が当てはまります`
        : `${rows.length}件すべてを表示しています`;
    };
    // A link to a sheet that is filtered out has to show it.
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.closest("[data-tokens][hidden]")) {
        form.reset();
        update();
        target.scrollIntoView();
      }
    };
    form.addEventListener("input", update);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      count.focus();
    });
    form.addEventListener("reset", () => setTimeout(update));
    addEventListener("hashchange", reveal);
    find.hidden = false;
    update();
  }
  // What can be scrolled can be reached by the keyboard, and nothing else is.
  const frames = [...document.querySelectorAll("figure")];
  const reach = () => {
    for (const frame of frames) {
      if (frame.scrollWidth > frame.clientWidth) {
        frame.tabIndex = 0;
      } else {
        frame.removeAttribute("tabindex");
      }
    }
  };
  addEventListener("resize", reach);
  reach();
  const notes = (event) => event.target.closest ? event.target.closest(".term") : null;
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.querySelectorAll(".note").forEach((note) => note.classList.add("closed"));
    }
  });
  ["mouseover", "focusin"].forEach((kind) => addEventListener(kind, (event) => {
    const term = notes(event);
    if (!term || !term.contains(event.relatedTarget)) {
      document.querySelectorAll(".note.closed").forEach((note) => note.classList.remove("closed"));
    }
  }));
})();
