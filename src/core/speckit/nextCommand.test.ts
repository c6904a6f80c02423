import { expect, test } from "vitest";
import { nextCommandOf } from "./nextCommand.ts";
import { enabledPersonasOf, integrationOf } from "./projectFiles.ts";

const integrationJson = (agent: string, separator: string) =>
  JSON.stringify({
    version: "1.0.12",
    integration_state_schema: 1,
    installed_integrations: [agent],
    integration_settings: { [agent]: { script: "sh", invoke_separator: separator } },
    integration: agent,
    default_integration: agent,
  });

test.each([
  ["copilot", ".", "/speckit.plan"],
  ["copilot", "-", "/speckit-plan"],
  ["claude", "-", "/speckit-plan"],
  ["codex", "-", "$speckit-plan"],
  ["zcode", "-", "$speckit-plan"],
  ["codex", ".", "/speckit.plan"],
  ["kimi", "-", "/skill:speckit-plan"],
  ["toString", "-", "/speckit-plan"],
])("a project of %s with “%s” spells the command %s", (agent, separator, command) => {
  expect(nextCommandOf("plan", integrationOf(integrationJson(agent, separator)))).toBe(command);
});

test("of several agents the default one counts", () => {
  const settings = { claude: { invoke_separator: "-" }, codex: { invoke_separator: "-" } };
  const json = { integration: "codex", default_integration: "claude", integration_settings: settings };
  expect(integrationOf(`\uFEFF${JSON.stringify(json)}`)).toEqual({ agent: "claude", separator: "-" });
  expect(integrationOf(JSON.stringify({ ...json, default_integration: undefined }))).toEqual({
    agent: "codex",
    separator: "-",
  });
});

test.each([
  undefined,
  "",
  "{",
  "null",
  "[]",
  '"codex"',
  '{"integration": "codex"}',
  '{"integration": 1, "integration_settings": []}',
  '{"integration": "codex", "integration_settings": {"codex": null}}',
  '{"integration": "codex", "integration_settings": {"codex": {"invoke_separator": " && rm "}}}',
  '{"integration": "__proto__", "integration_settings": {}}',
])("an integration.json of another shape, %j, means /speckit.plan", (json) => {
  expect(nextCommandOf("plan", integrationOf(json))).toBe("/speckit.plan");
});

test("there is no next command when all is done, nor for a phase that Spec Kit does not have", () => {
  const integration = integrationOf(undefined);
  expect(nextCommandOf("done", integration)).toBeUndefined();
  expect(nextCommandOf("deploy", integration)).toBeUndefined();
  expect(nextCommandOf("clarify", integration)).toBe("/speckit.clarify");
});

test.each([
  ['{"personas": {"enabled": ["security", 1, "ux"]}}', ["security", "ux"]],
  ['\uFEFF{"personas": {"enabled": []}}', []],
  ['{"personas": {"enabled": "security"}}', undefined],
  ['{"personas": null}', undefined],
  ["{}", undefined],
  ["null", undefined],
])("the config %s enables %j", (json, enabled) => {
  expect(enabledPersonasOf(json)).toEqual(enabled);
});
