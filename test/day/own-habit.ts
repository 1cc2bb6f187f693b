import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentFolder } from "#content/content-folder.ts";
import { habitFileSchema } from "#content/habit-file.ts";
import { parseYaml } from "#content/yaml.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import { locales } from "#core/person/person.ts";

const text = readFileSync(join(contentFolder, "habits/walking.yaml"), "utf8");

/** Walking as it is carried: its file, the figures that its file begins with, and all of it. */
export const walking = {
  text,
  head: text.slice(0, text.indexOf("\nru:") + 1),
  habit: habitFileSchema.parse(parseYaml(text)),
};

/** The file of a habit of an operator: the given figures, and words like those of walking that copy nobody, for its archetypes. */
export function ownHabit(id: string, head = walking.head.replace(/^id: walking$/mu, `id: ${id}`)): string {
  const { archetypes } = parseYaml(head) as { readonly archetypes: readonly ArchetypeId[] };
  const voiced = <T>(said: Readonly<Partial<Record<ArchetypeId, T>>>) =>
    Object.fromEntries(archetypes.map((archetype) => [archetype, said[archetype]]));
  const own = (node: unknown): unknown => {
    if (typeof node === "string") return `${node} ${id}`;
    if (Array.isArray(node)) return node.map(own);
    return Object.fromEntries(Object.entries(node as object).map(([key, each]) => [key, own(each)]));
  };
  const words = locales.map((locale) => {
    const said = walking.habit[locale];
    const lesson = { ...said.lesson, openings: voiced(said.lesson.openings) };
    const all = { ...said, caution: "…", titles: voiced(said.titles), lesson };
    return `${locale}: ${JSON.stringify(own(all))}\n`;
  });
  return `${head}${words.join("")}`;
}
