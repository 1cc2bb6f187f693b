import type { Hours } from "../../answers/clock.ts";
import type { FreeText, Token } from "../../text/free-text.ts";
import type { Adapting } from "../../adaptation/adaptation.ts";
import type { Day } from "../../day/day.ts";
import type { HabitId } from "../../day/habit.ts";
import type { OwnHabitId } from "../../day/own-habit.ts";
import type { Plan } from "../../day/plan.ts";
import type { GoalId, StepId } from "../../goals/ids.ts";
import type { Goal } from "../../goals/goal.ts";
import type { Step } from "../../goals/step.ts";
import type { DailyMedian } from "../../insights/insights.ts";
import type { PastAdaptation } from "../../insights/week.ts";
import type { Instant } from "../../time/instant.ts";
import type { Reminder } from "../../reminders/reminder.ts";
import type { Address } from "../../person/channel.ts";
import type { Person, RephraseReason } from "../../person/person.ts";
import type { Baselines } from "../../readings/baseline.ts";
import type { Body } from "../../readings/body.ts";
import type { Exercise, ExerciseId } from "../../techniques/exercise.ts";
import type { TechniqueId, TextRef } from "../../techniques/technique.ts";
import type { Work, WorkId } from "../../techniques/work.ts";
import type { Journey } from "../../tracks/journey.ts";
import type { Command } from "./command.ts";
import type { Act } from "../../talk/acts.ts";
import type { Button, Params, Reply } from "./reply.ts";
import type { WordKey } from "./word-key.ts";
import type { ScheduleField } from "./setup-command.ts";
import type { AgeTold } from "../../safety/age.ts";
import type { Concern } from "../../safety/concern.ts";
import type { CrisisKind, CrisisLevel } from "../../safety/crisis.ts";
import type { Undertones } from "../../safety/undertones.ts";
import type { PageSizes } from "./pages.ts";

/** Where somebody talks to us; the pages and their chat are one. */
export type Via = "telegram" | "http" | "terminal";

/** Where something was last seen: in a talk, or on a page of its own beside it. */
export type SeenAt = Via | "page";

/** What the dialogue waits for; everything else that a person says is answered too, and keeps this. */
export type Waiting =
  | { readonly for: "nothing" }
  | { readonly for: "title" }
  | { readonly for: "description"; readonly goalId: GoalId }
  /** Two goals in one: which comes first? The other is kept. */
  | { readonly for: "which_first"; readonly goalId: GoalId; readonly titles: readonly [FreeText, FreeText] }
  /** `onward` goes on where the gate was asked about something else than a goal. */
  | { readonly for: "contact"; readonly goalId: GoalId | undefined; readonly onward?: AfterGate }
  /** The first steps of somebody who came for the tracks: is the place right, and what comes first? */
  | { readonly for: "place" }
  | { readonly for: "focus" }
  /** The exercise in front of the person; it stays among the open ones when something else comes in between. */
  | { readonly for: "exercise"; readonly exerciseId: ExerciseId; readonly via?: SeenAt }
  /** `goesOn` where what came was as long as a message can be: the next one is its continuation. */
  | { readonly for: "work_section"; readonly workId: WorkId; readonly step: string; readonly goesOn?: true }
  | { readonly for: "clarification"; readonly goalId: GoalId }
  | { readonly for: "rephrase_reason"; readonly stepId: StepId }
  /** `doubted` where a remark may be harmful, and its one question waits for an answer. */
  | { readonly for: "rephrase_comment"; readonly stepId: StepId; readonly doubted?: DoubtedRemark }
  | { readonly for: "cue"; readonly stepId: StepId }
  /** One thing about the person's hours. */
  | { readonly for: "schedule"; readonly field: ScheduleField }
  /** A habit of the person's own in words: a new one, or how one of them is to be. */
  | { readonly for: "own_habit"; readonly own?: OwnHabitId }
  /** What somebody wants to know of a lesson. */
  | { readonly for: "lesson_question"; readonly habit: HabitId }
  /** Something was said that nothing waited for: it can become a goal with one tap. */
  | { readonly for: "text_as_goal"; readonly text: FreeText; readonly back?: Waiting }
  /** When to remind of `text`: `said` so far of when, `changes` the reminder that is moved, `halves` the hours to choose of, `doubtful` if only what is sure is set. */
  | {
      readonly for: "reminder_when";
      readonly text: FreeText;
      readonly said?: FreeText;
      readonly changes?: Token;
      readonly halves?: readonly [early: number, late: number];
      readonly doubtful?: boolean;
    }
  /** Words that may belong to what was asked or may be a wish of their own: which of the two, is asked, and until then they are kept. */
  | { readonly for: "held_words"; readonly text: FreeText; readonly back: Waiting }
  /** Asked in between: `back` is the question that goes on afterwards. */
  | { readonly for: "edit_title"; readonly goalId: GoalId; readonly back?: Waiting }
  | { readonly for: "edit_description"; readonly goalId: GoalId; readonly back?: Waiting }
  | { readonly for: "time_zone"; readonly back?: Waiting }
  | { readonly for: "country"; readonly back?: Waiting };

/** A remark on a step, and what was asked about it. */
export interface DoubtedRemark {
  readonly comment: FreeText;
  readonly question: FreeText;
}

/** What the contact gate was asked for. */
export type AfterGate =
  | { readonly do: "place" }
  | { readonly do: "begin"; readonly technique: TechniqueId; readonly confidence?: number };

/** An ask to the coach that was decided and committed, and whose answer is still out. */
export interface PendingAsk {
  readonly askId: string;
  readonly goalId: GoalId;
  readonly kind: "first" | "next" | "rephrase" | "clarify";
  readonly reason?: RephraseReason;
  readonly comment?: FreeText;
  readonly notReachedYet?: boolean;
  /** Words that stand in front of the answer, in one message with it. */
  readonly lead?: readonly { readonly say: WordKey; readonly with?: Params }[];
  /** No question before the first step: a wish in passing is met with something to do. */
  readonly unasked?: true;
  /** The person has just answered a question: none is asked again before this step. */
  readonly answered?: boolean;
  /** The message that asked may be a sign of a crisis and probably is none: the quiet line stands under the answer. */
  readonly quiet?: true;
  /** Where it was asked from, so that the answer finds its way back even after a restart. */
  readonly answerTo?: Address;
  readonly since: Instant;
}

/** A crisis holds back what *we* start, never a command of the person, until they say that they are safe. */
export interface CrisisState {
  readonly since: Instant;
  readonly level: Exclude<CrisisLevel, "none">;
  readonly kind: CrisisKind | undefined;
  /** What the person had sent, so that "not what I meant" goes on with it and nothing is lost. */
  readonly held: Command | undefined;
  /** When we last asked quietly how they are. */
  readonly checkedInAt: Instant | undefined;
  /** How the talk went since; absent in what was saved before this was kept. */
  readonly talk?: CrisisTalk;
}

/** What was said while a crisis lasts. */
export interface CrisisTalk {
  /** Our answers after the first, so that no text comes twice running. */
  readonly answers: number;
  /** Messages in a row that held no sign, no "no" and no rebuff. */
  readonly calm: number;
  /** Whether what we asked last is answered by a yes. */
  readonly asksIfSafe: boolean;
  /** What came meanwhile beside what is held, the newest last: told again where none of it was meant, so that nothing is lost. */
  readonly typed: readonly FreeText[];
  /** The keys of the words that were said in it, in order; absent in what was saved before this was kept. */
  readonly said?: readonly string[];
  /** One witness alone gave the sign: whoever goes on with ordinary things is answered as ever. */
  readonly doubted?: true;
  /** They said that somebody came, that the means are away, that a doctor is seen or the night is over: nobody asks again whether they are safe. */
  readonly eased?: true;
}

/** What is known of the age of somebody whose words spoke of one under 18; `held` is what they had written. */
export type AgeState = { readonly is: "asked"; readonly held?: Command } | { readonly is: AgeTold };

/** A reply with buttons as it was shown last: what it offers may be said in words instead of pressed. */
export interface Shown {
  readonly say: Reply["say"];
  readonly buttons: readonly (readonly Button[])[];
}

/** One message of a talk and what it did. */
export interface TalkTurn {
  readonly at: Instant;
  readonly said: FreeText;
  readonly acts: readonly Act[];
  /** What a language model said back of it; absent where none did. */
  readonly back?: FreeText;
  /** What was said to it, to be shown again; absent where there was a sign in it, and in what was saved before this was kept. */
  readonly answer?: readonly Pick<Reply, "say" | "with" | "lines">[];
  /** The ask that brings the rest of the answer, while it is out. */
  readonly askId?: string;
}

/** What the last answer of a talk left open, and when: few words take it up within the hour. */
export type LeftOpen = { readonly at: Instant } & OpenMatter;

type OpenMatter =
  /** A goal was offered by this name. */
  | { readonly is: "offered"; readonly title: FreeText }
  /** Whether a goal is put away or deleted; without one, what was spoken of is no goal here. */
  | { readonly is: "drop_or_keep"; readonly goalId?: GoalId }
  /** Hours were told where no day is planned: minutes after midnight. */
  | { readonly is: "hours"; readonly wake?: number; readonly sleep?: number; readonly work?: Hours };

/** What is remembered of the talk, so that it can be gone on with: never of a crisis. */
export interface Talk {
  /** The last ten messages, the newest last. */
  readonly turns: readonly TalkTurn[];
  /** The last ten wordings that were said: none of them comes again meanwhile. */
  readonly said: readonly string[];
  /** The goal that a wish became, which goal was in front before, and the words: they can be taken back. */
  readonly made?: { readonly goalId: GoalId; readonly was: GoalId | undefined; readonly text: FreeText };
  /** The step that one in their own words stands for: it can be put back. */
  readonly instead?: { readonly goalId: GoalId; readonly stepId: StepId; readonly was: Step };
  /** What the last answer left open; absent where it was nothing. */
  readonly left?: LeftOpen;
  /** What they speak of as wanted, undone or near, by its name, where no goal is made of it yet: few words make it one. */
  readonly matter?: { readonly title: FreeText; readonly words: FreeText; readonly at: Instant };
  /** The person wants to be heard and nothing else: nothing is offered. */
  readonly listens?: true;
  /** A day was named to whoever told of their body and has none: once is enough. */
  readonly dayNamed?: true;
}

export interface Dialogue {
  readonly waiting: Waiting;
  readonly activeGoal: GoalId | undefined;
  readonly pending: PendingAsk | undefined;
  readonly crisis: CrisisState | undefined;
  /** The last completed step: `/undo` gives it back within ten minutes. */
  readonly lastDone: { readonly stepId: StepId; readonly goalId: GoalId; readonly at: Instant } | undefined;
  /** Said once that the simple coach is at work. */
  readonly toldSimpleCoach: boolean;
  /** Said once, in all its length, that nothing of theirs is set up to which a reminder could come. */
  readonly toldNowhere?: boolean | undefined;
  /** The safety plan that the person made: shown at the next sign of a crisis. */
  readonly safetyPlan?: WorkId | undefined;
  /** The exercise that another one took the place of without being asked: one tap brings it back. */
  readonly before?: { readonly exerciseId: ExerciseId | undefined; readonly at: Instant } | undefined;
  /** What `/now` had offered and the person let pass, by its key, and when: it does not come back for four hours. */
  readonly passed?: Readonly<Record<string, Instant>> | undefined;
  /** Messages until the quiet line with the help button may stand under an answer again; absent where it may. */
  readonly quietFor?: number | undefined;
  /** What called for the last quiet line. */
  readonly quietBy?: "rule" | "reader" | undefined;
  /** What was said lately; absent where nothing was, or where it was forgotten. */
  readonly talk?: Talk | undefined;
  /** The last open sign; it no longer counts after some hours or some calm messages (`open-help.ts`). */
  readonly concern?: Concern | undefined;
  /** Weak signs of the last days by name, without the words: several of them add up; absent where there is none. */
  readonly undertones?: Undertones | undefined;
  /** Absent as long as nothing was said of an age under 18. */
  readonly age?: AgeState | undefined;
  /** What the person asked to be reminded of; absent where it is nothing. */
  readonly reminders?: readonly Reminder[] | undefined;
  /** What the last answer offered by buttons; absent where it offered nothing. */
  readonly shown?: readonly Shown[] | undefined;
}

/** Something that was done, and when. */
export interface Deed {
  readonly at: Instant;
  /** What it was: a step's words, or the name of an exercise. */
  readonly what: FreeText | TextRef;
}

/** What is loaded of somebody's last weeks. */
export interface History {
  /** Days that are over, as they were planned and what became of them. */
  readonly plans: readonly Plan[];
  readonly daily: readonly DailyMedian[];
  readonly baselines: Baselines;
  readonly adaptations: readonly PastAdaptation[];
}

/** All of a person's state that one decision may look at. */
export interface Snapshot {
  readonly person: Person;
  readonly dialogue: Dialogue;
  /** Every goal that is not archived for good, most recently touched first. */
  readonly goals: readonly Goal[];
  /** The step of `dialogue.lastDone`, loaded so that it can be given back. */
  readonly lastDoneStep: Step | undefined;
  /** The way over the four tracks; undefined for whoever does not walk it. */
  readonly journey: Journey | undefined;
  /** Every exercise that was begun and neither finished nor dropped, the one touched last first. */
  readonly exercises: readonly Exercise[];
  /** The works that the command is about (`worksFor`); no others are loaded. */
  readonly works: readonly Work[];
  /** The health days; undefined for whoever does not use this part. */
  readonly day: Day | undefined;
  /** What adaptation remembers; undefined where nothing was ever adapted. */
  readonly adapting: Adapting | undefined;
  /** The last weeks of this person; loaded only for commands that look back on them (`needsHistory`), and never saved. */
  readonly history?: History;
  /** How much of a list the channel shows at once that the person speaks through; undefined where lists come whole. Never saved. */
  readonly pages?: PageSizes;
  /** What the person has done; loaded only for commands that list it, and never saved. */
  readonly deeds?: readonly Deed[];
  /** What is known of the body right now; loaded only for commands that look at it (`needsBody`), and never saved. */
  readonly body: Body | undefined;
}

export const emptyDialogue: Dialogue = {
  waiting: { for: "nothing" },
  activeGoal: undefined,
  pending: undefined,
  crisis: undefined,
  lastDone: undefined,
  toldSimpleCoach: false,
};

/** What is loaded of somebody who has only just come. */
export const emptyTracks = {
  journey: undefined,
  exercises: [],
  works: [],
  day: undefined,
  adapting: undefined,
  body: undefined,
} as const;
