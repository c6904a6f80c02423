// A change beside a program that writes the file piece by piece, as one that streams its answer does: it goes on where it was
// in the file, so that nothing may move below its hand.
import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import { afterEach, beforeEach, describe, it } from "mocha";
import { commands, workspace } from "vscode";
import { tickInDocument } from "../../src/core/checklist/documentChecklist.ts";
import { newFile } from "../../src/core/checklist/personaTick.ts";
import type { ItemKey, Tick } from "../../src/core/checklist/tick.ts";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";
import { rangeOf } from "../../src/core/text.ts";
import { tickItem } from "../../src/vscode/writing/ticks.ts";
import { noteHeard } from "../../src/vscode/writing/writeTimes.ts";
import { personaText } from "../support/personaText.ts";
import { tickPersonaItem } from "./tick.ts";
import { feature, read, remove, uriOf, write } from "./workspace.ts";

let path = "";
let count = 0;
const names = Array.from({ length: 20 }, (_, index) => `Item ${index + 1}`);
const text = `# Streaming\n\n${names.map((name) => `- [ ] ${name}`).join("\n")}\n`;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const untick = (source = "") => tickInDocument(source, [{ place: "", text: "item 1", occurrence: 0 }], false);
/** Adds a line to the first item. */
const note = (source = ""): Tick => ({
  kind: "edit",
  edits: source.includes("A note") ? [] : [{ range: rangeOf(3, 0, 0), newText: "  A note\n" }],
});

/** Writes five pieces, one each `gap` milliseconds, each where the one before ended; a file server may say another time. */
async function stream(source: string, begin: number, gap = 100, time?: () => Date): Promise<void> {
  const bytes = Buffer.from(source);
  const piece = Math.ceil(bytes.length / 5);
  await pause(begin);
  const file = fs.openSync(uriOf(path).fsPath, "w");
  for (let at = 0; at < bytes.length; at += piece) {
    fs.writeSync(file, bytes.subarray(at, at + piece));
    if (time) fs.futimesSync(file, time(), time());
    await pause(gap);
  }
  fs.closeSync(file);
}

describe("a change beside a program that writes the file piece by piece", () => {
  beforeEach(async () => {
    path = `${feature}/checklists/streaming-${++count}.md`;
    await write(path, text);
  });
  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
    await remove(path);
  });

  it("adds no line below its hand, whenever it begins", async () => {
    const theirs = `${text}\n${names.map((name) => `Of another program: ${name}\n`).join("")}`;
    for (const [asked, begun] of [
      [150, 0],
      [0, 300],
      [0, 700],
    ] as const) {
      fs.writeFileSync(uriOf(path).fsPath, text);
      const streaming = stream(theirs, begun);
      await pause(asked);
      assert.equal(await tickItem(uriOf(path), note), undefined);
      await streaming;
      assert.equal(await read(path), theirs.replace("- [ ] Item 1\n", "- [ ] Item 1\n  A note\n"));
    }
  });

  it("adds no line where the clock of a file server is a minute slow", async () => {
    const watcher = workspace.createFileSystemWatcher("**/*.md");
    watcher.onDidChange(noteHeard);
    const theirs = `${text}\n${"Of another program\n".repeat(20)}`;
    const streaming = stream(theirs, 0, 300, () => new Date(Date.now() - 60_000));
    await pause(700);
    assert.equal(await tickItem(uriOf(path), note), undefined);
    await streaming;
    watcher.dispose();
    assert.equal(await read(path), theirs.replace("- [ ] Item 1\n", "- [ ] Item 1\n  A note\n"));
  });

  it("moves no byte where a mark is of more bytes than a space", async () => {
    const theirs = `${text.replace("[ ] Item 1\n", "[✓] Item 1\n")}\n${"Of another program\n".repeat(20)}`;
    const streaming = stream(theirs, 0, 300);
    await pause(700);
    assert.equal(await tickItem(uriOf(path), untick), undefined);
    await streaming;
    assert.equal(await read(path), theirs.replace("✓", " "));
  });

  it("finds an item that it has not come to", async () => {
    const streaming = stream(text, 0, 300);
    await pause(400);
    const tick = (source = "") => tickInDocument(source, [{ place: "", text: "item 20", occurrence: 0 }], true);
    assert.equal(await tickItem(uriOf(path), tick), undefined);
    await streaming;
    assert.equal(await read(path), text.replace("[ ] Item 20\n", "[X] Item 20\n"));
  });

  it("takes an item off that it has not come to, or that it has taken away with the file", async () => {
    const gardener = { key: "gardener", persona: parsePersona(personaText) };
    const last: ItemKey = { place: "quality-checklist", text: "paths are dry", occurrence: 0 };
    const request = { persona: gardener.persona, personaKey: "gardener", featureName: "003-user-login" };
    const open = newFile({ ...request, file: undefined });
    const ticked = open.replace("[ ] Paths are dry", "[x] Paths are dry");
    const streaming = stream(ticked, 0, 300);
    await pause(400);
    assert.equal(await tickPersonaItem(uriOf(path), gardener, last, false), undefined);
    await streaming;
    assert.equal(await read(path), open);
    fs.rmSync(uriOf(path).fsPath);
    const writing = pause(300).then(() => fs.writeFileSync(uriOf(path).fsPath, ticked));
    assert.equal(await tickPersonaItem(uriOf(path), gardener, last, false), undefined);
    await writing;
    assert.equal(await read(path), open);
    fs.rmSync(uriOf(path).fsPath);
    assert.match(String(await tickPersonaItem(uriOf(path), gardener, last, false)), /not there any more/);
  });
});
