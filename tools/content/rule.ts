import type { CoachPack } from "#content/coach-pack.ts";
import type { CoachFrame, CoachWording, ContentProblem } from "#content/coach-packs.ts";

export interface PackFile {
  readonly file: string;
  readonly pack: CoachPack;
}

export interface CoachContent {
  /** Ladders; short ones stand among them where a rule holds for every ladder. */
  readonly packs: readonly PackFile[];
  readonly frames: readonly { readonly file: string; readonly frame: CoachFrame }[];
  readonly wording: CoachWording | undefined;
}

/** One thing that must hold for the offline coach's content, with a name an author can search for. */
export interface ContentRule {
  readonly name: string;
  check(content: CoachContent): readonly ContentProblem[];
}

/** A rule that looks at one pack at a time. */
export function packRule(name: string, check: (pack: CoachPack, file: string) => readonly string[]): ContentRule {
  return {
    name,
    check: ({ packs }) => packs.flatMap(({ file, pack }) => check(pack, file).map((message) => ({ file, message }))),
  };
}
