import { checkCondition, neededMetrics } from "./check-expression.ts";
import { compileCondition, type Condition } from "./condition.ts";
import type { Checked, Expression } from "./expression.ts";
import { parseExpression } from "./parse-expression.ts";

export type TriggerId = string & { readonly brand: "TriggerId" };

/** What a trigger does, by the brief's names, in the order in which triggers of one priority take their tasks (day.md). */
export const triggerActions = [
  "switch_to_recovery_activities",
  "reduce_intensity_by_50_percent",
  "prioritize_recovery_activities",
  "upgrade_to_performance_mode",
] as const;
export type TriggerAction = (typeof triggerActions)[number];

/** A trigger as a pack has it. */
export interface TriggerSource {
  readonly id: string;
  readonly priority: number;
  readonly when: string;
  /** Parts of `when` with names of their own. */
  readonly let: Readonly<Record<string, string>>;
  readonly action: TriggerAction;
  /** Each value is younger than so many minutes. */
  readonly freshMinutes: number;
  /** Whether figures that we computed ourselves count. */
  readonly computed: boolean;
}

/** A condition on readings, and what happens to the day where it holds. */
export interface Trigger {
  readonly id: TriggerId;
  readonly priority: number;
  readonly when: string;
  readonly condition: Condition;
  readonly action: TriggerAction;
  readonly freshMs: number;
  readonly computed: boolean;
}

/** Where in a trigger something is wrong, for whoever writes packs. */
export type TriggerProblem = { readonly path: readonly string[]; readonly message: string };

/** Raising is only ever offered, and never on a single figure (safety.md). */
const leastToRaise = 2;

/** Reads and checks a trigger of a pack; refused with the field that is wrong. */
export function compileTrigger(
  source: TriggerSource,
): { readonly ok: true; readonly trigger: Trigger } | { readonly ok: false; readonly problem: TriggerProblem } {
  const refuse = (message: string, ...path: readonly string[]) => ({ ok: false, problem: { path, message } }) as const;
  const names: Record<string, Expression> = {};
  for (const [name, text] of Object.entries(source.let)) {
    const read = parseExpression(text);
    if (!read.ok) return refuse(read.problem.message, "let", name);
    names[name] = read.value;
  }
  const read: Checked<Expression> = parseExpression(source.when);
  const checked = read.ok ? checkCondition(read.value, names) : read;
  if (!checked.ok) return refuse(checked.problem.message, "when");
  const condition = compileCondition(checked.value);
  if (!condition.uses.some(({ of }) => of === "current" || of === "day"))
    return refuse("looks at nothing that is so at present", "when");
  const raises = source.action === "upgrade_to_performance_mode";
  if (raises && neededMetrics(checked.value).size < leastToRaise)
    return refuse("nothing is raised on a single metric", "when");
  if (raises && source.computed) return refuse("nothing is raised on what was computed here", "computed");
  return {
    ok: true,
    trigger: {
      id: source.id as TriggerId,
      priority: source.priority,
      when: source.when,
      condition,
      action: source.action,
      freshMs: source.freshMinutes * 60_000,
      computed: source.computed,
    },
  };
}

/** Triggers in the order in which they take their tasks: by priority, then by what they do, then by id. */
export function triggerOrder(one: Trigger, other: Trigger): number {
  return (
    one.priority - other.priority ||
    triggerActions.indexOf(one.action) - triggerActions.indexOf(other.action) ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
  );
}
