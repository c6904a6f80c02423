// What a project says in the JSON files below `.specify/` that Spec Kit and people write: config.json, integration.json
// and the registries of presets and extensions.
import { withoutByteOrderMark } from "../text.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The agent that a project is set up for, and how its commands are put together. */
export interface Integration {
  /** Spec Kit's name of the agent: `copilot`, `codex`; "" when the file does not say. */
  readonly agent: string;
  /** What stands between `speckit` and the command's name. */
  readonly separator: "." | "-";
}

/** The persona ids under `personas.enabled` of `.specify/config.json`; `undefined` when it does not say. Throws a SyntaxError for what is not JSON. */
export function enabledPersonasOf(json: string): readonly string[] | undefined {
  const enabled = fieldsOf(fieldsOf(parsed(json)).personas).enabled;
  return Array.isArray(enabled) ? enabled.filter((id): id is string => typeof id === "string") : undefined;
}

/** What `.specify/integration.json` says; a file that is none, or has another shape, says Spec Kit's first spelling. */
export function integrationOf(json: string | undefined): Integration {
  const { default_integration, integration, integration_settings } = fieldsOf(json === undefined ? {} : lenient(json));
  const agent = [default_integration, integration].find((name): name is string => typeof name === "string") ?? "";
  const settings = fieldsOf(integration_settings);
  const own = Object.hasOwn(settings, agent) ? fieldsOf(settings[agent]) : {};
  return { agent, separator: own.invoke_separator === "-" ? "-" : "." };
}

/** The rank of what a registry gives none. */
export const defaultRank = 10;

/**
 * What the registry in `.specify/presets/` or `.specify/extensions/` says of each of them: `{"presets": {"a": {"priority": 5}}}`.
 * Empty for a file that is none, or has another shape.
 */
export function ranksOf(
  kind: "presets" | "extensions",
  json: string | undefined,
): ReadonlyMap<string, number | "disabled"> {
  const known = fieldsOf(fieldsOf(json === undefined ? {} : lenient(json))[kind]);
  return new Map(
    Object.entries(known).map(([name, value]) => {
      const { enabled, priority } = fieldsOf(value);
      return [name, enabled === false ? "disabled" : typeof priority === "number" ? priority : defaultRank];
    }),
  );
}

function parsed(json: string): unknown {
  return JSON.parse(withoutByteOrderMark(json));
}

function lenient(json: string): unknown {
  try {
    return parsed(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
