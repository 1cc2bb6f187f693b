import type { CrisisKind, CrisisLevel } from "../../safety/crisis.ts";
import type { TextRef } from "../../techniques/technique.ts";
import type { WorkId } from "../../techniques/work.ts";
import type { TrackId } from "../../tracks/track.ts";
import type { Command } from "./command.ts";
import type { WordKey } from "./word-key.ts";

/** What stands in the slots of the words; a `TextRef` is words of content, chosen in the person's language. */
export type Params = Readonly<Record<string, string | number | TextRef>>;

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
  /** Further lines under the words, one below the other. */
  readonly lines?: readonly { readonly say: WordKey; readonly with?: Params }[];
  /** Help lines to set under the words, fixed by country. */
  readonly helpLines?: {
    readonly country: string | undefined;
    readonly kind: CrisisKind | undefined;
    readonly level: CrisisLevel;
    /** Only the numbers to begin with, after the whole list has been shown. */
    readonly short?: boolean;
    /** Only the number that sends an ambulance, and before the words: where a body needs one, nothing else is to be read first. */
    readonly alone?: boolean;
    /** Lines for young people first. */
    readonly young?: boolean;
    /** Where the country is not known, it is asked for. */
    readonly asks?: boolean;
  };
  /** A file or picture for the person, made when the reply is delivered, so that nothing of it lies about. */
  readonly file?: ReplyFile;
}

export type ReplyFile =
  | "export"
  /** The dashboard as a picture. */
  | { readonly make: "progress_card" }
  /** A work to print: PDF. */
  | { readonly make: "work"; readonly workId: WorkId }
  | { readonly make: "diary"; readonly format: "pdf" | "csv" }
  | { readonly make: "keepsake"; readonly track: TrackId };
