// The front page: search over every text of the plan, filters, both in the address, and the list as a
// table to keep. Without it the list reads whole.
(function () {
  const find = document.getElementById("page_search");
  if (!find || typeof PLAN === "undefined") return;
  const form = find.querySelector("form");
  const words = form.elements.q;
  const selects = [...form.querySelectorAll("select")];
  const count = document.getElementById("page_count");
  const list = document.querySelector("#page_list .list");
  const rows = [...list.querySelectorAll("tbody tr[data-of]")];
  const initiatives = rows.filter((row) => row.dataset.of in PLAN.initiatives);
  const total = new Set(initiatives.map((row) => row.dataset.of)).size;
  const partsOf = (key) => {
    const own = PLAN.initiatives[key];
    return [...own.parts, ...own.goals.flatMap((goal) => PLAN.goals[goal])];
  };
  const texts = new Map();
  const textOf = (key) => {
    if (!texts.has(key)) texts.set(key, partsOf(key).map(([, , text]) => folding.fold(text)));
    return texts.get(key);
  };
  const AROUND = 32;
  // The passages that the words stand in, each with the page that it is on.
  const passages = (key, wanted) => {
    const found = [];
    const parts = partsOf(key), folded = textOf(key), shown = new Set();
    wanted.forEach((word) => {
      const number = folded.findIndex((text) => text.includes(word));
      if (number < 0 || shown.has(number)) return;
      shown.add(number);
      const [label, address, text] = parts[number];
      const place = folding.place(text, word);
      if (!place) return;
      const [start, end] = place;
      const item = document.createElement("p");
      item.className = "passage";
      const link = document.createElement("a");
      link.href = address;
      link.textContent = label;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      const before = text.slice(Math.max(0, start - AROUND), start);
      const after = text.slice(end, end + AROUND);
      item.append(link, "：", start > AROUND ? "…" : "", before, mark, after, end + AROUND < text.length ? "…" : "");
      found.push(item);
    });
    return found;
  };
  const chosen = () => selects.map((select) => select.selectedOptions[0].dataset.token).filter(Boolean);
  const update = () => {
    const wanted = folding.words(words.value), tokens = chosen();
    const keys = new Set();
    list.querySelectorAll(".passage").forEach((each) => each.remove());
    initiatives.forEach((row) => {
      const key = row.dataset.of, own = row.dataset.tokens.split(" ");
      const text = wanted.length ? textOf(key) : [];
      const fits = tokens.every((token) => own.includes(token))
        && wanted.every((word) => text.some((each) => each.includes(word)));
      row.hidden = !fits || ("again" in row.dataset && (wanted.length > 0 || tokens.length > 0));
      if (!fits) return;
      if (wanted.length && !("again" in row.dataset)) {
        row.querySelector("th").append(...passages(key, wanted));
      }
      keys.add(key);
    });
    // A goal stays above what is left of it: gone through from the end, that is known by then.
    let below = [];
    [...rows].reverse().forEach((row) => {
      const depth = "depth" in row.dataset ? Number(row.dataset.depth) : Infinity;
      if (depth !== Infinity) {
        row.hidden = !below.some((one) => one > depth);
        below = below.filter((one) => one <= depth);
      }
      if (!row.hidden) below.push(depth);
    });
    count.textContent = `${total}件中${keys.size}件`;
    const query = new URLSearchParams();
    if (words.value.trim()) query.set("q", words.value.trim());
    selects.forEach((select) => { if (select.value) query.set(select.name, select.value); });
    const address = `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`;
    history.replaceState(null, "", address);
  };
  const restore = () => {
    const query = new URLSearchParams(location.search);
    words.value = query.get("q") || "";
    selects.forEach((select) => {
      const value = query.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    });
    update();
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
    count.focus();
  });
  form.addEventListener("reset", () => setTimeout(update));
  addEventListener("popstate", restore);
  // What the list shows, as a table for a spreadsheet.
  const cell = (text) => `"${text.replace(/\s+/g, " ").trim().replace(/"/g, '""')}"`;
  const said = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".passage, .label, [hidden]").forEach((each) => each.remove());
    return cell(copy.textContent);
  };
  const save = document.getElementById("page_save");
  save.addEventListener("click", () => {
    const lines = [[...list.querySelectorAll("thead th")].map(said).join(",")];
    initiatives.filter((row) => !row.hidden && !("again" in row.dataset)).forEach((row) => {
      lines.push([...row.children].map(said).join(","));
    });
    const link = document.createElement("a");
    const data = new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" });
    link.href = URL.createObjectURL(data);
    link.download = `${save.dataset.name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  find.hidden = false;
  save.hidden = false;
  restore();
})();
