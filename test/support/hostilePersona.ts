// A persona file that tries everything that a page could be broken or left by, for the tests of the reference.

const outside = "https://outside.invalid";

const targets = [
  "javascript:globalThis.ran=1",
  "command:workbench.action.quit",
  "command:personaGuide.persona.new",
  "vscode://outside/run",
  "data:text/html,<script>parent.ran=1</script>",
  "file:///etc/passwd",
  "//outside.invalid/x",
  "http://outside.invalid/x",
  "../../../etc/passwd",
];

const markup = [
  "<script>globalThis.ran=1</script>",
  `<img src=x onerror="globalThis.ran=1">`,
  `<img src="${outside}/a.png">`,
  `<iframe src="${outside}/frame"></iframe>`,
  `<svg onload="globalThis.ran=1"><use href="${outside}/a.svg#x"/></svg>`,
  "<style>body{display:none}</style>",
  `<link rel=stylesheet href="${outside}/a.css">`,
  `<meta http-equiv=refresh content="0;url=${outside}">`,
  `<form action="${outside}"><input autofocus onfocus="globalThis.ran=1"><button>x</button></form>`,
  "</section></main><script>globalThis.ran=1</script>",
  "<!--><script>globalThis.ran=1</script>-->",
  `![x](${outside}/b.png) ![y](data:image/png;base64,AA)`,
];

const names = ["__proto__", "constructor", "hasOwnProperty", "toString", "search", "results", "page-checklist", "😈"];

/** `length` in characters is added as nesting and long lines: 5 MB make a file that no person wrote. */
export function hostilePersona(length = 0): string {
  const text = [
    "---",
    "id: hostile",
    `name: "Hostile <script>globalThis.ran=1</script>"`,
    `short_name: "<img src=x onerror=globalThis.ran=1>"`,
    `role: "\\"><script>globalThis.ran=1</script>"`,
    "contributes_to: [plan]",
    "---",
    "# Hostile Persona",
    "## Role Description",
    ...markup.flatMap((each) => [each, ""]),
    "## Contribution Guidelines",
    "### What to Focus On",
    ...markup.map((each) => `- ✅ ${each}`),
    "### What to Avoid",
    ...targets.map((target) => `- ❌ [go](${target})`),
    "## Quality Checklist",
    ...markup.map((each) => `- [ ] ${each}`),
    `- [ ] ${"x".repeat(3_000)}`,
    "## Collaboration with Other Personas",
    `- **With <script>globalThis.ran=1</script>**: [x](command:workbench.action.quit)`,
    `- **With __proto__**: ${"wide".repeat(500)}`,
    "## Practices",
    ...names.flatMap((name) => [`### ${name}`, "", `**${name}**: zebra ${name}`, "", `[to](#${name})`, ""]),
    "### Links",
    ...targets.map((target) => `- [zebra](${target}) <${target}> ![zebra](${target})`),
    "### Code",
    '```"onclick=globalThis.ran=1',
    "</code></pre><script>globalThis.ran=1</script>",
    "```",
    "```html",
    `<script>globalThis.ran=1</script><img src="${outside}/c.png" onerror="globalThis.ran=1">`,
    "```",
    "### Wide",
    `|${"wide cell|".repeat(60)}`,
    `|${"-|".repeat(60)}`,
    `|${"x|".repeat(60)}`,
    "",
    "y".repeat(5_000),
    "",
  ].join("\n");
  const part = Math.floor(Math.max(length - text.length, 0) / 4);
  const filler = [
    ["### Deep", ">".repeat(part)],
    ["### Lists", "- ".repeat(part / 2)],
    ["### Long", "word ".repeat(part / 5)],
    ["### Many", "- **a**: `b`\n".repeat(part / 13)],
  ];
  return part === 0 ? text : `${text}${filler.flat().join("\n")}\n`;
}
