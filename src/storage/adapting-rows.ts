import type { Adaptation, Adapting } from "#core/adaptation/adaptation.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { PersonKey } from "./crypto.ts";
import { clearOf, entityOf, restored, rowOf, sameRow, type Table } from "./entity-row.ts";
import { clear, type Codec, optional, type Row, sealed, sealedLately } from "./field.ts";
import { clearTask } from "./plan-rows.ts";
import { openValue, type SealedValue, sealedValue, spots } from "./sealing.ts";

/** A row of `core.plan_adaptations`, as far as it is looked at before it is opened. */
export type AdaptationRow = Row & { readonly date: LocalDate; readonly position: number };

const wasAccepted: Readonly<Record<Adaptation["state"], boolean | null>> = {
  applied: null,
  offered: null,
  explained: null,
  accepted: true,
  declined: false,
  undone: false,
  expired: null,
};

const feedback: Codec<boolean, "helped" | "not_helped"> = {
  write: (helped) => (helped ? "helped" : "not_helped"),
  read: (said) => said === "helped",
};

const adaptations: Table<Adaptation> = {
  fields: {
    id: clear("adaptation_id"),
    at: clear("timestamp"),
    date: clear("date"),
    trigger: sealedLately("trigger_reason"),
    action: sealedLately("action"),
    original: sealed,
    adapted: sealed,
    block: sealed,
    pushed: optional(sealed),
    calm: optional(sealed),
    state: clear("state"),
    readings: sealed,
    confidence: sealedLately("confidence_score"),
    expiresAt: clear("expires_at"),
    because: sealed,
    helped: clear("user_feedback", feedback),
  },
  seal: { spot: { by: "adaptation_id", of: spots.adaptation }, undefinedAs: "null" },
  derived: {
    original_task: ({ original }) => clearTask(original),
    adapted_task: ({ adapted }) => clearTask(adapted),
    was_accepted: ({ state }) => wasAccepted[state],
  },
};

/** What adaptation remembers beside the changes themselves: which triggers fired, and what was said of them; sealed as a whole in the column `adapting` of the day. */
const adaptings: Table<Adapting, "adaptations"> = {
  fields: { keepPlan: clear("keepPlan"), fired: clear("fired"), feedback: clear("feedback") },
};

/** A change of a task as it was saved. */
export function adaptationOf(row: Row, key: PersonKey): Adaptation {
  return entityOf(adaptations, row, key);
}

/** What adaptation remembers, with the changes of the plan's day. */
export function adaptingOf(rest: Row | null, rows: readonly Row[] | null, key: PersonKey): Adapting | undefined {
  if (rest === null) return undefined;
  const opened = "sealed" in rest ? openValue<Row>(key, spots.adapting, rest as unknown as SealedValue) : rest;
  return { ...restored(adaptings, opened, {}), adaptations: (rows ?? []).map((row) => adaptationOf(row, key)) };
}

/** What adaptation remembers beside the changes themselves, as `core.save_body` takes it. */
export const adaptingColumns = (adapting: Adapting, key: PersonKey): SealedValue =>
  sealedValue(key, spots.adapting, clearOf(adaptings, adapting));

/** The columns of a change, as `core.save_body` takes them; texts that are those of `before` are not sealed again. */
export function adaptationColumns(
  adaptation: Adaptation,
  position: number,
  before: Adaptation | undefined,
  key: PersonKey,
): Row {
  return { ...rowOf(adaptations, adaptation, key, before), position };
}

/** What differs, by reference, of what adaptation remembers; undefined where nothing does. Changes of days that are over stay where they are. */
export function adaptingChanges(
  before: Adapting | undefined,
  after: Adapting | undefined,
  key: PersonKey,
): Row | undefined {
  if (before === after) return undefined;
  if (after === undefined) return { forgotten: true };
  const known = new Map(before?.adaptations.map((each) => [each.id, each]));
  const changed = after.adaptations.flatMap((each, position) => {
    const was = known.get(each.id);
    return was === each ? [] : [adaptationColumns(each, position, was, key)];
  });
  const sameRest = before !== undefined && sameRow(adaptings, after, before);
  if (sameRest && changed.length === 0) return undefined;
  return {
    ...(!sameRest && { rest: adaptingColumns(after, key) }),
    ...(changed.length > 0 && { adaptations: changed }),
  };
}
