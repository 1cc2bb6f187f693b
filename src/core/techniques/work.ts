import type { FreeText } from "../text/free-text.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Answer, Exercise } from "./exercise.ts";
import type { Technique, TechniqueId, TechniqueStep, TextRef, WorkKind } from "./technique.ts";
import { type Surroundings, wayOf } from "./walk.ts";
import { cut } from "../text/cut.ts";

export type WorkId = string & { readonly brand: "WorkId" };

/** One line of a work: the person's own words, words of content, a riddle with its answer, or a photo. */
export type Line =
  | { readonly text: FreeText }
  | TextRef
  | { readonly riddle: TextRef; readonly answer: TextRef }
  | { readonly photo: string };

export interface Section {
  /** The step that it came from; unique within the work. */
  readonly step: string;
  readonly head: TextRef;
  readonly lines: readonly Line[];
  /** Lines that were ticked off, by index; only where the section is a list of things to do. */
  readonly ticked?: readonly number[];
}

/**
 * `kept` is the plain case. A letter is `to_send`, `unsent` or a `capsule`, later `sent` or `opened`; a quest is `for_later` while there is
 * no contact, and `played` in the end.
 */
export const workStatuses = ["kept", "to_send", "unsent", "capsule", "sent", "opened", "for_later", "played"] as const;
export type WorkStatus = (typeof workStatuses)[number];

/** A link of the contact diary's chain: a correction is a new entry, and deletion leaves only the hash. */
export interface DiaryLink {
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
  readonly corrects: WorkId | undefined;
}

/** What an exercise left, and the person keeps: listed, reopened, edited, exported, deleted. */
export interface Work {
  readonly id: WorkId;
  readonly kind: WorkKind;
  readonly technique: TechniqueId;
  readonly title: FreeText | TextRef;
  readonly sections: readonly Section[];
  readonly status: WorkStatus;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly opensOn: LocalDate | undefined;
  readonly diary: DiaryLink | undefined;
  /** Only a diary entry stays as an empty link; everything else is gone when it is deleted. */
  readonly deleted: boolean;
}

export const workLimits = { title: 80, line: 20_000 } as const;

export const stepRef = (technique: TechniqueId, step: string, part: string): TextRef => ({
  ref: `technique.${technique}.${step}.${part}`,
});
export const nameRef = (technique: TechniqueId): TextRef => ({ ref: `technique.${technique}.name` });

function linesOf(technique: TechniqueId, step: TechniqueStep, exercise: Exercise): readonly Line[] {
  const answer = exercise.answers[step.id];
  switch (answer?.kind) {
    case "choice":
      return [stepRef(technique, step.id, `option.${answer.option}`)];
    case "several":
      return answer.options.map((option) => stepRef(technique, step.id, `option.${option}`));
    case "scale":
      return [{ text: `${answer.value}` }];
    case "text":
      return [{ text: answer.text }];
    case "pages":
      return answer.texts.map((text) => ({ text }));
    case "list":
      return answer.items.map((text) => ({ text }));
    case "date":
      return [{ text: answer.date }];
    case "photos":
      return answer.photos.map((photo) => ({ photo }));
    case "riddles":
      return answer.riddles.map((id) => ({
        riddle: { ref: `riddle.${id}.question` },
        answer: { ref: `riddle.${id}.answer` },
      }));
    case "told":
    case "skipped":
    case "check":
    case undefined:
      return [];
  }
}

/** The answer of the first of these steps that the person came through, as the exercise stands now. */
function answerOf(
  technique: Technique,
  exercise: Exercise,
  steps: readonly string[],
  around: Surroundings,
): Answer | undefined {
  const came = wayOf(technique, exercise, around).map(({ id }) => id);
  return steps
    .filter((step) => came.includes(step))
    .map((step) => exercise.answers[step])
    .find((answer) => answer !== undefined);
}

/** How a finished work stands: what the person chose, but never "to send" where a check was left unanswered or contact is not safe. */
function statusOf(technique: Technique, exercise: Exercise, around: Surroundings): WorkStatus {
  const meant = answerOf(technique, exercise, technique.statusFrom, around);
  const wish = meant?.kind === "choice" ? meant.option : "unsent";
  if (technique.makes === "quest") return around.gate === "safety" || wish === "later" ? "for_later" : "kept";
  if (technique.makes !== "letter") return "kept";
  if (wish === "capsule") return "capsule";
  const kept = Object.values(exercise.answers).some((answer) => answer.kind === "check" && answer.verdict === "kept");
  return wish === "send" && around.gate === "open" && !kept ? "to_send" : "unsent";
}

function titleOf(technique: Technique, exercise: Exercise, around: Surroundings): string | TextRef {
  const answer = answerOf(technique, exercise, technique.titleFrom, around);
  const words = answer?.kind === "text" ? answer.text : answer?.kind === "list" ? answer.items[0] : undefined;
  return words === undefined ? nameRef(technique.id) : shortened(words);
}

/** The title after a section was rewritten: one that was the beginning of the old words does not outlive them. */
export function titleAfter(work: Work, before: Section, after: Section): Work["title"] {
  const [old, now] = [before, after].map(({ lines }) => lines.find((line) => "text" in line)?.text);
  return old !== undefined && now !== undefined && work.title === shortened(old) ? shortened(now) : work.title;
}

/** At most a line, cut between words where there are any. */
function shortened(words: string): string {
  const title = words.replace(/\s+/g, " ");
  if (title.length <= workLimits.title) return title;
  const beginning = cut(title, workLimits.title);
  const end = beginning.lastIndexOf(" ");
  return end > workLimits.title / 2 ? `${beginning.slice(0, end)}…` : beginning;
}

/** What a finished exercise leaves; undefined where it leaves nothing to keep. */
export function makeWork(technique: Technique, exercise: Exercise, id: WorkId, around: Surroundings): Work | undefined {
  if (technique.makes === undefined) return undefined;
  const sections = wayOf(technique, exercise, around)
    .filter((step) => step.keep)
    .map((step): Section => {
      const section = {
        step: step.id,
        head: stepRef(technique.id, step.id, "head"),
        lines: linesOf(technique.id, step, exercise),
      };
      return technique.makes === "checklist" ? { ...section, ticked: [] } : section;
    })
    .filter(({ lines }) => lines.length > 0);
  const opens = answerOf(technique, exercise, technique.opensFrom, around);
  const status = statusOf(technique, exercise, around);
  return {
    id,
    kind: technique.makes,
    technique: technique.id,
    title: titleOf(technique, exercise, around),
    sections,
    status,
    createdAt: around.now,
    changedAt: around.now,
    opensOn: status === "capsule" && opens?.kind === "date" ? opens.date : undefined,
    diary: undefined,
    deleted: false,
  };
}

/** The photos that a work shows. */
export function photosOf(work: Pick<Work, "sections">): readonly string[] {
  return work.sections.flatMap(({ lines }) => lines.flatMap((line) => ("photo" in line ? [line.photo] : [])));
}
