import type { ExerciseStepWire, ExerciseWire, FinishedWire } from "#contract/exercise.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import type { Visitor } from "./house.ts";

type Given = { readonly press: string } | { readonly text: string };

/** What a person without any wishes of their own gives a step, one thing after the other. */
function answersTo(step: ExerciseStepWire): readonly Given[] {
  const press = (word: string): Given => ({ press: word });
  switch (step.kind) {
    case "tell":
    case "breath":
    case "riddles":
      return [press("go")];
    case "check":
      return [press("keep")];
    case "choice":
      return [press(step.options[0]?.id ?? "")];
    case "several":
      return [press(step.options[0]?.id ?? ""), press("enough")];
    case "scale":
      return [press("6")];
    case "text":
      return [{ text: "The boots by the door" }];
    case "pages":
      return [{ text: "It is all your mother's fault. It rained today." }, press("enough")];
    case "list":
      return step.most === 1 ? [{ text: "a red ball" }] : [{ text: "a red ball" }, press("enough")];
    case "date":
      return [{ text: step.when === "future" ? "2035-05-01" : "2026-03-04" }];
    case "photos":
      return [press("skip")];
  }
}

/** Somebody on the tracks, with the questions about contact answered. */
export async function walkTracks({ api }: Visitor): Promise<void> {
  await api.post("/api/tracks/set-primary", { track: "self_work" });
  for (const button of ["c1:free", "c2:no", "c3:longer"]) await api.post("/api/chat", { button });
}

type Answered = { readonly exercise: ExerciseWire | null; readonly finished: FinishedWire | null };

/** Goes through an exercise on another device, to its end or to the first step of which `until` is true. */
export async function walkExercise(
  { api }: Visitor,
  technique: TechniqueId,
  until: (step: ExerciseStepWire) => boolean = () => false,
): Promise<Answered> {
  let now = await api.post<Answered>("/api/exercises", { technique });
  while (now.exercise !== null && !until(now.exercise.step)) {
    const { id, step } = now.exercise;
    for (const given of answersTo(step)) {
      now = await api.post<Answered>(`/api/exercises/${id}/answer`, { step: step.id, ...given });
    }
  }
  return now;
}
