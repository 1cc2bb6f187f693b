import { archetypeIds } from "#core/day/archetype.ts";
import { type DayRule, quizFile } from "../day-rule.ts";

/** Whoever answers every question in one way's spirit is proposed that way, clearly: two points ahead of any other. */
export const quizReachesEveryone: DayRule = {
  name: "quiz-reaches-everyone",
  check: ({ quiz }) =>
    archetypeIds.flatMap((id) => {
      const points = new Map<string, number>();
      for (const { answers } of quiz?.questions ?? []) {
        const best = answers.toSorted((a, b) => lead(b.for, id) - lead(a.for, id))[0];
        for (const [other, given] of Object.entries(best?.for ?? {}))
          points.set(other, (points.get(other) ?? 0) + given);
      }
      const others = Math.max(
        0,
        ...archetypeIds.filter((other) => other !== id).map((other) => points.get(other) ?? 0),
      );
      return (points.get(id) ?? 0) >= others + 2
        ? []
        : [{ file: quizFile, path: ["questions"], message: `no answers lead to ${id}` }];
    }),
};

function lead(points: Readonly<Partial<Record<string, number>>>, id: string): number {
  const others = Object.entries(points).map(([other, given]) => (other === id ? 0 : (given ?? 0)));
  return (points[id] ?? 0) - Math.max(0, ...others) / 10;
}
