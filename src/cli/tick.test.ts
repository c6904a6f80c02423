import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { file, program, run, runJson, shop } from "./testProgram.ts";

describe("tick", () => {
  it("changes one character and keeps line ends, byte-order mark and the missing last newline", () => {
    const path = file("tasks.md", "\uFEFF# A\r\n- [ ] T001 a\n- [X] T002 ä");
    expect(runJson("tick", "tasks.md", "--line", "2", "--mark", "x")).toEqual({
      file: "tasks.md",
      line: 2,
      from: " ",
      to: "x",
      changed: true,
    });
    expect(run("tick", "tasks.md", "--line", "3", "--mark", " ").exit).toBe(0);
    expect(readFileSync(path, "utf8")).toBe("\uFEFF# A\r\n- [x] T001 a\n- [ ] T002 ä");
    expect(run("tick", "tasks.md", "--line", "3", "--mark=-").exit).toBe(0);
    expect(readFileSync(path, "utf8")).toContain("- [-] T002 ä");
  });

  it("ticks the first line of a file with a byte-order mark", () => {
    const path = file("tasks.md", "\uFEFF- [ ] T001 a\n");
    run("tick", "tasks.md", "--line", "1", "--mark", "x");
    expect(readFileSync(path, "utf8")).toBe("\uFEFF- [x] T001 a\n");
  });

  it("keeps the marks of all that tick in one file at once", async () => {
    const names = Array.from({ length: 10 }, (_, index) => `T${100 + index}`);
    const path = file("tasks.md", names.map((name) => `- [ ] ${name} a\n`).join(""));
    const exits = names.map(async (_, index) => {
      const child = spawn(process.execPath, [program, "tick", path, "--line", String(index + 1), "--mark", "x"]);
      const [exit] = await once(child, "exit");
      return exit;
    });
    expect(await Promise.all(exits)).toEqual(names.map(() => 0));
    expect(readFileSync(path, "utf8")).toBe(names.map((name) => `- [x] ${name} a\n`).join(""));
  });

  it("writes nothing when the mark is there already", () => {
    const path = file("tasks.md", shop);
    chmodSync(path, 0o444);
    expect(runJson("tick", "tasks.md", "--line", "7", "--mark", "x")).toMatchObject({ changed: false });
  });

  it.each([
    [5, "no box in this line"],
    [15, "this line is in a code block"],
    [18, "this line is in a comment"],
    [21, "the box is empty"],
    [99, "the file has only 22 lines"],
  ])("refuses line %i: %s", (line, message) => {
    const text = `${shop}<!--\n- [ ] T901 a\n-->\n\n- [] T902 b\n`;
    const path = file("tasks.md", text);
    const { exit, stdout, stderr } = run("tick", "tasks.md", "--line", String(line), "--mark", "x");
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`tasks.md:${line}: ${message}`);
    expect(readFileSync(path, "utf8")).toBe(text);
  });
});
