import { readFileSync, writeFileSync } from "node:fs";
import { readDayPack } from "#content/day-files.ts";
import type { HabitFile } from "#content/habit-file.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { type EvidenceStrength, evidenceStrengths } from "#core/day/evidence.ts";
import { habitCategories } from "#core/day/habit.ts";

type Strengths = ReadonlyMap<string, EvidenceStrength>;

const short = (id: string): string =>
  id
    .split("_")
    .map((word) => word[0]?.toUpperCase())
    .join("");
const readable = (id: string): string => id.replaceAll("_", " ");
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const head = (...cells: readonly string[]): readonly string[] => [row(...cells), row(...cells.map(() => "---"))];

/** The strongest and the weakest of a habit's sources; the same where it has but one kind. */
function strengthsOf({ evidence }: HabitFile, strengths: Strengths): readonly [string, string] {
  const grades = evidence.map((id) => evidenceStrengths.indexOf(strengths.get(id) ?? "null"));
  const name = (grade: number): string => evidenceStrengths[grade] ?? "null";
  return [name(Math.min(...grades)), name(Math.max(...grades))];
}

/** All habits of a pack as a page: how many there are of what, and what each stands on. */
export function habitTable(contentDir: string): string {
  const { habits: files } = readDayPack(contentDir);
  const habits = files.map(({ habit }) => habit);
  const references = JSON.parse(readFileSync(`${contentDir}/evidence/references.json`, "utf8")) as readonly {
    readonly id: string;
    readonly strength: EvidenceStrength;
  }[];
  const strengths: Strengths = new Map(references.map(({ id, strength }) => [id, strength]));
  const countBy = (fits: (habit: HabitFile) => boolean) => {
    const chosen = habits.filter(fits);
    return [
      chosen.length,
      ...evidenceStrengths.map(
        (strength) => chosen.filter((each) => strengthsOf(each, strengths)[0] === strength).length,
      ),
    ];
  };
  const counted = (what: string): readonly string[] => head(what, "habits", ...evidenceStrengths);
  return [
    "# Habits",
    "",
    "What health days choose from. `node tools/habit-table.ts` writes this page from `content/habits`; how to add one: [content-guide.md](content-guide.md).",
    "The columns *strong* to *null* count habits by the strongest of their sources in `content/evidence/references.json`.",
    "A strong source says that the finding is firm, never that a habit works for everybody; where all are weak, the habit's own words say so.",
    "",
    "## By archetype",
    "",
    ...counted("archetype"),
    ...archetypeIds.map((id) =>
      row(`${readable(id)} (${short(id)})`, ...countBy(({ archetypes }) => archetypes.includes(id))),
    ),
    row("all", ...countBy(() => true)),
    "",
    "## By category",
    "",
    ...counted("category"),
    ...habitCategories.map((id) => row(readable(id), ...countBy(({ category }) => category === id))),
    "",
    "## By difficulty",
    "",
    ...counted("difficulty"),
    ...Array.from({ length: 10 }, (_, index) =>
      row(index + 1, ...countBy(({ difficulty }) => difficulty === index + 1)),
    ),
    "",
    "## One by one",
    "",
    ...head(
      "habit",
      "category",
      "archetypes",
      "difficulty",
      "minutes",
      "first master",
      "risks",
      "not with",
      "evidence",
    ),
    ...habits.map((habit) => {
      const [strongest, weakest] = strengthsOf(habit, strengths);
      const grades = strongest === weakest ? strongest : `${strongest} to ${weakest}`;
      return row(
        `${habit.en.name} (\`${habit.id}\`)`,
        readable(habit.category),
        habit.archetypes.map(short).join(" "),
        habit.difficulty,
        habit.minutes,
        habit.prerequisites.map((id) => `\`${id}\``).join(" "),
        habit.risks.map(readable).join(", "),
        habit.contraindications.length,
        `${grades} (${habit.evidence.length})`,
      );
    }),
    "",
    "*Not with*: how many contraindication codes speak against it; *evidence*: from the strongest source to the weakest, and how many there are.",
    "",
  ].join("\n");
}

if (import.meta.main) writeFileSync("docs/habits.md", habitTable("content"));
