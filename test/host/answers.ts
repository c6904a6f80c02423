// Answers in the user's place what they are asked meanwhile, and hears what they are told.
import { type InputBoxOptions, window } from "vscode";

const tellers = ["showInformationMessage", "showWarningMessage", "showErrorMessage"] as const;

/** The messages that are shown while `run` runs; `answer` is chosen of each that has such a button. */
export async function toldDuring(run: () => unknown, answer?: string): Promise<readonly string[]> {
  const told: string[] = [];
  const show = async (message: string, ...buttons: readonly unknown[]) => {
    told.push(message);
    return buttons.find((button) => button === answer);
  };
  await instead(Object.fromEntries(tellers.map((teller) => [teller, show])), run);
  return told;
}

/** Runs `run`; of each list the row is chosen that `isChosen` says, and each input box is given `text`. */
export async function answered(
  run: () => unknown,
  isChosen: (label: string) => boolean,
  text: (options: InputBoxOptions) => Promise<string> = async () => "",
): Promise<void> {
  const showQuickPick = async (rows: readonly { readonly label: string }[]) =>
    rows.find(({ label }) => isChosen(label));
  await instead({ showQuickPick, showInputBox: text }, run);
}

async function instead(functions: object, run: () => unknown): Promise<void> {
  const before = { ...window };
  Object.assign(window, functions);
  try {
    await run();
  } finally {
    for (const name of Object.keys(functions) as (keyof typeof window)[])
      Object.assign(window, { [name]: before[name] });
  }
}
