import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { file, folder, program, run, shop } from "./testProgram.ts";

describe("persona-guide", () => {
  it("explains itself and tells its version", () => {
    expect(run("--help")).toMatchObject({
      exit: 0,
      stderr: "",
      stdout: expect.stringContaining("Usage: persona-guide COMMAND"),
    });
    expect(run("tick", "--help")).toMatchObject({ exit: 0, stdout: expect.stringContaining("--mark MARK") });
    expect(run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [[], "which command?"],
    [["cook"], "there is no command “cook”"],
    [["toString"], "there is no command “toString”"],
    [["tasks"], "which FILE?"],
    [["persona"], "which FILE?"],
    [["tasks", "--loud", "a.md"], "--loud"],
    [["tick", "a.md", "--mark", "x"], "--line needs a number"],
    [["tick", "a.md", "--line", "0", "--mark", "x"], "--line needs a number"],
    [["tick", "a.md", "--line", "1"], "--mark needs one character"],
    [["tick", "a.md", "--line", "1", "--mark", "xx"], "--mark needs one character"],
    [["tick", "a.md", "--line", "1", "--mark", "]"], "--mark needs one character"],
    [["tick", "a.md", "--line", "1", "--mark", "P"], "--mark needs one character"],
    [["tick", "a.md", "b.md", "--line", "1", "--mark", "x"], "name one FILE"],
    [["insert", "a.md", "--template", "Dinner"], "--persona is missing"],
    [["insert", "a.md", "--persona", "cook"], "--template, --section or --items is missing"],
    [["insert", "a.md", "--persona", "cook", "--template", "d", "--phase", "a", "--story", "US1"], "not both"],
  ])("%j is wrong usage: %s", (args, message) => {
    const { exit, stdout, stderr } = run(...args);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: persona-guide");
  });

  it.each([
    [["tick", "a.md", "--line", "1", "--mark", "-h"]],
    [["tasks", "a.md", "--", "--help"]],
    [["insert", "a.md", "--persona", "--help", "--template", "Dinner"]],
  ])("%j asks for no help", (args) => {
    file("a.md", "- [ ] T001 a\n");
    expect(run(...args).exit).toBe(2);
    expect(run(...args).stdout).not.toContain("Usage:");
  });

  it("gives help among other options, wrong ones too", () => {
    for (const args of [
      ["tasks", "a.md", "-h"],
      ["tick", "--mark", "x", "--help"],
      ["tasks", "--loud", "--help"],
    ])
      expect(run(...args)).toMatchObject({ exit: 0, stdout: expect.stringContaining("Usage:") });
  });

  it.skipIf(!existsSync("/dev/full"))("says when the result can’t be written", () => {
    file("tasks.md", shop);
    const { status, stderr } = spawnSync(
      "/bin/sh",
      ["-c", '"$0" "$1" tasks tasks.md > /dev/full', process.execPath, program],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    expect([status, stderr]).toEqual([2, "persona-guide: the result can’t be written: no space left\n"]);
  });

  it("ends quietly when its reader closes the pipe", async () => {
    const path = file(
      "tasks.md",
      Array.from({ length: 30_000 }, (_, index) => `- [ ] T${index} Do a thing\n`).join(""),
    );
    const child = spawn(process.execPath, [program, "tasks", path, "--json"]);
    let complaints = "";
    child.stderr.on("data", (data) => {
      complaints += data;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const exit = await new Promise((resolve) => child.on("close", resolve));
    expect([exit, complaints]).toEqual([0, ""]);
  });
});

describe("input that can’t be read", () => {
  it.each([
    ["missing.md", undefined, "missing.md: there is no such file"],
    ["folder.md", "folder", "folder.md: is a directory, not a file"],
    ["binary.md", new Uint8Array([97, 10, 0, 1]), "binary.md:2: is binary"],
    ["latin.md", new Uint8Array([97, 10, 98, 10, 0xe4, 10]), "latin.md:3: is not valid UTF-8"],
    ["huge.md", new Uint8Array(21 * 1024 * 1024).fill(97), "huge.md: is larger than 20 MB"],
  ])("%s is named on stderr, and the other files are still read", (name, content, message) => {
    if (content === "folder") mkdirSync(join(folder, name));
    else if (content !== undefined) file(name, content);
    file("tasks.md", shop);
    const { exit, stdout, stderr } = run("tasks", name, "tasks.md", "--json");
    expect([exit, stderr]).toEqual([2, expect.stringContaining(`persona-guide: ${message}`)]);
    expect(JSON.parse(stdout)).toMatchObject([{ file: "tasks.md" }]);
    expect(run("persona", name).exit).toBe(2);
    expect(run("tick", name, "--line", "1", "--mark", "x").exit).toBe(2);
    expect(run("insert", name, "--persona", "cook", "--template", "Dinner").exit).toBe(2);
  });

  it.skipIf(process.getuid?.() === 0)("a file without permission is named", () => {
    const path = file("tasks.md", shop);
    chmodSync(path, 0o444);
    expect(run("tick", "tasks.md", "--line", "7", "--mark", " ")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("no permission"),
    });
    chmodSync(path, 0o000);
    expect(run("tasks", "tasks.md")).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("tasks.md: no permission"),
    });
  });

  it("a file of five megabytes is read in seconds", () => {
    file("tasks.md", `## Phase 1: A\n\n${"- [ ] T001 [P] [US1] Do a thing in src/file.ts\n".repeat(110_000)}`);
    const start = performance.now();
    expect(run("tasks", "tasks.md").exit).toBe(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});
