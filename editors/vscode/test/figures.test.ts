import assert from "node:assert/strict";
import { test } from "node:test";
import { language, line, words } from "../src/figures.ts";
import { FORMS, page } from "../src/graph.ts";
import { program } from "../src/program.ts";
import { ALL, say } from "../src/strings.ts";

const ARABIC = /[\u0600-\u06ff]/u;

test("the status bar tells the figures, and whether they clash", () => {
  const figures = { seen: 12, linked: 9, checked: 7, findings: 0 };
  assert.equal(line(figures), "$(check) 12/9/7");
  assert.equal(line({ ...figures, findings: 2 }), "$(warning) 12/9/7");
  assert.equal(words(figures, "en"), "figures seen: 12\nlinked: 9\nchecked: 7\nclashes: 0");
  assert.match(words(figures, "ar"), ARABIC);
});

test("the editor's language is spoken as far as there is one", () => {
  assert.deepEqual(["ar", "ar-EG", "en-GB", "de"].map(language), ["ar", "ar", "en", "en"]);
});

test("every text is there in both languages", () => {
  for (const [key, texts] of Object.entries(ALL)) {
    assert.doesNotMatch(texts.en, ARABIC, key);
    assert.match(texts.ar, ARABIC, key);
    assert.equal(texts.en.includes("{0}"), texts.ar.includes("{0}"), key);
  }
  assert.ok(say("missing", "ar", "ENOENT").includes("ENOENT"));
});

test("the program is found, or is where the setting says", () => {
  assert.equal(program("", "/copy"), "addsup");
  assert.equal(program(" addsup-next ", "/copy"), "addsup-next");
  assert.equal(program("~/bin/addsup", "/copy", "/home/w"), "/home/w/bin/addsup");
  assert.equal(program("bin/addsup", "/copy"), "/copy/bin/addsup");
  assert.equal(program("${workspaceFolder}/addsup", "/copy"), "/copy/addsup");
  assert.equal(program("/opt/addsup", undefined), "/opt/addsup");
});

test("the graph is a document in each form", () => {
  for (const form of FORMS) {
    const { language: id, content } = page(form, form === "json" ? { nodes: [] } : "drawn", "خبر.txt");
    assert.ok(id !== "" && content !== "", form);
  }
  assert.equal(page("mermaid", "flowchart LR\n", "a").content, "# a\n\n```mermaid\nflowchart LR\n```\n");
});
