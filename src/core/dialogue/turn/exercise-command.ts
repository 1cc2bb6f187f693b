import type { ExerciseId } from "../../techniques/exercise.ts";
import type { TechniqueId, WorkKind } from "../../techniques/technique.ts";
import type { WorkId, WorkStatus } from "../../techniques/work.ts";
import type { FreeText, Token } from "../../text/free-text.ts";

/** Why a photo that was asked for is not kept. */
export type PhotoRefusal = "not_a_picture" | "too_large" | "too_many" | "not_fetched";

/** What can be told of exercises and of the works they leave. */
export type ExerciseCommand =
  | { readonly do: "begin"; readonly technique: TechniqueId; readonly anew?: boolean; readonly confidence?: number }
  | { readonly do: "resume"; readonly exerciseId?: ExerciseId }
  /** A button of an exercise; `step` says which question it belongs to, so that an old one answers nothing. */
  | { readonly do: "exercise"; readonly exerciseId: ExerciseId; readonly step: Token; readonly press: Token }
  /** An answer in words to one step of an exercise, from a page that shows it. */
  | { readonly do: "exercise_text"; readonly exerciseId: ExerciseId; readonly step: Token; readonly text: FreeText }
  /** A photo that was stored for whatever waits for one. */
  | { readonly do: "photo"; readonly photoId: Token; readonly caption?: FreeText; readonly exerciseId?: ExerciseId }
  /** A photo came for whatever waits for one, and could not be kept. */
  | { readonly do: "photo_refused"; readonly because: PhotoRefusal; readonly caption?: FreeText }
  | { readonly do: "stop_exercise" }
  | { readonly do: "drop_exercise"; readonly exerciseId: ExerciseId }
  | { readonly do: "works"; readonly kind?: WorkKind; readonly from?: number }
  | { readonly do: "work"; readonly workId: WorkId }
  | { readonly do: "edit_work"; readonly workId: WorkId; readonly step: Token; readonly text?: FreeText }
  | { readonly do: "tick_work"; readonly workId: WorkId; readonly step: Token; readonly line: number }
  | { readonly do: "mark_work"; readonly workId: WorkId; readonly status: WorkStatus }
  | { readonly do: "delete_work"; readonly workId: WorkId; readonly confirmed?: boolean }
  | { readonly do: "work_file"; readonly workId: WorkId }
  | { readonly do: "diary_file"; readonly format: "pdf" | "csv" };
