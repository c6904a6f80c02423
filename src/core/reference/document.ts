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
  /** The script that colors code: loaded only by a page that has code in a known language, once that is shown. */
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
  // Not as a script of the page: a webview is shown when all of those are there.
  const highlighter = body.includes("<code data-language=") ? ` data-highlighter="${escaped(frame.highlighter)}"` : "";
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
<script${nonce === undefined ? "" : ` nonce="${nonce}"`} src="${escaped(frame.script)}"${highlighter}></script>
</body>
</html>`;
}

/** The page when there is no persona to show. */
export function noticeHtml(title: string, text: string): string {
  return `<main><h1>${escaped(title)}</h1><p class="notice">${escaped(text)}</p></main>`;
}
