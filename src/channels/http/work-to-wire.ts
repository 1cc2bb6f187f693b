import { toWireInstant } from "#contract/instant.ts";
import type { WorkSummaryWire, WorkWire } from "#contract/work.ts";
import { gateOf } from "#core/dialogue/tracks/journey-turn.ts";
import { mayBecome } from "#core/dialogue/tracks/work-views.ts";
import type { Line, Work } from "#core/techniques/work.ts";
import type { Shown } from "./show.ts";

type LineWire = WorkWire["sections"][number]["lines"][number];

export function workSummary(work: Work, { text }: Pick<Shown, "text">): WorkSummaryWire {
  return {
    id: work.id,
    kind: work.kind,
    technique: work.technique,
    title: text(work.title),
    status: work.status,
    created_at: toWireInstant(work.createdAt),
    changed_at: toWireInstant(work.changedAt),
    opens_on: work.opensOn ?? null,
  };
}

function lineWire(line: Line, ticked: boolean | null, { text }: Pick<Shown, "text">): LineWire {
  const plain = { answer: null, photo_id: null, ticked };
  if ("text" in line) return { ...plain, kind: "own", text: line.text };
  if ("photo" in line) return { ...plain, kind: "photo", text: "", photo_id: line.photo };
  if ("riddle" in line) return { ...plain, kind: "riddle", text: text(line.riddle), answer: text(line.answer) };
  return { ...plain, kind: "words", text: text(line) };
}

/** One work in full, in the person's language. */
export function workToWire(work: Work, shown: Shown): WorkWire {
  const { diary } = work;
  return {
    ...workSummary(work, shown),
    sections: work.sections.map(({ step, head, lines, ticked }) => ({
      step,
      head: shown.text(head),
      editable: lines.some((line) => "text" in line),
      lines: lines.map((line, index) => lineWire(line, ticked === undefined ? null : ticked.includes(index), shown)),
    })),
    may_become: [...mayBecome(work, gateOf(shown.snapshot, shown.around).gate)],
    diary:
      diary === undefined
        ? null
        : { number: diary.number, previous: diary.previous, hash: diary.hash, corrects: diary.corrects ?? null },
  };
}
