import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type OpenFiles, swapBytes } from "../../src/core/swapBytes.ts";

const directory = fs.mkdtempSync(join(tmpdir(), "swap-"));
const path = join(directory, "tasks.md");
const open = "- [ ] one\n- [ ] two\n";
const ticked = "- [ ] one\n- [x] two\n";
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** How many bytes each call is given to write. */
let written: number[];

/** Node's files, but for what a test changes. */
function files(changed: Partial<OpenFiles> = {}): OpenFiles {
  const real: OpenFiles = {
    ...fs,
    writeSync: (file, bytes, offset, length, position) => {
      written.push(length);
      return fs.writeSync(file, bytes, offset, length, position);
    },
  };
  return { ...real, ...changed };
}

function swap(before: string, after: string, changed?: Partial<OpenFiles>) {
  return swapBytes(files(changed), path, bytesOf(before), bytesOf(after));
}

beforeEach(() => {
  fs.writeFileSync(path, open);
  written = [];
});
afterEach(() => fs.rmSync(path));

describe("swapBytes", () => {
  it("writes the one byte of a tick, and says when", () => {
    expect(swap(open, ticked)).toEqual({ kind: "done", mtime: fs.statSync(path).mtime.getTime() });
    expect(fs.readFileSync(path, "utf8")).toBe(ticked);
    expect(written).toEqual([1]);
  });

  it.each([
    ["longer", `${open}- [ ] three\n`],
    ["shorter", "- [ ] one\n"],
    ["empty", ""],
    ["the same", open],
    ["of as many bytes", "- [ ] öe\n- [ ] two\n"],
  ])("makes a text that is %s", (_, after) => {
    expect(swap(open, after).kind).toBe("done");
    expect(fs.readFileSync(path, "utf8")).toBe(after);
  });

  it("leaves a file alone that has another text by now", () => {
    fs.writeFileSync(path, "- [x] one\n");
    expect(swap(open, ticked)).toEqual({ kind: "changed" });
    expect(fs.readFileSync(path, "utf8")).toBe("- [x] one\n");
    expect(written).toEqual([]);
  });

  it("goes on where a call wrote a part only", () => {
    const writeSync: OpenFiles["writeSync"] = (file, bytes, offset, length, position) =>
      fs.writeSync(file, bytes, offset, Math.min(length, 3), position);
    expect(swap(open, `${open}- [ ] three\n`, { writeSync }).kind).toBe("done");
    expect(fs.readFileSync(path, "utf8")).toBe(`${open}- [ ] three\n`);
  });

  it("puts the old bytes back where the disk is full after a part", () => {
    let isFull = false;
    const writeSync: OpenFiles["writeSync"] = (file, bytes, offset, length, position) => {
      // What was there before has its place.
      if (!isFull || position + length <= bytesOf(open).length) {
        isFull = true;
        return fs.writeSync(file, bytes, offset, Math.min(length, 8), position);
      }
      throw new Error("ENOSPC");
    };
    expect(() => swap(open, `- [x] one\n${open}- [ ] three\n`, { writeSync })).toThrow("ENOSPC");
    expect(fs.readFileSync(path, "utf8")).toBe(open);
  });

  it("says when another program wrote between the look and the write", () => {
    const writeSync: OpenFiles["writeSync"] = (file, bytes, offset, length, position) => {
      fs.writeFileSync(path, "- [ ] zero\n- [ ] one\n- [ ] two\n");
      return fs.writeSync(file, bytes, offset, length, position);
    };
    expect(swap(open, ticked, { writeSync })).toEqual({ kind: "mixed" });
  });

  it("throws what the system throws for a file that is not there", () => {
    fs.renameSync(path, `${path}.away`);
    expect(() => swap(open, ticked)).toThrow("ENOENT");
    fs.renameSync(`${path}.away`, path);
  });
});
