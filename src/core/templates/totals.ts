// Lines of a tasks document that state how many tasks there are: after an insertion a person has to correct them.
import { hiddenAt, type Markdown } from "../markdown.ts";

export interface StatedTotal {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  readonly total: number;
}

const forms = [
  /\btotal\b[^\d\n]{0,40}\btasks?\b[^\d\n]{0,20}(\d{1,6})\b/i,
  /\btasks?\b[^\d\n]{0,10}\btotal\b[^\d\n]{0,20}(\d{1,6})\b/i,
  /\btotal\b[^\d\n]{0,20}(\d{1,6})\s{1,4}tasks?\b/i,
  /\b(\d{1,6})\s{1,4}(?:total\s{1,4}tasks?\b|tasks?\s{1,4}(?:in\s{1,4})?total\b)/i,
  /^\s{0,8}\|\s{0,8}\**total\**\s{0,20}\|[^\d\n|]{0,20}(\d{1,6})\b/i,
  /\btotal\s{1,4}de\s{1,4}(?:tareas|tarefas|tâches)\b[^\d\n]{0,20}(\d{1,6})/i,
  /(?:总任务数?|總任務數?|任务总数|任務總數|合計タスク数?|総タスク数|タスク合計|총 작업 수?|총 태스크 수?|всего задач)[^\d\n]{0,20}(\d{1,6})/i,
];

export function statedTotals(markdown: Markdown): readonly StatedTotal[] {
  return markdown.lines.flatMap((text, line) => {
    if (!/\d/.test(text)) return [];
    for (const form of forms) {
      const total = form.exec(text)?.[1];
      if (total !== undefined)
        return hiddenAt(markdown, line) ? [] : [{ line, text: text.trim(), total: Number(total) }];
    }
    return [];
  });
}
