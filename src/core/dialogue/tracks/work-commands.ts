import { localDate } from "../../time/local-date.ts";
import { linkDiary } from "../../techniques/diary.ts";
import type { WorkKind } from "../../techniques/technique.ts";
import {
  type Line,
  type Section,
  stepRef,
  titleAfter,
  type Work,
  type WorkId,
  workLimits,
  type WorkStatus,
  nameRef,
} from "../../techniques/work.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { closed } from "./exercise-commands.ts";
import { earn, gateOf } from "./journey-turn.ts";
import { deny, entry, nothing, say, waitFor, withDialogue } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";

/** The kinds of works with a button of their own above the list, row by row. */
const quickKinds = [
  ["letter", "quest"],
  ["diary_entry", "checklist"],
] as const satisfies readonly (readonly WorkKind[])[];

/** The person's works: listed, opened, changed, printed, deleted. They are loaded for the command (`worksFor`). */

const listButton = (kind: WorkKind | undefined): Button => ({
  label: "button.works",
  press: { do: "works", ...(kind ? { kind } : {}) },
});

const notFound = (before: Snapshot): Decision =>
  deny(before, "work_not_found", { say: "work.not_found", buttons: [[listButton(undefined)]] });

function found(before: Snapshot, workId: WorkId): Work | undefined {
  return before.works.find(({ id, deleted }) => id === workId && !deleted);
}

function titleParams(work: Work, timeZone: string): NonNullable<Reply["with"]> {
  return {
    title: work.title,
    icon: { ref: `work.${work.kind}.icon` satisfies WordKey },
    date: localDate(work.createdAt, timeZone),
  };
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
  const shown = before.works.slice(0, workLimits.page);
  const more = before.works.length > workLimits.page;
  const page = (at: number): Button["press"] => ({ do: "works", ...(kind ? { kind } : {}), from: at });
  const turn: Button[] = [
    ...(from > 0 ? [{ label: "button.earlier", press: page(Math.max(0, from - workLimits.page)) } as const] : []),
    ...(more ? [{ label: "button.more", press: page(from + workLimits.page) } as const] : []),
  ];
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
      ...(turn.length > 0 ? [turn] : []),
      ...(files.length > 0 ? [files] : []),
      ...(begin ? [[begin]] : []),
      ...kinds,
    ],
    ...(from > 0 ? { place: "edit" } : {}),
  });
}

const beginningOf: Partial<Record<WorkKind, Button>> = {
  letter: { label: "button.write_letter", press: { do: "begin", technique: "letter_to_child" } },
  quest: { label: "button.make_quest", press: { do: "begin", technique: "create_quest" } },
  diary_entry: { label: "button.contact_diary", press: { do: "begin", technique: "contact_diary" } },
  safety_plan: { label: "button.safety_plan", press: { do: "begin", technique: "safety_plan" } },
};

function beginButton(kind: WorkKind | undefined): Button | undefined {
  return kind && beginningOf[kind];
}

function lineReply(line: Line, index: number, section: Section): NonNullable<Reply["lines"]>[number] {
  if ("riddle" in line) return { say: "exercise.riddle", with: { question: line.riddle, answer: line.answer } };
  if ("photo" in line) return { say: "work.photo", with: { number: index + 1 } };
  const text = "text" in line ? line.text : line;
  if (section.ticked === undefined) return { say: "work.line", with: { text } };
  return { say: section.ticked.includes(index) ? "work.ticked" : "work.unticked", with: { text } };
}

const markLabels: Readonly<Partial<Record<WorkStatus, Button["label"]>>> = {
  to_send: "button.mark_to_send",
  sent: "button.mark_sent",
  unsent: "button.mark_unsent",
  opened: "button.mark_opened",
  played: "button.mark_played",
};

/** What may be said of a work's state next, as buttons. */
function statusButtons(work: Work, gate: Gate): Button[] {
  return mayBecome(work, gate).flatMap((status) => {
    const label = markLabels[status];
    return label ? [{ label, press: { do: "mark_work", workId: work.id, status } }] : [];
  });
}

/** One work in full, with everything that can be done with it. */
function workReply(before: Snapshot, work: Work, context: DecisionContext, place?: Reply["place"]): Reply {
  const { timeZone } = before.person;
  const editable = work.sections.filter(({ lines }) => lines.some((line) => "text" in line));
  const status = statusButtons(work, gateOf(before, context).gate);
  const ticks = work.sections.flatMap((section) =>
    section.ticked === undefined
      ? []
      : section.lines.map((line, index): Button[] => [
          {
            label: section.ticked?.includes(index) ? "button.chosen" : "button.quick",
            with: { text: "text" in line ? line.text : "ref" in line ? line : "" },
            press: { do: "tick_work", workId: work.id, step: section.step, line: index },
          },
        ]),
  );
  return {
    say: "work.show",
    with: {
      ...titleParams(work, timeZone),
      status: { ref: `work.status.${work.status}` satisfies WordKey },
      opens: work.opensOn ?? "",
    },
    lines: work.sections.flatMap((section) => [
      { say: "work.head", with: { text: section.head } } as const,
      ...section.lines.map((line, index) => lineReply(line, index, section)),
    ]),
    buttons: [
      ...ticks.slice(0, 20),
      ...(status.length > 0 ? [status] : []),
      ...editable.slice(0, 8).map((section): Button[] => [
        {
          label: "button.edit_section",
          with: { text: section.head },
          press: { do: "edit_work", workId: work.id, step: section.step },
        },
      ]),
      [
        { label: "button.print", press: { do: "work_file", workId: work.id } },
        { label: "button.delete", press: { do: "delete_work", workId: work.id } },
      ],
      [listButton(work.kind)],
    ],
    ...(place ? { place } : {}),
  };
}

export function openWork(before: Snapshot, workId: WorkId, context: DecisionContext): Decision {
  const work = found(before, workId);
  return work ? say(before, workReply(before, work, context)) : notFound(before);
}

function changed(
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

/** Telegram cuts longer words into messages of 4096 characters; one that is nearly that long is likely to be followed by its rest. */
const fullMessage = 3900;

/** Rewrites one section. In the contact diary nothing is rewritten: a correction is a new entry that names the old one. */
export function editWork(
  before: Snapshot,
  wish: { readonly workId: WorkId; readonly step: string; readonly text?: string; readonly part?: true },
  context: DecisionContext,
): Decision {
  const work = found(before, wish.workId);
  const section = work?.sections.find(({ step }) => step === wish.step);
  if (!work || !section) return notFound(before);
  if (wish.text === undefined) {
    return say(waitFor(before, { for: "work_section", workId: work.id, step: section.step }), {
      say: work.kind === "diary_entry" ? "work.ask_correction" : "work.ask_section",
      with: { text: section.head },
      buttons: [[{ label: "button.cancel", press: { do: "cancel" } }]],
    });
  }
  const { waiting } = before.dialogue;
  const waited = waiting.for === "work_section" && waiting.workId === work.id ? waiting : undefined;
  const earlier =
    wish.part && waited?.goesOn ? section.lines.flatMap((line) => ("text" in line ? [line.text] : [])) : [];
  const text = [...earlier, wish.text.trim()].join("\n");
  if (wish.text.trim() === "") return deny(before, "empty", { say: "text.empty" });
  if (text.length > workLimits.line)
    return deny(before, "too_long", { say: "text.too_long", with: { limit: workLimits.line } });
  const goesOn = wish.part && wish.text.length >= fullMessage && work.kind !== "diary_entry";
  const calm = !waited ? before : waitFor(before, goesOn ? { ...waited, goesOn } : nothing);
  const pieces =
    section.ticked === undefined
      ? [text]
      : text
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "");
  const lines: readonly Line[] = [
    ...pieces.map((piece) => ({ text: piece })),
    ...section.lines.filter((line) => !("text" in line)),
  ];
  const rewritten: Section = { ...section, lines, ...(section.ticked ? { ticked: [] } : {}) };
  const sections = work.sections.map((each) => (each.step === section.step ? rewritten : each));
  const title = titleAfter(work, section, rewritten);
  if (work.kind !== "diary_entry" || !calm.journey) {
    const advice = adviceOn({ ...work, sections }, before, context);
    const status = advice ? "unsent" : work.status;
    const replies: Reply[] = [{ say: "work.saved" }, ...(advice ? [advice] : [])];
    return changed(calm, { ...work, title, sections, status }, context, "person_rewrote", ...replies);
  }
  const correction: Work = {
    ...work,
    id: context.newId() as WorkId,
    title,
    sections,
    createdAt: context.now,
    changedAt: context.now,
  };
  const linked = linkDiary(correction, calm.journey.diary, context.library.digest, work.id);
  return {
    ...say(
      { ...calm, journey: { ...calm.journey, diary: linked.end } },
      { say: "work.corrected" },
      workReply(before, linked.work, context),
    ),
    savedWorks: [linked.work],
    journal: [entry("work_changed", { rule: "diary_correction", inputs: { kind: work.kind } })],
  };
}

/** A letter to send is looked over again when it is rewritten, or becomes one; what may weigh on the child makes it one that stays. */
function adviceOn(work: Work, { person }: Snapshot, { library }: DecisionContext): Reply | undefined {
  if (work.status !== "to_send") return undefined;
  const texts = work.sections.flatMap(({ lines }) => lines.flatMap((line) => ("text" in line ? [line.text] : [])));
  for (const { id, ask } of library.techniques[work.technique].steps) {
    const findings = ask.kind === "check" ? library.check(ask.check, texts.join("\n"), person.locale) : [];
    if (ask.kind !== "check" || findings.length === 0) continue;
    return {
      say: "exercise.step",
      with: { text: stepRef(work.technique, id, "say") },
      lines: findings.map(({ code, quote }) => ({
        say: "exercise.finding",
        with: { quote, advice: { ref: `check.${ask.check}.${code}.advice` } },
      })),
    };
  }
  return undefined;
}

export function tickWork(
  before: Snapshot,
  wish: { readonly workId: WorkId; readonly step: string; readonly line: number },
  context: DecisionContext,
): Decision {
  const work = found(before, wish.workId);
  const section = work?.sections.find(({ step }) => step === wish.step);
  if (!work || !section?.ticked || section.lines[wish.line] === undefined) return notFound(before);
  const ticked = section.ticked.includes(wish.line)
    ? section.ticked.filter((line) => line !== wish.line)
    : [...section.ticked, wish.line];
  const sections = work.sections.map((each) => (each.step === section.step ? { ...each, ticked } : each));
  return changed(before, { ...work, sections }, context, "person_ticked");
}

type Gate = ReturnType<typeof gateOf>["gate"];

/**
 * What may be said of a work next: only a quest is played, only a letter is sent, kept or opened. On the safety-only path nothing reaches
 * the child, whatever a work was meant for before.
 */
export function mayBecome(
  { kind, status, technique }: Pick<Work, "kind" | "status" | "technique">,
  gate: Gate,
): readonly WorkStatus[] {
  if (kind === "quest") return status === "played" || gate === "safety" ? [] : ["played"];
  if (kind !== "letter") return [];
  if (status === "to_send") return gate === "safety" ? ["unsent"] : ["sent", "unsent"];
  if (status === "capsule") return ["opened"];
  // Kept for oneself or marked as sent by mistake: a letter to the child may be meant to be given after all.
  return technique === "letter_to_child" && gate === "open" ? ["to_send"] : [];
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
