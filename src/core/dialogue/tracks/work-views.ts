import { localDate } from "../../time/local-date.ts";
import type { WorkKind } from "../../techniques/technique.ts";
import { type Line, type Section, stepRef, type Work, type WorkStatus } from "../../techniques/work.ts";
import type { DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { gateOf } from "./journey-turn.ts";
import type { Button, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";

export const listButton = (kind: WorkKind | undefined): Button => ({
  label: "button.works",
  press: { do: "works", ...(kind ? { kind } : {}) },
});

export function titleParams(work: Work, timeZone: string): NonNullable<Reply["with"]> {
  return {
    title: work.title,
    icon: { ref: `work.${work.kind}.icon` satisfies WordKey },
    date: localDate(work.createdAt, timeZone),
  };
}

const beginningOf: Partial<Record<WorkKind, Button>> = {
  letter: { label: "button.write_letter", press: { do: "begin", technique: "letter_to_child" } },
  quest: { label: "button.make_quest", press: { do: "begin", technique: "create_quest" } },
  diary_entry: { label: "button.contact_diary", press: { do: "begin", technique: "contact_diary" } },
  safety_plan: { label: "button.safety_plan", press: { do: "begin", technique: "safety_plan" } },
};

export function beginButton(kind: WorkKind | undefined): Button | undefined {
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

/** One work to be read, and no more. */
export function readOnlyReply(work: Work, timeZone: string): Reply {
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
  };
}

/** One work in full, with everything that can be done with it. */
export function workReply(before: Snapshot, work: Work, context: DecisionContext, place?: Reply["place"]): Reply {
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
    ...readOnlyReply(work, before.person.timeZone),
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

/** A letter to send is looked over again when it is rewritten, or becomes one; what may weigh on the child makes it one that stays. */
export function adviceOn(work: Work, { person }: Snapshot, { library }: DecisionContext): Reply | undefined {
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
