// The HTML document round the reference page, with the policy that lets it load our two files and nothing else.
import { escaped } from "./markdownHtml.ts";

export interface PageFrame {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** Written for this document only: 128 random bits. Without it scripts are loaded from `source`. */
  readonly nonce?: string;
  /** Where the page's files come from, as a policy names it. */
  readonly source: string;
  readonly styles: readonly string[];
  readonly script: string;
  /** The script that colors code: loaded only by a page that has code in a known language. */
  readonly highlighter: string;
  /** What the page's state is kept under; "" when it shows no persona. */
  readonly personaKey: string;
  /** Tells this document from the one that the panel showed before. */
  readonly load: number;
}

/** `body` is HTML already; all else is escaped here. */
export function pageDocument(frame: PageFrame, body: string): string {
  const source = escaped(frame.source);
  const nonce = frame.nonce === undefined ? undefined : escaped(frame.nonce);
  const policy = [
    "default-src 'none'",
    `img-src ${source}`,
    `style-src ${source}`,
    `font-src ${source}`,
    `script-src ${nonce === undefined ? source : `'nonce-${nonce}'`}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const script = (src: string, how = "") =>
    `<script${nonce === undefined ? "" : ` nonce="${nonce}"`} src="${escaped(src)}"${how}></script>`;
  const scripts = [script(frame.script)];
  // The page is there to read before its code has colors.
  if (body.includes("<code data-language=")) scripts.push(script(frame.highlighter, " async"));
  return `<!DOCTYPE html>
<html lang="${escaped(frame.language)}">
<head>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(frame.title)}</title>
${frame.styles.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`).join("\n")}
</head>
<body data-persona-key="${escaped(frame.personaKey)}" data-load="${frame.load}">
${body}
${scripts.join("\n")}
</body>
</html>`;
}

/** The page when there is no persona to show. */
export function noticeHtml(title: string, text: string): string {
  return `<main><h1>${escaped(title)}</h1><p class="notice">${escaped(text)}</p></main>`;
}
