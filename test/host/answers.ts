// Answers in the user's place what they are asked, and hears what they are told.
import { type QuickPick, type QuickPickItem, window } from "vscode";

interface Row extends QuickPickItem {
  readonly item?: unknown;
}
type Choose = (rows: readonly Row[]) => Row | undefined | Promise<Row | undefined>;

const tellers = ["showInformationMessage", "showWarningMessage", "showErrorMessage"] as const;

/** The messages that are shown while `run` runs; of each that has a button `answer`, that is pressed. */
export async function toldDuring(run: () => unknown, answer?: string): Promise<readonly string[]> {
  const told: string[] = [];
  const show = async (message: string, ...buttons: readonly unknown[]) => {
    told.push(message);
    return buttons.find((button) => button === answer);
  };
  await instead(Object.fromEntries(tellers.map((teller) => [teller, show])), run);
  return told;
}

/** Runs `run`; of each list `choose` chooses, and each input box is given what `type` says. */
export function answered(run: () => unknown, choose: Choose, type?: () => Promise<string>): Promise<void> {
  return instead({ showQuickPick: choose, showInputBox: type }, run);
}

/** The list that `run` shows, and that stays open. */
export async function listOf(run: () => unknown): Promise<QuickPick<QuickPickItem> | undefined> {
  let list: QuickPick<QuickPickItem> | undefined;
  const make = window.createQuickPick;
  const createQuickPick = () => {
    list = make();
    return list;
  };
  await instead({ createQuickPick }, run);
  return list;
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
