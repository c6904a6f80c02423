// A sentence for a person that can still be translated: its English template and what fills it.

/** `template` holds `{0}`, `{1}`, … for `values`; the same form as VS Code's l10n bundles. */
export interface Message {
  readonly template: string;
  readonly values: readonly (string | number)[];
}

export function message(template: string, ...values: readonly (string | number)[]): Message {
  return { template, values };
}

/** The message in English. */
export function english({ template, values }: Message): string {
  return template.replace(/\{(\d+)\}/g, (whole, index) => String(values[Number(index)] ?? whole));
}
