// The persona file that this project began with is always read without loss.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parsePersona } from "../../src/core/persona/parsePersona.ts";

const texts = (items: readonly { readonly text: string }[]) => items.map(({ text }) => text);

const seed = "../shared/seed/backend-developer.md";
test.skipIf(!existsSync(seed))(
  "the persona file that the project began with is read without loss (skipped: it is not beside this checkout)",
  () => {
    const text = readFileSync(seed, "utf8");
    const persona = parsePersona(text);
    const body = text.slice(text.indexOf("## Backend Best Practices"));
    expect(persona.topics.map(({ markdown }) => markdown).join("\n")).toBe(body);
    const items = [
      ...persona.phases.flatMap(({ groups }) => groups.flatMap((group) => group.items)),
      ...persona.focus,
      ...persona.avoid,
      ...persona.checklist,
      ...persona.communication,
    ];
    const bullets = text.slice(text.indexOf("## Core"), text.indexOf("## Collaboration")).match(/^\s*- .*$/gm) ?? [];
    expect(texts(items)).toEqual(bullets.map((line) => line.replace(/^\s*- (?:\[ \] |✅ |❌ )?/, "")));
    expect(persona.collaboration).toHaveLength(6);
    expect(persona.problems.map(({ code }) => code)).toEqual(["persona.section-unlisted"]);
  },
);
