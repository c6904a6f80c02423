// A small persona as parsePersona would give it, for tests that need one and not its file.
import type { Persona, Topic } from "../../src/core/persona/persona.ts";

export function personaWith(part: Partial<Persona> = {}): Persona {
  return {
    id: "backend-developer",
    idRange: { start: { line: 1, character: 4 }, end: { line: 1, character: 21 } },
    name: "Backend Developer",
    shortName: "BE",
    role: "Builds the server side",
    contributesTo: ["plan", "tasks"],
    sectionIds: new Map(),
    version: "",
    aliases: new Map(),
    description: "You build APIs.",
    phases: [],
    focus: [{ text: "Clean code", line: 10 }],
    avoid: [{ text: "`SELECT *`", line: 12 }],
    checklist: [{ text: "Queries have indexes", line: 14, checked: false }],
    communication: [],
    collaboration: [{ with: "Tech Lead", shortName: "TL", text: "Follow the standards", line: 16 }],
    topics: [topic("Best Practices", 2), topic("Caching", 3, "Use a **TTL**.")],
    templates: [],
    problems: [],
    ...part,
  };
}

export function topic(title: string, level: 2 | 3 = 3, body = ""): Topic {
  return { title, level, line: 20, markdown: `${"#".repeat(level)} ${title}\n\n${body}`, hidden: [] };
}
