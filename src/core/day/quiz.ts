import { type ArchetypeId, archetypeIds } from "./archetype.ts";
import type { QuizQuestion } from "./library.ts";

/** What the quiz says so far: the archetype that most answers spoke for; the gentler one where two are level. The person chooses. */
export function proposeArchetype(quiz: readonly QuizQuestion[], answers: readonly number[]): ArchetypeId {
  const spoke = (archetype: ArchetypeId): number =>
    answers.reduce((sum, answer, at) => sum + (quiz[at]?.answers[answer]?.for[archetype] ?? 0), 0);
  return archetypeIds.reduce((best, each) => (spoke(each) > spoke(best) ? each : best));
}
