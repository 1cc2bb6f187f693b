import type { Adaptation, Adapting } from "#core/adaptation/adaptation.ts";
import type { PersonKey } from "./crypto.ts";
import { clearTask } from "./plan-rows.ts";
import { sameFields } from "./same-fields.ts";
import { type Hex, openWhole, sealWhole, spots } from "./sealing.ts";

/** What adaptation remembers beside the changes themselves: ids, times and counts. */
export type AdaptingRest = Omit<Adapting, "adaptations">;

/** A row of `core.plan_adaptations`, as far as it is read. */
export interface AdaptationRow {
  readonly adaptation_id: Adaptation["id"];
  readonly date: Adaptation["date"];
  readonly timestamp: Adaptation["at"];
  readonly trigger_reason: Adaptation["trigger"];
  readonly action: Adaptation["action"];
  readonly confidence_score: number;
  readonly state: Adaptation["state"];
  readonly user_feedback: "helped" | "not_helped" | null;
  readonly expires_at: Adaptation["expiresAt"];
  readonly sealed: Hex;
}

type SealedAdaptation = Omit<
  Adaptation,
  "id" | "date" | "at" | "trigger" | "action" | "confidence" | "state" | "helped" | "expiresAt"
>;

function adaptationTexts(adaptation: Adaptation): SealedAdaptation {
  const {
    id: _1,
    date: _2,
    at: _3,
    trigger: _4,
    action: _5,
    confidence: _6,
    state: _7,
    helped: _8,
    expiresAt: _9,
    ...texts
  } = adaptation;
  return texts;
}

/** A change of a task as it was saved. */
export function adaptationOf(row: AdaptationRow, key: PersonKey): Adaptation {
  return {
    ...openWhole<SealedAdaptation>(key, spots.adaptation(row.adaptation_id), row.sealed),
    id: row.adaptation_id,
    date: row.date,
    at: row.timestamp,
    trigger: row.trigger_reason,
    action: row.action,
    confidence: row.confidence_score,
    state: row.state,
    helped: row.user_feedback === null ? undefined : row.user_feedback === "helped",
    expiresAt: row.expires_at,
  };
}

/** What adaptation remembers, with the changes of the plan's day. */
export function adaptingOf(
  rest: AdaptingRest | null,
  rows: readonly AdaptationRow[] | null,
  key: PersonKey,
): Adapting | undefined {
  return rest === null ? undefined : { ...rest, adaptations: (rows ?? []).map((row) => adaptationOf(row, key)) };
}

const wasAccepted: Readonly<Record<Adaptation["state"], boolean | null>> = {
  applied: null,
  offered: null,
  explained: null,
  accepted: true,
  declined: false,
  undone: false,
  expired: null,
};

/** The columns of a change, as `core.save_body` takes them; texts that are those of `before` are not sealed again. */
export function adaptationColumns(
  adaptation: Adaptation,
  position: number,
  before: Adaptation | undefined,
  key: PersonKey,
): Readonly<Record<string, unknown>> {
  const { id, helped } = adaptation;
  const texts = adaptationTexts(adaptation);
  const kept = before !== undefined && sameFields(texts, adaptationTexts(before));
  return {
    adaptation_id: id,
    date: adaptation.date,
    position,
    timestamp: adaptation.at,
    trigger_reason: adaptation.trigger,
    action: adaptation.action,
    original_task: clearTask(adaptation.original),
    adapted_task: clearTask(adaptation.adapted),
    confidence_score: adaptation.confidence,
    state: adaptation.state,
    was_accepted: wasAccepted[adaptation.state],
    user_feedback: helped === undefined ? null : helped ? "helped" : "not_helped",
    expires_at: adaptation.expiresAt,
    sealed: kept ? null : sealWhole(key, spots.adaptation(id), texts),
  };
}

/** What differs, by reference, of what adaptation remembers; undefined where nothing does. Changes of days that are over stay where they are. */
export function adaptingChanges(
  before: Adapting | undefined,
  after: Adapting | undefined,
  key: PersonKey,
): Readonly<Record<string, unknown>> | undefined {
  if (before === after) return undefined;
  if (after === undefined) return { forgotten: true };
  const { adaptations, ...rest } = after;
  const known = new Map(before?.adaptations.map((each) => [each.id, each]));
  const changed = adaptations.flatMap((each, position) => {
    const was = known.get(each.id);
    return was === each ? [] : [adaptationColumns(each, position, was, key)];
  });
  const { adaptations: _, ...restBefore } = before ?? { adaptations: [] };
  const sameRest = sameFields(rest, restBefore);
  if (sameRest && changed.length === 0) return undefined;
  return { ...(!sameRest && { rest }), ...(changed.length > 0 && { adaptations: changed }) };
}
