import type { Instant } from "../../time/instant.ts";
import type { WorkKind } from "../../techniques/technique.ts";
import type { WorkId } from "../../techniques/work.ts";
import type { HoldsWords } from "../../text/free-text.ts";
import type { Argument } from "./button-code.ts";
import type { Command } from "./command.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Snapshot } from "./dialogue.ts";

/** Whatever has a command's name. */
interface AnyCommand {
  readonly do: string;
}

/** Everything that is known of a command, in one row beside what carries it out; `registry.ts` derives all else from it. */
export interface CommandRow<C extends AnyCommand> {
  /** Carries it out. `commands` carries out another one, where that is what was meant. */
  run(before: Snapshot, command: C, context: DecisionContext, commands: Commands): Decision;
  /** How it rides in a button; a command without has no button. */
  readonly button?: ButtonOf<C>;
  /** The names it is typed by, after a slash. */
  readonly slash?: readonly SlashName<C>[];
  /**
   * Fields that hold no words of a person, beside those that ride in its button. Every other text in the command is screened before
   * anything looks at it; a field that is `FreeText`, or of which nobody has said what it is, cannot stand here.
   */
  readonly plain?: readonly PlainKey<C>[];
  /** What of it is new, where most of it was screened when it came: only that is screened. */
  fresh?(command: C, before: Snapshot | undefined): unknown;
  /** It is of our own making, and holds nothing that a person wrote and that was not screened. */
  readonly ours?: true;
  /** It only shows or asks something: the message whose button it was keeps its buttons. */
  readonly looks?: true | ((command: C) => boolean);
  /** What has to be loaded for it, beside what always is. */
  readonly needs?: readonly Need[];
  /** The works it is about, to be loaded for it; `worksFor` tells those of another command. */
  works?(command: C, before: Snapshot, now: Instant, worksFor: WorksFor): WorkQuery | undefined;
  /** Nobody is there to hear an answer to it. */
  readonly unheard?: true | ((command: C) => boolean);
  /** It is carried out as it is, without asking first how somebody in a crisis is. */
  readonly asItIs?: true;
  /** Open to everybody, also to whoever is too young to be served. */
  readonly everybody?: true;
  /** Held by a crisis, it is the person's draft, and comes in once they are safe. */
  readonly draft?: true;
  /** Said in plain words: whatever was asked (`anywhere`); also during a crisis; only of a step, and never of an exercise in front. */
  readonly said?: readonly SaidWhere[];
}

/** What a command looks at beside what is always loaded: the body as it is now, or the last weeks as well. */
export type Need = "body" | "history" | "deeds";
export type SaidWhere = "anywhere" | "in_crisis" | "of_steps";

/** A row for each command of a feature. */
export type CommandTable<C extends AnyCommand> = {
  readonly [Name in C["do"]]: CommandRow<Extract<C, { readonly do: Name }>>;
};

/** The fields of a command of which its type says that they hold no words of a person. */
export type PlainKey<C> = {
  [Key in keyof C & string]-?: Key extends "do" ? never : HoldsWords<C[Key]> extends true ? never : Key;
}[keyof C & string];

/** `code`, with the command's fields in their places behind it; or a way of its own, where they depend on each other. */
export type ButtonOf<C extends AnyCommand> =
  | { readonly code: string; readonly fields?: readonly ArgumentOf<C>[] }
  | OwnButton<C>;
type ArgumentOf<C> = {
  [Key in PlainKey<C>]: Argument<Key, Exclude<C[Key & keyof C], undefined>>;
}[PlainKey<C>];
export interface OwnButton<C extends AnyCommand> {
  readonly code: string;
  /** The fields that `write` takes in: none of them may hold a person's words. */
  readonly carries: readonly PlainKey<C>[];
  /** Undefined for a command that no button carries. */
  readonly write: (command: C) => readonly string[] | undefined;
  readonly read: (parts: readonly string[]) => C | undefined;
  readonly samples: readonly C[];
}

/** A name that is typed after a slash, what else it says, and where it stands in a channel's menu. */
export interface SlashName<C> {
  readonly name: string;
  /** What the name says beside the command itself. */
  readonly with?: Partial<C>;
  /** The command with the words behind the name; a command that takes none is heard as text. */
  readonly takes?: (words: string) => C;
  /** Its place in the menu of those who use this part of the program. */
  readonly menu?: readonly [part: MenuPart, place: number];
  /** Its place in the menu of somebody who has only just come. */
  readonly first?: number;
}

/** The parts of the program that a person may use or not; `all` is for everybody. */
export const menuParts = ["tracks", "day", "goals", "all"] as const;
export type MenuPart = (typeof menuParts)[number];

/** Which works to load; they are shown a page at a time, and never all loaded for a command that is not about them. */
export type WorkQuery =
  | { readonly ids: readonly WorkId[] }
  | {
      readonly kind: WorkKind | undefined;
      readonly from: number;
      /** All of them where it names none. */
      readonly limit?: number;
      readonly deletedToo?: boolean;
    };
export type WorksFor = (command: Command, before: Snapshot, now: Instant) => WorkQuery | undefined;

/** What one command may ask of all of them. */
export interface Commands {
  carryOut(before: Snapshot, command: Command, context: DecisionContext): Decision;
  /** The same without asking whether somebody is too young: only for what nobody is told of. */
  runs(before: Snapshot, command: Command, context: DecisionContext): Decision;
  isForEverybody(command: Command): boolean;
  /** The command that a typed line is. */
  read(line: string): Command;
  isDraft(command: Command): boolean;
  /** Whether it looks at works that have to be loaded. */
  looksAtWorks(command: Command): boolean;
  isUnheard(command: Command): boolean;
  isSaid(command: Command, where: SaidWhere): boolean;
}
