import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { siteAssets } from "../core/reference/site.ts";
import { base, cook, file, folder, run, runJson } from "./testProgram.ts";

const butcher = cook.replace("id: cook", "id: butcher").replace("name: Cook", "name: Butcher");

describe("reference", () => {
  beforeAll(() => {
    mkdirSync(join(base, "site"));
    for (const name of siteAssets) writeFileSync(join(base, "site", name), name);
  });

  it("writes a page for each persona of the project and each bundled one, and the files that they load", () => {
    file("shop/.specify/personas/butcher.md", butcher);
    expect(run("reference", "shop", "--out", "public")).toEqual({
      exit: 0,
      stdout: `${join("public", "index.html")}\n`,
      stderr: "",
    });
    const there = (path: string) => existsSync(join(folder, "public", path));
    for (const path of ["index.html", "personas/cook.html", "personas/butcher.html", "assets/texts.js"])
      expect(there(path)).toBe(true);
    for (const name of siteAssets) expect(readFileSync(join(folder, "public/assets", name), "utf8")).toBe(name);
    expect(readFileSync(join(folder, "public/personas/butcher.html"), "utf8")).toContain("<h1>Butcher</h1>");
  });

  it("replaces its own files and leaves others", () => {
    file("public/index.html", "old");
    file("public/CNAME", "example.org");
    expect(run("reference", "--out", "public").exit).toBe(0);
    expect(readFileSync(join(folder, "public/index.html"), "utf8")).toContain("Cook");
    expect(readFileSync(join(folder, "public/CNAME"), "utf8")).toBe("example.org");
  });

  it("writes only the personas that are named, and says as JSON what it wrote", () => {
    file(".specify/personas/butcher.md", butcher);
    expect(runJson("reference", "--out", "public", "--persona", "Butcher")).toEqual({
      index: join("public", "index.html"),
      personas: [{ persona: "butcher", name: "Butcher", file: join("public", "personas/butcher.html") }],
    });
    expect(existsSync(join(folder, "public/personas/cook.html"))).toBe(false);
  });

  it.each([
    [["reference"], "--out is missing"],
    [["reference", "a", "b", "--out", "public"], "one directory"],
    [["reference", "--out", "public", "--persona", "waiter"], "there is no persona “waiter”; there are: cook"],
    [["reference", "nowhere", "--out", "public"], "nowhere: is no folder"],
  ])("%j is refused: %s", (args, message) => {
    const { exit, stdout, stderr } = run(...args);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(existsSync(join(folder, "public"))).toBe(false);
  });

  it("says why it cannot write", () => {
    file("public", "a file");
    const { exit, stdout, stderr } = run("reference", "--out", "public");
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("public: ");
  });
});
