// Opens a page in Chromium and does the steps that stdin lists as a reader would: what is to be seen
// is printed as JSON, with all that the page said on the console and fetched on its own.
"use strict";
const { readFileSync } = require("node:fs");
const { chromium } = require("playwright-core");
const axe = require("axe-core");

const DO = {
  fill: (page, selector, text) => page.fill(selector, text),
  choose: (page, label, option) => page.getByLabel(label, { exact: true }).selectOption({ label: option }),
  click: (page, selector) => page.click(selector),
  hover: (page, selector) => page.hover(selector),
  focus: (page, selector) => page.focus(selector),
  resize: (page, width) => page.setViewportSize({ width: Number(width), height: 900 }),
  press: (page, key) => page.keyboard.press(key),
  see: (page, expression) => page.evaluate(expression),
  print: (page, path) => page.pdf({ path, preferCSSPageSize: true }).then(() => null),
  check: async (page) => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate("axe.run(document, { preload: false })");
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  },
};

async function main({ url, width, scheme, script, motion, steps }) {
  const browser = await chromium.launch({
    executablePath: process.env.APCLI_CHROMIUM,
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      javaScriptEnabled: script,
      reducedMotion: motion ? "no-preference" : "reduce",
    });
    const said = [], fetched = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => {
      if (!request.isNavigationRequest()) fetched.push(request.url());
    });
    await page.goto(url);
    const seen = [];
    for (const [name, ...given] of steps) {
      const result = await DO[name](page, ...given);
      if (["see", "check"].includes(name)) seen.push(result);
    }
    return { seen, said, fetched };
  } finally {
    await browser.close();
  }
}

main(JSON.parse(readFileSync(0, "utf8"))).then(
  (found) => process.stdout.write(JSON.stringify(found)),
  (error) => { process.stderr.write(`${error.stack}\n`); process.exitCode = 1; },
);
