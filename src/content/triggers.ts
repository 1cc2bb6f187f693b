import { z } from "zod";
import { compileTrigger, type Trigger, triggerActions } from "#core/adaptation/trigger.ts";
import { inEveryLocale } from "./in-every-locale.ts";
import { filesOf, lineOfField, type PackProblem, readPackFile } from "./day-files.ts";
import { onceCarried } from "./content-folder.ts";

const name = z.string().regex(/^[a-z][a-z0-9_]{2,39}$/u, "3 to 40 characters, a-z, 0-9, _");
const triggerWords = z.strictObject({
  name: z.string().trim().min(1),
  /** What is so, and what was done about it; the figures are shown beside it. */
  why: z.string().trim().min(1),
});

/** One file of content/triggers: a condition on readings, what it does, and its words. */
export const triggerFileSchema = z.strictObject({
  id: name,
  /** 1 comes first. */
  priority: z.int().min(1).max(9),
  when: z.string().trim().min(1),
  let: z.record(name, z.string().trim().min(1)).default({}),
  action: z.enum(triggerActions),
  /** Each value is younger than so many minutes; two hours unless said otherwise, six at most. */
  fresh_minutes: z.int().min(5).max(360).default(120),
  /** Whether figures that were computed here count. */
  computed: z.boolean().default(true),
  ...inEveryLocale(triggerWords).shape,
});
export type TriggerFile = z.infer<typeof triggerFileSchema>;

/** The trigger files of a pack, and whatever cannot serve, with file, line and rule. */
export interface TriggerFiles {
  readonly triggers: readonly { readonly file: string; readonly written: TriggerFile; readonly trigger: Trigger }[];
  readonly problems: readonly PackProblem[];
}

/** Reads and checks the triggers of a pack; a pack need not have any. */
export function readTriggerFiles(folder: string): TriggerFiles {
  const problems: PackProblem[] = [];
  const triggers = filesOf(folder, "triggers").flatMap((file) => {
    const got = readPackFile(folder, file, triggerFileSchema);
    if (!got.ok) {
      problems.push(...got.problems);
      return [];
    }
    const written = got.data;
    if (file.replace(/^triggers\/|\.[a-z]+$/gu, "") !== written.id)
      problems.push({ file, line: 1, rule: "name", message: `the file of ${written.id} carries another name` });
    const compiled = triggerOf(written);
    if (compiled.ok) return [{ file, written, trigger: compiled.trigger }];
    const { path, message } = compiled.problem;
    const line = lineOfField(folder, file, path);
    problems.push({ file, line, rule: "triggers-hold", message: `${path.join(".")}: ${message}` });
    return [];
  });
  return { triggers, problems };
}

/** The carried triggers and those of other packs, in no order; throws with file and line where one cannot serve, or takes an id twice. */
export const loadTriggers = onceCarried((folder: string, packs: readonly string[] = []): readonly Trigger[] => {
  const loaded = new Map<string, Trigger>();
  for (const pack of [folder, ...packs]) {
    const { triggers, problems } = readTriggerFiles(pack);
    const [problem] = problems;
    if (problem) throw new Error(`${pack}/${problem.file}:${problem.line}: ${problem.rule}: ${problem.message}`);
    for (const { file, trigger } of triggers) {
      if (loaded.has(trigger.id))
        throw new Error(`${pack}/${file}:1: shadows-nothing: there is a trigger ${trigger.id} already`);
      loaded.set(trigger.id, trigger);
    }
  }
  return [...loaded.values()];
});

/** A trigger made ready to be evaluated, or what is wrong with it. */
export function triggerOf(written: TriggerFile): ReturnType<typeof compileTrigger> {
  return compileTrigger({
    id: written.id,
    priority: written.priority,
    when: written.when,
    let: written.let,
    action: written.action,
    freshMinutes: written.fresh_minutes,
    computed: written.computed,
  });
}
