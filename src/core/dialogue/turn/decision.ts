import type { FreeText } from "../../text/free-text.ts";
import type { Trigger } from "../../adaptation/trigger.ts";
import type { Because } from "../../because.ts";
import type { HabitId } from "../../day/habit.ts";
import type { DayLibrary } from "../../day/library.ts";
import type { GoalId, StepId } from "../../goals/ids.ts";
import type { LessonAnswer, LessonAsk } from "../../lessons/lesson-ask.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import type { AgeRead, AgeTold } from "../../safety/age.ts";
import type { BodySign } from "../../safety/body-sign.ts";
import type { CrisisAnswer } from "../../safety/crisis-answer.ts";
import type { CrisisKind, CrisisVerdict, RefusalCode } from "../../safety/crisis.ts";
import type { ScreenContext } from "../../safety/crisis-strength.ts";
import type { HarmScreen } from "../../safety/harm.ts";
import type { Instant } from "../../time/instant.ts";
import type { ModelPlace } from "../../person/model-place.ts";
import type { Locale } from "../../person/person.ts";
import type { TalkReading } from "../../talk/talk-reading.ts";
import type { TalkAsk, TalkLead } from "../../talk/lead.ts";
import type { TalkLibrary } from "../../talk/talk-words.ts";
import type { CheckKind, Finding, Riddle, Technique, TechniqueId } from "../../techniques/technique.ts";
import type { Work, WorkId } from "../../techniques/work.ts";
import type { Reading } from "../../readings/reading.ts";
import type { LocalDate } from "../../time/local-date.ts";
import type { ActionType } from "../../tracks/action.ts";
import type { TrackPack } from "../../tracks/suggest.ts";
import type { Command } from "./command.ts";
import type { PendingAsk, Snapshot, Via } from "./dialogue.ts";
import type { IntentReading } from "./intents.ts";
import type { Reply } from "./reply.ts";

/** The closed list of what the journal records: ids and figures, never a person's text. */
export const journalKinds = [
  "person_joined",
  "goal_created",
  "goal_activated",
  "goal_edited",
  "goal_paused",
  "goal_archived",
  "goal_reopened",
  "goal_achieved",
  "goal_deleted",
  "goal_refused",
  "question_asked",
  "question_answered",
  "step_given",
  "step_done",
  "step_rephrased",
  "step_resized",
  "step_cued",
  "undone",
  "settings_changed",
  "contact_answered",
  "crisis_raised",
  "crisis_ended",
  "age_asked",
  "age_told",
  "merged",
  "unmerged",
  "tracks_started",
  "action_done",
  "milestone_achieved",
  "focus_changed",
  "track_switched",
  "track_paused",
  "track_resumed",
  "track_weighed",
  "suggested",
  "suggestion_accepted",
  "suggestion_declined",
  "exercise_begun",
  "exercise_finished",
  "exercise_dropped",
  "work_changed",
  "work_deleted",
  "mood_told",
  "nudged",
  "clarity_told",
  "meaning_asked",
  "talk_heard",
  "day_started",
  "plan_made",
  "task_marked",
  "task_moved",
  "habit_rated",
  "habit_noted",
  "habit_allowed",
  "energy_told",
  "mode_chosen",
  "archetype_chosen",
  "aims_changed",
  "own_habit_changed",
  "schedule_changed",
  "intake_changed",
  "consent_changed",
  "body_forgotten",
  "calendar_changed",
  "away_changed",
  "level_reached",
  "reminded",
  "next_passed",
  "day_deleted",
  "state_told",
  "readiness_known",
  "trigger_fired",
  "task_adapted",
  "adaptation_ended",
  "adaptation_answered",
  "plan_kept",
  "lesson_opened",
  "digest_sent",
  "reminder_set",
  "reminder_stopped",
] as const;
export type JournalKind = (typeof journalKinds)[number];

export interface JournalEntry {
  readonly kind: JournalKind;
  readonly goalId?: GoalId;
  readonly stepId?: StepId;
  readonly because: Because;
}

/** Why a command changed nothing; closed, so that each channel maps it once to words and a status. */
export const denialCodes = [
  "no_goal",
  "no_step",
  "already_done",
  "nothing_to_rephrase",
  "question_open",
  "goal_not_found",
  "step_moved_on",
  "nothing_to_undo",
  "too_many_goals",
  "too_long",
  "empty",
  "refused",
  "crisis",
  "confirm_first",
  "step_open",
  "invalid",
  "tracks_off",
  "work_not_found",
  "exercise_not_found",
  "gate_closed",
  "too_many",
  "no_day",
  "task_not_found",
  "habit_not_found",
  "nothing_else",
  "no_place",
  "consent_needed",
  "schedule_impossible",
  "adaptation_not_found",
  "adaptation_over",
  "no_model",
] as const;
export type DenialCode = (typeof denialCodes)[number];

/** What one command does to a person's state, and what they are told. Storage saves what differs between before and after. */
export interface Decision {
  readonly after: Snapshot;
  readonly replies: readonly Reply[];
  readonly journal: readonly JournalEntry[];
  /** Set where the last word is where the person stands now; the pipeline puts it there, as it alone knows all that may be asked or shown. */
  readonly lastly?: "position";
  /** Set when the coach is to be asked after the commit. */
  readonly ask?: PendingAsk;
  /** Set where a language model is asked before anything is decided. */
  readonly talkAsk?: TalkAsk;
  /** Set when a language model is to be asked, after the commit, what a lesson says to this: the person agreed. */
  readonly lessonAsk?: LessonAsk;
  readonly lessonAnswer?: LessonAnswer;
  readonly removedGoals?: readonly GoalId[];
  /** Works made or changed; a deleted diary entry is among them, as an empty link. */
  readonly savedWorks?: readonly Work[];
  readonly removedWorks?: readonly WorkId[];
  readonly savedReadings?: readonly Reading[];
  /** Readings to forget, all or those of one source, with every change of a day, baseline and import that they may stand behind. */
  readonly forgottenReadings?: { readonly source: string | undefined };
  /** What words asked for that needs more loaded, carried out after what they did; and that a later word was promised, which whoever no chat reaches is told. */
  readonly afterwards?: Command;
  readonly promises?: true;
  /** Erase the person; nothing else is saved. */
  readonly erase?: boolean;
  readonly denied?: { readonly code: DenialCode; readonly refused?: RefusalCode };
}

/** The screens of safety.md and small talk's exact phrases: pure functions over content, so that the core may call them. */
export interface TextScreen extends HarmScreen, TalkReading {
  crisis(text: string, context?: ScreenContext): CrisisVerdict;
  /** Whether the writer says that they are under 16, or 16 or 17; another's age is none of theirs. */
  age(text: string): AgeRead | undefined;
  /** What they answer when they are asked. */
  ageTold(text: string): AgeTold | undefined;
  /** What a body does that is told in an answer of its own. */
  bodySign(text: string): BodySign | undefined;
  /** What words say to the answer to a crisis of this kind, one's own where none is named. */
  crisisAnswer(text: string, kind?: CrisisKind): CrisisAnswer | undefined;
  /** Whether something lost is told: a debt, a death, a child, a court lost. */
  tellsLoss(text: string): boolean;
  /** Whether a goal touches the child or the other parent of a separated family. */
  touchesContact(title: string, description: string): boolean;
  /** A command said in plain words ("готово", "next please"), where the whole message is just that. */
  phrase(text: string, locale: Locale): Command | undefined;
  /** Whether taking a medicine is asked about, or one was stopped, changed, missed, mixed or shared. */
  medicine(text: string): "asked" | "changed" | undefined;
  /** Whether a question is one for a doctor: medicines, doses, a diagnosis, signs of illness. */
  medical(text: string): boolean;
  /** How likely a message that no rule reads as a wish holds something to set about, 0 to 1. */
  matter(text: string): number;
  /** What a free text most likely means, with how sure that is. */
  intent(text: string, locale: Locale): IntentReading;
  /** An IANA zone or a country named in the person's words. */
  timeZone(text: string): string | undefined;
  country(text: string): string | undefined;
  /** The zone of a country that has only one, and the country of a zone: guesses, to be corrected with one tap. */
  zoneOf(country: string): string | undefined;
  countryOf(timeZone: string): string | undefined;
}

/** What a decision needs beside the state: time, fresh ids, and the screens for the text that came in. */
export interface DecisionContext {
  /** The message that came in now, and where; words that were held back and come in with a later command are not it. */
  readonly saying?: FreeText;
  readonly via?: Via;
  /** What came in says that somebody is tired, and nothing else. */
  readonly tired?: true;
  /** What came in holds a sign that somebody may be in danger, an open one or a loud one. */
  readonly inDanger?: true;
  /** A page asked by itself: what is said stands beside the talk and not in it. */
  readonly onPage?: true;
  readonly now: Instant;
  readonly newId: () => string;
  readonly screen: TextScreen;
  readonly library: Library;
  readonly flags: Flags;
  /** What a language model made of the message that came in; `may` where one is still to be asked; absent where none leads. */
  readonly lead?: "may" | TalkLead;
  /** Where the language model runs that the operator set up: on the server itself, or with whom; absent where there is none. */
  readonly model?: ModelPlace;
}

/** What is enough to show a state, where nothing is decided. */
export type LookContext = Pick<DecisionContext, "now" | "library" | "flags">;

/** What tracks and health days stand on, from content: exercises, the pack of next actions, riddles, checks of letters, and habits. */
export interface Library {
  readonly techniques: Readonly<Record<TechniqueId, Technique>>;
  readonly pack: TrackPack;
  readonly riddles: readonly Riddle[];
  check(kind: CheckKind, text: string, locale: Locale): readonly Finding[];
  /** A day in the person's own words ("1 июня", "in a year"), seen from today. */
  date(text: string, today: LocalDate): LocalDate | undefined;
  /** SHA-256 in hexadecimal: the links of the contact diary. */
  digest(text: string): string;
  /** What a person may be telling of that has happened in their life; asked about, never counted unasked. */
  told(text: string): ActionType | undefined;
  /** Habits, archetypes, skills and levels. */
  readonly day: DayLibrary;
  /** What readings are held against. */
  readonly triggers: readonly Trigger[];
  /** A habit's lesson, statement by statement; undefined where there is no such habit. */
  lesson(habit: HabitId, locale: Locale): Lesson | undefined;
  /** The command of the button that these words name; `exactly` where nothing but its whole label counts. */
  said(text: string, reply: Pick<Reply, "say" | "buttons">, locale: Locale, exactly: boolean): Command | undefined;
  /** What is said in a talk, and who is spoken of. */
  readonly talk: TalkLibrary;
  /** The commands of all the buttons that these words name, where several may be chosen. */
  saidAll(text: string, reply: Pick<Reply, "say" | "buttons">, locale: Locale): readonly Command[];
  /** Habits that a person may mean by these words, the likeliest first. */
  habitsNamed(text: string, locale: Locale): readonly HabitId[];
}

/** What holds where an operator says nothing. */
export const usualFlags: Flags = {
  multi_track_system_enabled: true,
  ai_suggestions_enabled: true,
  strict_milestones: false,
};

/** Whether a person has said that they are 16 or 17: the tracks are a parent's, and begin at 18 (safety.md). */
export function isYoung({ day, dialogue }: Pick<Snapshot, "day" | "dialogue">): boolean {
  return dialogue.age?.is === "young" || day?.intake?.codes.includes("under_18") === true;
}

/** What is turned on for this person: what the operator allows, without the tracks for whoever is too young for them. */
export function flagsFor(flags: Flags, snapshot: Pick<Snapshot, "day" | "dialogue">): Flags {
  return isYoung(snapshot) ? { ...flags, multi_track_system_enabled: false } : flags;
}

/** What an operator may turn off for some or all; the person's data stays whatever they say. */
export interface Flags {
  readonly multi_track_system_enabled: boolean;
  readonly ai_suggestions_enabled: boolean;
  readonly strict_milestones: boolean;
}
