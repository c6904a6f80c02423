import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import manifest from "../../package.json";
import strings from "../../package.nls.json";
import { commands, settings, statusItem, views, webviews } from "./ids.ts";

const sorted = (values: readonly string[]) => [...values].sort();
const { contributes } = manifest;

test("the manifest and the code have the same commands, views, settings and webviews", () => {
  expect(sorted(contributes.commands.map(({ command }) => command))).toEqual(sorted(Object.values(commands)));
  expect(sorted(contributes.views.personaGuide.map(({ id }) => id))).toEqual(sorted(Object.values(views)));
  const keys = Object.values(settings).map((key) => `personaGuide.${key}`);
  expect(sorted(Object.keys(contributes.configuration.properties))).toEqual(sorted(keys));
  for (const id of Object.values(webviews)) expect(manifest.activationEvents).toContain(`onWebviewPanel:${id}`);
  expect(statusItem).toMatch(/^personaGuide\./);
});

test("every string of the manifest is translatable, and no string is left over", () => {
  const used = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(([, key]) => key ?? "");
  expect(sorted([...new Set(used)])).toEqual(sorted(Object.keys(strings)));
  for (const { title, category } of contributes.commands)
    expect([title, category].join()).toMatch(/^%[\w.]+%,%category%$/);
});

test("the README names every setting and every command of the palette", () => {
  const readme = readFileSync("README.md", "utf8");
  for (const key of Object.keys(contributes.configuration.properties)) expect(readme).toContain(key);
  for (const subcommand of ["persona", "tasks", "tick", "insert", "status", "check", "reference", "coverage"])
    expect(readme).toContain(`persona-guide ${subcommand} `);
});

test("a command that needs a row is hidden from the palette", () => {
  const hidden = contributes.menus.commandPalette
    .filter((entry) => entry.when === "false")
    .map(({ command }) => command);
  expect(sorted(hidden)).toEqual(sorted([commands.openItem, commands.revealPersona, commands.tickItem]));
});

test("paths that a workspace could set are not read before it is trusted", () => {
  const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
  expect(untrustedWorkspaces.restrictedConfigurations).toEqual([
    `personaGuide.${settings.personaFolders}`,
    `personaGuide.${settings.checklistFolder}`,
  ]);
  expect([untrustedWorkspaces.supported, virtualWorkspaces]).toEqual(["limited", true]);
});

test("nothing makes the extension start with VS Code", () => {
  for (const event of manifest.activationEvents)
    expect(event).not.toMatch(/^\*$|onStartupFinished|workspaceContains:.*\*/);
});
