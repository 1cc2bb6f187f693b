import type { ExerciseWire } from "#contract/exercise.ts";
import { givenTo } from "../http/tracks-setup.ts";
import type { Visitor } from "./house.ts";

/** A safety plan with words of the person's, as its exercise makes it. */
export async function makePlan({ api }: Visitor, signs: string): Promise<void> {
  type Told = { readonly exercise: ExerciseWire | null };
  let { exercise } = await api.post<Told>("/api/exercises", { technique: "safety_plan" });
  while (exercise !== null) {
    const { id, step }: ExerciseWire = exercise;
    ({ exercise } = await api.post<Told>(`/api/exercises/${id}/answer`, {
      step: step.id,
      ...givenTo(step, { signs }),
    }));
  }
}
