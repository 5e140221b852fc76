// Puts each finding at the place it is about, the others above the page; shows the page anew after
// a change.
const found = document.getElementById("preview_findings");
const findings = JSON.parse(found.textContent);
const main = document.querySelector("main");
const last = new Map();

function part(kind, text) {
  const element = document.createElement(kind);
  element.textContent = text;
  return element;
}

function boxOf(finding) {
  const box = document.createElement("div");
  box.className = "preview-finding";
  box.dataset.severity = finding.severity;
  box.append(part("strong", finding.label), part("span", finding.message));
  if (finding.help) box.append(part("small", finding.help));
  if (finding.place) box.append(part("code", finding.place));
  return box;
}

for (const finding of findings) {
  const box = boxOf(finding);
  const home = finding.anchor ? document.getElementById(finding.anchor) : null;
  const place = home ?? main;
  if (last.has(place)) {
    last.get(place).after(box);
  } else if (home?.querySelector("h1, h2, h3, h4")) {
    const heading = home.querySelector("h1, h2, h3, h4");
    (heading.closest("header") ?? heading).after(box);
  } else if (home) {
    home.append(box);
  } else {
    main.prepend(box);
  }
  last.set(place, box);
}

new EventSource(`/changes/${found.dataset.version}`).onmessage = () => location.reload();
