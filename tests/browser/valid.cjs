// Prints, as JSON, what html-validate finds in the files that are named.
"use strict";
const { HtmlValidate } = require("html-validate");

const validate = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    "valid-id": ["error", { relaxed: true }], // anchors are made of the terms themselves: WEB3.0
    "prefer-native-element": ["error", { exclude: ["heading"] }], // HTML has six levels, a plan may have more
    "require-sri": ["error", { target: "crossorigin" }], // a site's style lies beside its pages
    "long-title": "off", // a plan and its initiatives are called what they are called
  },
});

validate.validateMultipleFiles(process.argv.slice(2)).then(({ results }) => {
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`));
  process.stdout.write(JSON.stringify(found));
});
