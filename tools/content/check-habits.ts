import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { habitFileSchema } from "#content/habit-file.ts";

const known = new Set(
  (JSON.parse(readFileSync("content/evidence/references.json", "utf8")) as { id: string }[]).map(({ id }) => id),
);
let problems = 0;
const tell = (file: string, message: string): void => {
  problems += 1;
  console.log(`${file}: ${message}`);
};
for (const file of process.argv.slice(2)) {
  try {
    const parsed = habitFileSchema.safeParse(parse(readFileSync(file, "utf8")));
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) tell(file, `${path.join(".")}: ${message}`);
      continue;
    }
    const habit = parsed.data;
    for (const id of habit.evidence) if (!known.has(id)) tell(file, `evidence: no ${id}`);
    const { beginner, intermediate, advanced } = habit.scaling;
    if (beginner > intermediate || intermediate > advanced) tell(file, "scaling does not grow");
    if (habit.low > habit.minutes || habit.high < habit.minutes) tell(file, "low ≤ minutes ≤ high");
    if (habit.risks.length > 0 && habit.gentle === undefined) tell(file, "a risk asks for a gentle variant");
    for (const locale of ["ru", "en"] as const) {
      const words = habit[locale];
      for (const [what, said] of [
        ["titles", words.titles],
        ["openings", words.lesson.openings],
      ] as const)
        if (Object.keys(said).toSorted().join() !== [...habit.archetypes].toSorted().join())
          tell(file, `${locale}.${what}: one for each archetype`);
      if (habit.contraindications.length > 0 && !words.caution) tell(file, `${locale}.caution is missing`);
      if ((habit.gentle !== undefined) !== (words.gentle !== undefined)) tell(file, `${locale}.gentle`);
    }
  } catch (error) {
    tell(file, error instanceof Error ? error.message : String(error));
  }
}
console.log(problems === 0 ? "ok" : `${problems} problems`);
