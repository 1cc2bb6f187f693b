import type { PersonId } from "#core/person/person.ts";
import type { Decision } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Metrics } from "#app/ports.ts";

/** One thing to count; nothing in it is about the body or a person's word. */
export interface DayCount {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What of a decision is counted about health days: plans, words that we began, what became of tasks. A pure look at its journal. */
export function dayCounts({ journal, erase }: Pick<Decision, "journal" | "erase">): readonly DayCount[] {
  if (erase) return [];
  return journal.flatMap(({ kind, because: { rule, inputs } }): readonly DayCount[] => {
    switch (kind) {
      case "plan_made":
        return [{ name: "day_plans_total", labels: { why: rule === "morning" ? "new" : "again" } }];
      case "reminded":
        return [{ name: "day_reminders_total", labels: { kind: rule === "morning" ? "morning" : "block" } }];
      case "task_marked":
      case "task_moved":
        return [{ name: "day_tasks_total", labels: { outcome: String(inputs?.["how"] ?? "unknown") } }];
      default:
        return [];
    }
  });
}

/** Counts what every decision does about health days. */
export function createDayWatch(metrics: Pick<Metrics, "count">): {
  decided(personId: PersonId, before: Snapshot, decision: Decision): void;
} {
  return {
    decided(_personId, _before, decision) {
      for (const { name, labels } of dayCounts(decision)) metrics.count(name, labels);
    },
  };
}
