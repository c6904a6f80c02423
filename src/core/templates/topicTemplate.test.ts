import { expect, test } from "vitest";
import { topic } from "../../../test/support/persona.ts";
import { templateOfTopic } from "./topicTemplate.ts";

test("each outer item of a topic is a task, in its own words", () => {
  const body = "Text.\n\n- **Keys**: with a `TTL`\n  - not this\n- [ ] Try {it}\n\n```md\n- nor this\n```\n\n1. Last\n";
  expect(templateOfTopic(topic("Caching", 3, body))).toEqual({
    name: "Caching",
    line: 20,
    tasks: [
      { text: "**Keys**: with a `TTL`", line: 24, parallel: false },
      { text: "Try {it}", line: 26, parallel: false },
      { text: "Last", line: 32, parallel: false },
    ],
  });
});

test("a topic that lists nothing is no template", () => {
  expect(templateOfTopic(topic("Caching", 3, "Only text, **bold** at that."))).toBeUndefined();
});
