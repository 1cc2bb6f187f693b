import type { FreeText } from "../text/free-text.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TechniqueId } from "./technique.ts";

export type ExerciseId = string & { readonly brand: "ExerciseId" };

export type Answer =
  | { readonly kind: "told" }
  | { readonly kind: "skipped" }
  | { readonly kind: "choice"; readonly option: string }
  | { readonly kind: "several"; readonly options: readonly string[]; readonly done: boolean }
  | { readonly kind: "scale"; readonly value: number }
  | { readonly kind: "text"; readonly text: FreeText }
  | { readonly kind: "pages"; readonly texts: readonly FreeText[]; readonly done: boolean }
  | { readonly kind: "list"; readonly items: readonly FreeText[]; readonly done: boolean }
  | { readonly kind: "date"; readonly date: LocalDate }
  | { readonly kind: "photos"; readonly photos: readonly string[]; readonly done: boolean }
  | { readonly kind: "check"; readonly verdict: "clean" | "kept" }
  | { readonly kind: "riddles"; readonly riddles: readonly string[]; readonly round: number; readonly done: boolean };

/** An exercise that was begun: it waits for days if need be, and nothing in it is lost by stopping. */
export interface Exercise {
  readonly id: ExerciseId;
  readonly technique: TechniqueId;
  /** The step that is asked now. */
  readonly at: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly startedAt: Instant;
  readonly touchedAt: Instant;
}

/** Limits that guard memory and a person's patience; characters. */
export const exerciseLimits = { line: 500, open: 30 } as const;
