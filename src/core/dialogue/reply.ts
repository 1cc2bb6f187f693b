import type { CrisisKind, CrisisLevel } from "../safety/crisis.ts";
import type { Command } from "./command.ts";
import type { WordKey } from "./words.ts";

export type Params = Readonly<Record<string, string | number>>;

/** A button: its words and the command that pressing it gives. */
export interface Button {
  readonly label: WordKey;
  readonly with?: Params;
  readonly press: Command;
}

/** What to tell a person, as a value: which words, with what in them. Content turns it into text in their language and tone. */
export interface Reply {
  readonly say: WordKey;
  readonly with?: Params;
  /** Rows of buttons. */
  readonly buttons?: readonly (readonly Button[])[];
  /** `edit` replaces the message whose button was pressed, where the channel can; so menus do not flood. */
  readonly place?: "new" | "edit";
  /** Help lines to set under the words, fixed by country. */
  readonly helpLines?: {
    readonly country: string | undefined;
    readonly kind: CrisisKind | undefined;
    readonly level: CrisisLevel;
  };
  /** A file for the person, made by the app when the reply is delivered. */
  readonly file?: "export";
}
