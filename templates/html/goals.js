// Search and filters over the goals of a plan, after plan.js has hidden what does not fit: a goal stays
// where something below it fits, and the count says of what it is.
"use strict";
(function () {
  const find = document.getElementById("page_find");
  if (find) {
    const form = find.querySelector("form");
    const words = document.getElementById("page_words");
    const selects = [...form.querySelectorAll("select")];
    const count = document.getElementById("page_count");
    const isGoal = (element) => "depth" in element.dataset;
    const rows = [...document.querySelectorAll(".list [data-tokens]")];
    const keysOf = (elements) => new Set(elements.map((element) => element.dataset.of));
    const every = { initiatives: keysOf(rows.filter((row) => !isGoal(row))).size, goals: keysOf(rows.filter(isGoal)).size };
    const places = [...document.querySelectorAll(".list, .part-initiatives")]
      .map((place) => [...place.querySelectorAll("[data-tokens]")].reverse());
    const branches = [...document.querySelectorAll("[data-goal]")].reverse();
    const folds = new Map([...document.querySelectorAll("[data-goal] > details")].map((each) => [each, each.open]));
    // Goals stand before what lies below them: gone through from the end, it is known by then.
    // What is listed again keeps no goal, and goes with its own.
    const keep = (elements) => {
      let below = [], again = [];
      elements.forEach((element) => {
        const depth = isGoal(element) ? Number(element.dataset.depth) : Infinity;
        if ("again" in element.dataset) { again.push(element); return; }
        if (isGoal(element)) {
          if (below.some((one) => one > depth)) { element.hidden = false; }
          if (element.hidden) { again.forEach((one) => { one.hidden = true; }); }
          below = below.filter((one) => one <= depth);
          again = [];
        }
        if (!element.hidden) { below.push(depth); }
      });
    };
    const update = () => {
      const fitting = rows.filter((row) => !row.hidden);
      const goals = keysOf(fitting.filter(isGoal));
      const initiatives = keysOf(fitting.filter((row) => !isGoal(row)));
      const narrowed = words.value.trim() !== "" || selects.some((select) => select.value !== "");
      const { initiatives: initiative, goals: goal } = find.dataset;
      count.textContent = narrowed
        ? `${initiative}${every.initiatives}件のうち${initiatives.size}件、${goal}${every.goals}件のうち${goals.size}件が当てはまります`
        : `${initiative}${every.initiatives}件、${goal}${every.goals}件すべてを表示しています`;
      places.forEach(keep);
      branches.forEach((branch) => {
        const within = branch.querySelector("[data-tokens]:not([hidden], [data-again]), [data-goal]:not([hidden])");
        branch.hidden = !within && !goals.has(branch.dataset.goal);
      });
      folds.forEach((open, fold) => { fold.open = narrowed ? !fold.parentElement.hidden : open; });
    };
    form.addEventListener("input", update);
    form.addEventListener("reset", () => setTimeout(update));
    update();
  }
})();
