import type { WorkKind } from "../../techniques/technique.ts";
import { type Work, type WorkId, type WorkStatus, nameRef } from "../../techniques/work.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { closed } from "./exercise-gate.ts";
import { earn, gateOf } from "./journey-turn.ts";
import { deny, entry, nothing, say, waitFor, withDialogue } from "../turn/outcome.ts";
import type { Command } from "../turn/command.ts";
import { turning } from "../turn/pages.ts";
import type { Button, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { listButton, titleParams, beginButton, workReply, adviceOn, mayBecome } from "./work-views.ts";

/** The kinds of works with a button of their own above the list, row by row. */
const quickKinds = [
  ["letter", "quest"],
  ["diary_entry", "checklist"],
] as const satisfies readonly (readonly WorkKind[])[];

/** The person's works: listed, opened, changed, printed, deleted. They are loaded for the command (`worksFor`). */

export const notFound = (before: Snapshot): Decision =>
  deny(before, "work_not_found", { say: "work.not_found", buttons: [[listButton(undefined)]] });

export function found(before: Snapshot, workId: WorkId): Work | undefined {
  return before.works.find(({ id, deleted }) => id === workId && !deleted);
}

/** A page of what the person made, of one kind or of all, and what they have begun to make. */
export function listWorks(
  before: Snapshot,
  { kind, from = 0 }: { readonly kind?: WorkKind; readonly from?: number },
  context: Pick<DecisionContext, "library">,
): Decision {
  const begun = before.exercises.filter(({ technique }) => {
    const { makes } = context.library.techniques[technique];
    return makes !== undefined && (kind === undefined || makes === kind);
  });
  const size = before.pages?.entries ?? before.works.length;
  const shown = before.works.slice(0, size);
  const page = (at: number): Command => ({ do: "works", ...(kind ? { kind } : {}), from: at });
  const turn = turning({ from, size, more: before.works.length > size }, page);
  const begin = beginButton(kind);
  const files: Button[] =
    kind === "diary_entry" && shown.length > 0
      ? [
          { label: "button.diary_pdf", press: { do: "diary_file", format: "pdf" } },
          { label: "button.diary_csv", press: { do: "diary_file", format: "csv" } },
        ]
      : [];
  const kinds: Button[][] =
    kind === undefined
      ? quickKinds.map((row) =>
          row.map(
            (each): Button => ({
              label: "button.quick",
              with: { text: { ref: `work.${each}.many` satisfies WordKey } },
              press: { do: "works", kind: each },
            }),
          ),
        )
      : [];
  return say(before, {
    say: shown.length > 0 ? "works.list" : begun.length > 0 ? "works.begun" : "works.none",
    with: { kind: { ref: kind ? (`work.${kind}.many` satisfies WordKey) : "work.all" } },
    lines: shown.map((work) => ({ say: "works.line", with: titleParams(work, before.person.timeZone) })),
    buttons: [
      ...(from > 0 ? [] : begun).map((exercise): Button[] => [
        {
          label: "button.resume_named",
          with: { text: nameRef(exercise.technique) },
          press: { do: "resume", exerciseId: exercise.id },
        },
      ]),
      ...shown.map((work): Button[] => [
        { label: "button.quick", with: { text: work.title }, press: { do: "work", workId: work.id } },
      ]),
      ...turn,
      ...(files.length > 0 ? [files] : []),
      ...(begin ? [[begin]] : []),
      ...kinds,
    ],
    ...(from > 0 ? { place: "edit" } : {}),
  });
}

export function openWork(before: Snapshot, workId: WorkId, context: DecisionContext): Decision {
  const work = found(before, workId);
  return work ? say(before, workReply(before, work, context)) : notFound(before);
}

export function changed(
  before: Snapshot,
  work: Work,
  context: DecisionContext,
  rule: string,
  ...replies: readonly Reply[]
): Decision {
  const saved: Work = { ...work, changedAt: context.now };
  const after: Snapshot = { ...before, works: before.works.map((each) => (each.id === work.id ? saved : each)) };
  return {
    ...say(after, ...replies, workReply(before, saved, context, replies.length === 0 ? "edit" : undefined)),
    savedWorks: [saved],
    journal: [entry("work_changed", { rule, inputs: { kind: work.kind } })],
  };
}

/** What became of a work in life: a letter was sent, a quest was played. We send nothing ourselves. */
export function markWork(before: Snapshot, workId: WorkId, status: WorkStatus, context: DecisionContext): Decision {
  const work = found(before, workId);
  if (!work) return notFound(before);
  if (work.status === status) return say(before, workReply(before, work, context, "edit"));
  if (!mayBecome(work, gateOf(before, context).gate).includes(status)) {
    return mayBecome(work, "open").includes(status)
      ? closed(before, context.library.techniques[work.technique])
      : deny(before, "invalid", workReply(before, work, context));
  }
  const advice = status === "to_send" ? adviceOn({ ...work, status }, before, context) : undefined;
  if (advice) return deny(before, "invalid", advice, workReply(before, work, context));
  const calm = status === "opened" ? withoutCapsule(before, workId) : before;
  const marked = changed(calm, { ...work, status }, context, `marked_${status}`);
  if (status !== "played") return marked;
  const earned = earn(marked.after, "quest_completed", `work:${workId}:played`, context);
  return {
    ...marked,
    after: earned.after,
    replies: [...marked.replies, ...earned.replies],
    journal: [...marked.journal, ...earned.journal],
  };
}

/** A letter whose day has come, or that is gone, reminds of itself no more. */
export function withoutCapsule(snapshot: Snapshot, workId: WorkId): Snapshot {
  const { journey } = snapshot;
  if (!journey?.capsules.some(({ work }) => work === workId)) return snapshot;
  return { ...snapshot, journey: { ...journey, capsules: journey.capsules.filter(({ work }) => work !== workId) } };
}

/** Deletes a work for good, after a yes. Progress and milestones stay; of a diary entry the empty link stays, so that the chain holds. */
export function deleteWork(before: Snapshot, workId: WorkId, confirmed: boolean, context: DecisionContext): Decision {
  const work = found(before, workId);
  if (!work) return notFound(before);
  if (!confirmed) {
    return deny(before, "confirm_first", {
      say: work.kind === "diary_entry" ? "work.confirm_delete_diary" : "work.confirm_delete",
      with: { title: work.title },
      buttons: [
        [{ label: "button.delete_yes", press: { do: "delete_work", workId, confirmed: true } }],
        [{ label: "button.cancel", press: { do: "work", workId } }],
      ],
    });
  }
  const { waiting } = before.dialogue;
  const calm = waiting.for === "work_section" && waiting.workId === workId ? waitFor(before, nothing) : before;
  const planGone = calm.dialogue.safetyPlan === workId ? withDialogue(calm, { safetyPlan: undefined }) : calm;
  const lighter = withoutCapsule(planGone, workId);
  const after: Snapshot = {
    ...lighter,
    // What comes next is thought over again; what was reached is not.
    ...(lighter.journey ? { journey: { ...lighter.journey, revision: lighter.journey.revision + 1 } } : {}),
    works: lighter.works.filter(({ id }) => id !== workId),
  };
  const emptied: Work = { ...work, sections: [], title: "", deleted: true, changedAt: context.now };
  return {
    ...say(after, { say: "work.deleted", place: "edit", buttons: [[listButton(work.kind)]] }),
    ...(work.diary ? { savedWorks: [emptied] } : { removedWorks: [workId] }),
    journal: [entry("work_deleted", { rule: "person_chose", inputs: { kind: work.kind } })],
  };
}

/** A work to print. */
export function workFile(before: Snapshot, workId: WorkId): Decision {
  return found(before, workId) ? say(before, { say: "work.file", file: { make: "work", workId } }) : notFound(before);
}
