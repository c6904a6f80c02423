import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { safeMarkdown } from "./safeMarkdown.ts";

/** In the expected texts `·` is the word joiner. */
test.each([
  ["an image becomes a link", "![x](https://a.example/b.png)", "!·[x](https://a.example/b.png)"],
  ["an image by reference becomes a link", "![x][y]", "!·[x][y]"],
  ["an image behind a second mark becomes a link", "!![x](https://a.example/b.png)", "!!·[x](https://a.example/b.png)"],
  ["an image in a link becomes a link", "[![x](https://a.example)](b)", "[!·[x](https://a.example)]·(b)"],
  ["a command link loses its target", "[run](command:workbench.action.quit)", "[run]"],
  ["a second target does not take the place of a lost one", "[run](command:a)(command:b)", "[run]·(command:b)"],
  ["a target behind a title or brackets is text", "[run]( javascript:alert(1))", "[run]·( javascript:alert(1))"],
  ["an encoded target is text", "[run](&#99;ommand:quit)", "[run]·(&#99;ommand:quit)"],
  ["a file link loses its target", "[run](<file:///etc/passwd>)", "[run]"],
  ["a relative link is text", "[run](../x.md)", "[run]·(../x.md)"],
  ["a definition of a command is text", "[y]: command:quit", "[y]·: command:quit"],
  ["a definition in a quote is text", "> [y]: file:///x", "> [y]·: file:///x"],
  ["a definition in a list is text", "1. - [y]:\n file:///x", "1. - [y]·:\n file:///x"],
  ["a definition that a lost target would make is text", "[y](command:a): command:quit", "[y]·: command:quit"],
  ["a definition of a web address stays", "[y]: <https://a.example>", "[y]: <https://a.example>"],
  ["an autolink to a command is text", "<command:quit> <<file:///x>>", "<·command:quit> <<·file:///x>>"],
  ["an autolink to the web or to mail stays", "<https://a.example> <mailto:a@b.example>", undefined],
  ["HTML is text", "<img src=x onerror=y> </p> <!-- x -->", "<·img src=x onerror=y> <·/p> <·!-- x -->"],
  ["a web link and a mail link stay", "[a](https://a.example) [b](mailto:a@b.example)", undefined],
  ["comparison signs stay", "a < b <= c << 2", undefined],
  ["boxes and emphasis stay", "- [ ] **a**: `b`", undefined],
])("%s", (_, markdown, expected) => {
  expect(safeMarkdown(markdown).replaceAll("\u2060", "·")).toBe(expected ?? markdown);
});

test("code samples read right", () => {
  const code = "```ts\nconst a: Map<string, X> = xs![0][key](event);\ninterface B { [key: string]: unknown }\n```";
  expect(safeMarkdown(code).replaceAll("\u2060", "")).toBe(code);
});

test("whatever is written, there are no images and no links but those to the web and to mail", () => {
  const renderer = new MarkdownIt({ html: true });
  renderer.validateLink = () => true;
  const marks = ["!", "[", "]", "(", ")", "<", ">", ":", "\\", "`", "a", " ", "\n", "> ", "- "];
  const parts = ["[a]", "](", "]:", "![a](", "[a](", "\n\n[a]: ", "\n\n> [a]:", "\n\n- [a]: <"];
  const targets = [
    "command:x",
    "file:///x",
    "javascript:x",
    "https://x.example",
    "mailto:x",
    "../x",
    "&#99;ommand:x",
    "//x",
  ];
  const hostile = fc.array(fc.constantFrom(...marks, ...parts, ...targets), { maxLength: 25 });
  fc.assert(
    fc.property(hostile, (written) => {
      const html = renderer.render(safeMarkdown(written.join("")));
      expect(html).not.toMatch(/<img|href="(?!https:|mailto:)/);
    }),
    { numRuns: 5_000 },
  );
});

test("a very long text is cut", () => {
  expect(safeMarkdown("x".repeat(100_000)).length).toBeLessThan(5_000);
});

test.each(["![", "](", "](a:", "](  ", "]:  ", "<a", "<", "](aa", "](<a:b>  "])(
  "many times %j end in good time",
  (part) => {
    const text = part.repeat(50_000);
    const start = performance.now();
    for (let times = 0; times < 100; times++) safeMarkdown(text);
    expect(performance.now() - start).toBeLessThan(2_500);
  },
);
