import { linkDiary } from "../../techniques/diary.ts";
import { type Line, type Section, titleAfter, type Work, type WorkId, workLimits } from "../../techniques/work.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, nothing, say, waitFor } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";
import { workReply, adviceOn } from "./work-views.ts";
import { notFound, found, changed } from "./work-commands.ts";

/** Rewrites one section. In the contact diary nothing is rewritten: a correction is a new entry that names the old one. */
export function editWork(
  before: Snapshot,
  wish: {
    readonly workId: WorkId;
    readonly step: string;
    readonly text?: string;
    readonly part?: { readonly goesOn: boolean };
  },
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
  const goesOn = wish.part?.goesOn === true && work.kind !== "diary_entry";
  const calm = !waited ? before : waitFor(before, goesOn ? { ...waited, goesOn } : nothing);
  const lines = linesAfter(section, text);
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

/** The lines of a section with its words again; photos and riddles stay. A list is one line each. */
function linesAfter({ lines, ticked }: Section, text: string): readonly Line[] {
  const split = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const pieces = ticked === undefined ? [text] : split;
  return [...pieces.map((piece) => ({ text: piece })), ...lines.filter((line) => !("text" in line))];
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
