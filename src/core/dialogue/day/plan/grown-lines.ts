import type { Day } from "../../../day/day.ts";
import type { Plan } from "../../../day/plan.ts";
import type { Reply } from "../../turn/reply.ts";

/** That the days grew or shrank, and why: on the day from which it holds, and on no other. Fewer things are no failure, so no share is told of them. */
export function grownLines({ grown }: Pick<Day, "grown">, { date, mode, tasks }: Plan): NonNullable<Reply["lines"]> {
  // A gentle day is not told of more, nor any of a thing that it does not hold.
  if (grown?.on !== date || (mode === "low" && grown.how !== "simpler")) return [];
  const isThere = tasks.some(({ of }) => of.kind === "habit" && of.habit === grown.habit);
  if (grown.how === "longer" && grown.habit !== undefined && !isThere) return [];
  const share = Math.round(grown.share * 100);
  switch (grown.how) {
    case "simpler":
      return [{ say: "grown.simpler" }];
    case "one_more":
      return [{ say: "grown.one_more", with: { share } }];
    case "longer":
      return grown.habit === undefined
        ? []
        : [{ say: "grown.longer", with: { name: { ref: `habit.${grown.habit}.name` }, share } }];
  }
}
