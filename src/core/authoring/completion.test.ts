import { describe, expect, test } from "vitest";
import { personaText } from "../../../test/support/personaText.ts";
import { catalogOf, personaEntryOf } from "../persona/catalog.ts";
import { applyEdit, positionAt } from "../text.ts";
import { completionsAt } from "./completion.ts";

const beekeeper = personaText
  .replace("id: gardener", "id: beekeeper")
  .replace("name: Gardener", "name: Beekeeper")
  .replace("short_name: GA", "short_name: BK");
const catalog = catalogOf([
  personaEntryOf({ layer: "workspace", uri: "w:/gardener.md", text: personaText }),
  personaEntryOf({ layer: "workspace", uri: "w:/beekeeper.md", text: beekeeper }),
]);

/** The completions at the `|` that `to` puts into the persona in place of `from`. */
function at(from: string, to: string) {
  const marked = personaText.replace(from, to);
  expect(marked).not.toBe(personaText);
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = completionsAt(text, positionAt(text, offset), catalog);
  const take = (label: string) => {
    const one = found.find((each) => each.label === label);
    return (
      one && applyEdit(text, { ...one, newText: one.newText + one.after }).split("\n")[positionAt(text, offset).line]
    );
  };
  return { labels: found.map(({ label }) => label), take };
}

describe("in front matter", () => {
  test("fields that are not there yet, at the beginning of a line", () => {
    const { labels, take } = at("name: Gardener\n", "name: Gardener\n|\n");
    expect(labels).toEqual(["version"]);
    expect(take("version")).toBe("version: ");
    expect(at("aliases: {mulch: [mulching]}", "al|").take("aliases")).toBe("aliases:");
  });

  test("a field that is begun is replaced, its colon kept", () => {
    expect(at("role: ", "ro|: ").take("role")).toBe("role: Keeps the garden");
  });

  test("phases that are not listed yet, in a list on one line and in one over several", () => {
    const { labels, take } = at("[plan, tasks]", "[plan, tasks, |]");
    expect(labels).toEqual(["constitution", "specify", "clarify", "analyze", "checklist", "implement"]);
    expect(take("implement")).toBe("contributes_to: [plan, tasks, implement]");
    expect(at("[plan, tasks]", "\n  - plan\n  - im|").take("implement")).toBe("  - implement");
  });

  test("phases as keys below `phases`, with the list that they map to", () => {
    expect(at("phases:\n", "phases:\n  im|\n").take("implement")).toBe("  implement: []");
    expect(at("  tasks: [digging]", "  imp|: [digging]").take("implement")).toBe("  implement: [digging]");
  });

  test("nothing where no field can stand: in an open list, above entries, in an indentation, beside a whole entry", () => {
    expect(at("[plan, tasks]", "[\nplan,\n|\n]").labels).not.toContain("version");
    expect(at("phases:\n", "phases:\n|\n").labels).toEqual([]);
    expect(at("  tasks: [digging]", " | tasks: [digging]").labels).toEqual([]);
    expect(at('["beds", "water"]', '["beds"|]').labels).toEqual([]);
    expect(at("[plan, tasks]", "[plan |]").labels).toEqual([]);
    expect(at("[plan, tasks]", "# [a\n  |").labels).toEqual([]);
  });

  test("ids in other scripts, and those that YAML would read as something else", () => {
    const titles = "1. **数据库**\n   - One\n\n2. **404**\n   - Two";
    const text = personaText
      .replace(/1\. \*\*Beds[\s\S]*?named\n\n2/, `${titles}\n\n3`)
      .replace('["beds", "water"]', "[数|]");
    const offset = text.indexOf("|");
    const plain = text.replace("|", "");
    const found = completionsAt(plain, positionAt(plain, offset), []);
    expect(found.map(({ label, newText }) => [label, newText])).toEqual([
      ["数据库", "数据库"],
      ["404", '"404"'],
      ["water", "water"],
    ]);
    expect(found[0] && applyEdit(plain, found[0])).toContain("  plan: [数据库]");
  });

  test("the responsibilities of the body that the list of their phase lacks", () => {
    const { labels, take } = at('["beds", "water"]', '["beds", "|"]');
    expect(labels).toEqual(["water"]);
    expect(take("water")).toContain('["beds", "water"]');
    expect(at('["beds", "water"]', "\n    - beds\n    - |").labels).toEqual(["water"]);
  });

  test("nothing behind a colon, before a list is begun", () => {
    expect(at("[plan, tasks]", "|").labels).toEqual([]);
    expect(at('["beds", "water"]', "|").labels).toEqual([]);
    expect(at('\n  plan: ["beds", "water"]\n  tasks: [digging]', " {plan: [beds], im|}").labels).toContain("implement");
  });

  test("nothing in values that are free text, and nothing in comments", () => {
    expect(at("role: Keeps the garden", "role: Keeps |the garden").labels).toEqual([]);
    expect(at("[plan, tasks]", "[plan, tasks] # im|").labels).toEqual([]);
  });

  test("also while nobody has closed it", () => {
    const text = "---\nid: a\nna";
    expect(completionsAt(text, { line: 2, character: 2 }, []).map(({ label }) => label)).toContain("name");
  });
});

describe("in the body", () => {
  test("personas that it does not work with yet", () => {
    const { labels, take } = at("- **With", "- |\n- **With");
    expect(labels).toEqual([]); // The only other one is there.
    const alone = at(/- \*\*With.*/.exec(personaText)?.[0] ?? "", "- **W|");
    expect(alone.labels).toEqual(["Beekeeper"]);
    expect(alone.take("Beekeeper")).toBe("- **With BK (Beekeeper)**: ");
    expect(take("Gardener")).toBeUndefined();
  });

  test("the space that is typed before a name does not stay behind it", () => {
    const line = /- \*\*With.*/.exec(personaText)?.[0] ?? "";
    expect(at(line, "- With |").take("Beekeeper")).toBe("- **With BK (Beekeeper)**: ");
    expect(at(line, "- **With |").take("Beekeeper")).toBe("- **With BK (Beekeeper)**: ");
  });

  test("headings of phases that have none yet", () => {
    const { labels, take } = at("### During `/speckit.tasks`", "### |\n\n### During `/speckit.tasks`");
    expect(labels).not.toContain("During `/speckit.plan`");
    expect(take("During `/speckit.implement`")).toBe("### During `/speckit.implement`");
  });

  test("nothing anywhere else", () => {
    expect(at("You keep the garden", "You |keep the garden").labels).toEqual([]);
  });
});
