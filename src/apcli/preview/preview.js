// Puts each finding at the field that it is about, those without one below the page's title; shows
// the page anew after a change.
const data = document.getElementById("preview_findings");
const main = document.querySelector("main");
const last = new Map();

function element(kind, text, named) {
  const made = document.createElement(kind);
  made.textContent = text;
  if (named) made.className = named;
  return made;
}

function boxOf(finding) {
  const box = element("div", "", "preview-finding");
  box.dataset.severity = finding.severity;
  box.append(element("strong", finding.label), element("span", finding.message));
  if (finding.help) box.append(element("small", finding.help));
  if (finding.place) box.append(element("code", finding.place));
  if (finding.source) box.append(element("code", finding.source, "source"));
  return box;
}

// What a field is called on the page: exactly, or at the beginning, or anywhere.
function labelled(field, within) {
  const labels = [...within.querySelectorAll("h1, h2, h3, h4, h5, dt, th[scope=row]")];
  const matches = [
    (text) => text === field,
    (text) => text.startsWith(field),
    (text) => text.includes(field),
  ];
  for (const match of matches) {
    const found = labels.find((label) => match(label.textContent.trim()));
    if (found) return found;
  }
  return null;
}

function put(box, label) {
  if (label.tagName === "DT") {
    (label.nextElementSibling ?? label).append(box);
  } else if (label.tagName === "TH") {
    const row = label.closest("tr");
    const cell = element("td", "");
    cell.colSpan = row.cells.length;
    cell.append(box);
    const own = document.createElement("tr");
    own.append(cell);
    row.after(own);
  } else {
    (label.closest("header") ?? label).after(box);
  }
}

for (const finding of JSON.parse(data.textContent)) {
  const box = boxOf(finding);
  const home = (finding.anchor && document.getElementById(finding.anchor)) || main;
  const label = (finding.field && labelled(finding.field, home)) || home.querySelector("h1, h2, h3, h4, dt");
  if (last.has(label ?? home)) {
    last.get(label ?? home).after(box);
  } else if (label) {
    put(box, label);
  } else {
    home.prepend(box);
  }
  last.set(label ?? home, box);
}

new EventSource(`/changes/${data.dataset.version}`).onmessage = () => location.reload();
