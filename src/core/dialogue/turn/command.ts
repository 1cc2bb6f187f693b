import type { CoachReply } from "../../goals/coach-ask.ts";
import type { GoalId, StepId } from "../../goals/ids.ts";
import type { GoalKind } from "../../goals/goal.ts";
import type { ExerciseId } from "../../techniques/exercise.ts";
import type { TechniqueId, WorkKind } from "../../techniques/technique.ts";
import type { WorkId, WorkStatus } from "../../techniques/work.ts";
import type { ActionType } from "../../tracks/action.ts";
import type { SuggestedAction } from "../../tracks/journey.ts";
import type { TrackId } from "../../tracks/track.ts";
import type { Locale, RephraseReason, StepSize, Tone } from "../../person/person.ts";
import type { Intent } from "./intents.ts";
import type { AdaptationId } from "../../adaptation/adaptation.ts";
import type { ArchetypeId } from "../../day/archetype.ts";
import type { Contraindication } from "../../day/contraindication.ts";
import type { Away, CalendarLink, Day } from "../../day/day.ts";
import type { HabitCategory, HabitId } from "../../day/habit.ts";
import type { IntakeSection } from "../../day/intake.ts";
import type { Mode } from "../../day/mode.ts";
import type { TaskId } from "../../day/plan.ts";
import type { Interval, Schedule } from "../../day/schedule.ts";
import type { Depth, LessonPart } from "../../lessons/lesson.ts";
import type { SkillId } from "../../mastery/skill.ts";
import type { Metric } from "../../readings/metric.ts";
import type { LocalDate } from "../../time/local-date.ts";
import type { CrisisKind, CrisisLevel } from "../../safety/crisis.ts";
import type { ContactAnswer, DangerAnswer, SeparationAnswer } from "../../safety/contact-gate.ts";

/** What can be neither read nor done with, but gets a kind answer all the same. */
export const attachmentKinds = ["voice", "sticker", "photo", "document", "location", "other"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** What can become of a task; `swap` is "not this", `never` is for good, `undo` takes the last back. */
export const taskMarks = ["done", "partly", "skip", "swap", "never", "undo"] as const;
export type TaskMark = (typeof taskMarks)[number];

/** Five faces, from worn out to full of strength (day.md: 0.10, 0.25, 0.50, 0.75, 0.95). */
export const faces = [1, 2, 3, 4, 5] as const;
export type Face = (typeof faces)[number];

/** What one tap tells of the body, as one of five faces; of stress, the fifth is the most. */
export const tapMetrics = [
  "energy_level",
  "stress_level",
  "mood",
  "sleep_quality",
] as const satisfies readonly Metric[];
export type TapMetric = (typeof tapMetrics)[number];

/** What a person can answer to a change of their day. */
export const adaptationAnswers = ["accept", "decline", "undo", "helped", "not_helped"] as const;
export type AdaptationAnswer = (typeof adaptationAnswers)[number];

/** What can be said of the schedule in words, one thing at a time. */
export const scheduleFields = ["wake", "sleep", "work", "breakfast", "lunch", "dinner", "calendar"] as const;
export type ScheduleField = (typeof scheduleFields)[number];

/** What a person may set about their day; what is absent stays. */
export type DaySettings = Partial<
  Pick<Day, "reminders" | "tasksADay" | "messagesADay" | "withGoalStep" | "withTrackAction" | "digest">
>;

/** Why a photo that was asked for is not kept. */
export type PhotoRefusal = "not_a_picture" | "too_large" | "too_many" | "not_fetched";

/** Everything a person can tell Waymark, whatever the channel. Channels translate into this and decide nothing. */
export type Command =
  | { readonly do: "text"; readonly text: string }
  /** A message was changed after it was sent: it is screened, and answered only in a crisis. */
  | { readonly do: "edited"; readonly text: string }
  | { readonly do: "attachment"; readonly what: AttachmentKind; readonly caption?: string }
  | { readonly do: "unknown_command"; readonly name: string }
  | { readonly do: "start" }
  | { readonly do: "help" }
  | { readonly do: "help_now" }
  | { readonly do: "thanks" }
  | { readonly do: "privacy" }
  /** `from` is where the page begins, counted from 0. */
  | { readonly do: "list_goals"; readonly which?: "open" | "finished"; readonly from?: number }
  | {
      readonly do: "new_goal";
      readonly title?: string;
      readonly description?: string;
      readonly kind?: GoalKind;
    }
  | { readonly do: "goal_from_text" }
  | { readonly do: "skip" }
  | { readonly do: "which_first"; readonly index: 0 | 1 | 2 }
  | { readonly do: "activate"; readonly goalId: GoalId }
  | { readonly do: "goal_menu"; readonly goalId: GoalId }
  | { readonly do: "pause_goal"; readonly goalId: GoalId }
  | { readonly do: "archive_goal"; readonly goalId: GoalId }
  | { readonly do: "reopen_goal"; readonly goalId: GoalId }
  | { readonly do: "finish_goal"; readonly goalId: GoalId; readonly reached: boolean }
  | { readonly do: "delete_goal"; readonly goalId: GoalId; readonly confirmed?: boolean }
  | {
      readonly do: "edit_goal";
      readonly goalId: GoalId;
      readonly title?: string;
      readonly description?: string;
      readonly kind?: GoalKind;
    }
  /** Asks for a goal's new name or description; the words come as text. */
  | { readonly do: "reword_goal"; readonly goalId: GoalId; readonly which: "title" | "description" }
  | { readonly do: "show_step" }
  | { readonly do: "done"; readonly stepId?: StepId }
  | { readonly do: "next" }
  | { readonly do: "rephrase"; readonly stepId?: StepId; readonly reason?: RephraseReason; readonly comment?: string }
  | { readonly do: "size"; readonly size: StepSize; readonly stepId?: StepId }
  | { readonly do: "cue"; readonly stepId?: StepId; readonly text?: string }
  | { readonly do: "answer"; readonly text: string }
  /** One of the ready answers of the open question; `tag` names the question, so that an old button answers no newer one. */
  | { readonly do: "quick_answer"; readonly index: number; readonly tag: string }
  | { readonly do: "undo" }
  | { readonly do: "switch"; readonly from?: number }
  | { readonly do: "status" }
  | { readonly do: "settings" }
  | { readonly do: "language"; readonly locale?: Locale }
  | { readonly do: "tone"; readonly tone?: Tone }
  | { readonly do: "estimate"; readonly shown: boolean }
  | { readonly do: "model_consent"; readonly agreed: boolean }
  | { readonly do: "neutral_notifications"; readonly neutral: boolean }
  | { readonly do: "time_zone"; readonly timeZone?: string }
  | { readonly do: "country"; readonly country?: string }
  | { readonly do: "reset_rephrase" }
  | { readonly do: "contact"; readonly answer: ContactAnswer }
  | { readonly do: "danger"; readonly answer: DangerAnswer }
  | { readonly do: "separation"; readonly answer: SeparationAnswer }
  | { readonly do: "contact_again" }
  | { readonly do: "contact_reviewed" }
  /** What brings the person here; asked once, at the first hello. */
  | { readonly do: "brings"; readonly what: "tracks" | "goal" | "day" }
  /** Country and time zone are as guessed. */
  | { readonly do: "place_right" }
  /** What the tracks are, and what can be chosen about them. */
  | { readonly do: "tracks" }
  | { readonly do: "track"; readonly track: TrackId }
  | { readonly do: "progress" }
  | { readonly do: "progress_card" }
  | { readonly do: "milestones" }
  | { readonly do: "keepsake"; readonly track: TrackId }
  /** Without a track: which one? */
  | { readonly do: "set_primary"; readonly track?: TrackId | "all" }
  | { readonly do: "pause_track"; readonly track: TrackId; readonly paused: boolean }
  | { readonly do: "weigh_track"; readonly track: TrackId; readonly weight: number }
  | { readonly do: "nudges"; readonly wanted: boolean }
  /** The next action of a track, or of the one in focus. */
  | { readonly do: "suggest"; readonly track?: TrackId }
  | { readonly do: "suggest_all"; readonly track?: TrackId }
  /** `action` names what was shown (`nameOfAction`): an old button takes up, or puts aside, that and nothing else. */
  | { readonly do: "accept"; readonly track: TrackId; readonly action?: string }
  | { readonly do: "decline"; readonly track: TrackId; readonly action?: string }
  /** A language model's choice among the next actions that the rules allow; refused if the journey has moved on. */
  | { readonly do: "offer"; readonly track: TrackId; readonly action: SuggestedAction; readonly revision: number }
  /** Something that was done in life: "I found a lawyer". Without an action: what was it? */
  | { readonly do: "report"; readonly action?: ActionType }
  | { readonly do: "link_goal"; readonly goalId: GoalId; readonly track?: TrackId }
  | { readonly do: "begin"; readonly technique: TechniqueId; readonly anew?: boolean; readonly confidence?: number }
  | { readonly do: "resume"; readonly exerciseId?: ExerciseId }
  /** A button of an exercise; `step` says which question it belongs to, so that an old one answers nothing. */
  | { readonly do: "exercise"; readonly exerciseId: ExerciseId; readonly step: string; readonly press: string }
  /** An answer in words to one step of an exercise, from a page that shows it. */
  | { readonly do: "exercise_text"; readonly exerciseId: ExerciseId; readonly step: string; readonly text: string }
  /** A photo that was stored for whatever waits for one. */
  | { readonly do: "photo"; readonly photoId: string; readonly caption?: string; readonly exerciseId?: ExerciseId }
  /** A photo came for whatever waits for one, and could not be kept. */
  | { readonly do: "photo_refused"; readonly because: PhotoRefusal; readonly caption?: string }
  | { readonly do: "stop_exercise" }
  | { readonly do: "drop_exercise"; readonly exerciseId: ExerciseId }
  /** Back to what another track had taken the place of. */
  | { readonly do: "switch_back" }
  | { readonly do: "works"; readonly kind?: WorkKind; readonly from?: number }
  | { readonly do: "work"; readonly workId: WorkId }
  | { readonly do: "edit_work"; readonly workId: WorkId; readonly step: string; readonly text?: string }
  | { readonly do: "tick_work"; readonly workId: WorkId; readonly step: string; readonly line: number }
  | { readonly do: "mark_work"; readonly workId: WorkId; readonly status: WorkStatus }
  | { readonly do: "delete_work"; readonly workId: WorkId; readonly confirmed?: boolean }
  | { readonly do: "work_file"; readonly workId: WorkId }
  | { readonly do: "diary_file"; readonly format: "pdf" | "csv" }
  | { readonly do: "clarity"; readonly clear: boolean }
  /** Our own clock: is anything due for this person? */
  | { readonly do: "tick" }
  /** Today as it is planned; the first time it begins the health days. `unsaid` where a page shows the day, and nothing that is said with it. */
  | { readonly do: "today"; readonly unsaid?: true }
  /** The one next step across goals, tracks and the day. */
  | { readonly do: "now" }
  /** Not that one now: another. It does not come back for four hours. */
  | { readonly do: "pass"; readonly key: string }
  | { readonly do: "task"; readonly taskId: TaskId }
  /** Why a task is there, and why so. */
  | { readonly do: "why"; readonly taskId?: TaskId }
  | { readonly do: "mark_task"; readonly taskId: TaskId; readonly how: TaskMark }
  /** Minutes from now. */
  | { readonly do: "snooze"; readonly taskId: TaskId; readonly minutes: number }
  | { readonly do: "habits"; readonly category?: HabitCategory; readonly from?: number }
  | { readonly do: "habit"; readonly habit: HabitId }
  /** What is left out for this person, and why. */
  | { readonly do: "excluded"; readonly from?: number }
  | { readonly do: "allow_habit"; readonly habit: HabitId }
  | { readonly do: "rate_habit"; readonly habit: HabitId; readonly rating: number }
  /** How it is right now, as one of five faces; without one: which? Energy is meant where no metric is named. */
  | { readonly do: "checkin"; readonly metric?: TapMetric; readonly face?: Face }
  /** Our own: readings came, so today is looked at anew. */
  | { readonly do: "body" }
  /** Whether a change of the day was right; undo and decline give back what was planned. */
  | { readonly do: "adaptation"; readonly id: AdaptationId; readonly answer: AdaptationAnswer }
  /** "Keep my plan": changes are explained and not made. */
  | { readonly do: "keep_plan"; readonly keep: boolean }
  | { readonly do: "skills"; readonly from?: number }
  | { readonly do: "skill"; readonly skill: SkillId }
  | { readonly do: "level" }
  /** A habit's lesson: its opening, or one part of it, as deep as the person's level has it where nothing is said; `name` is the habit in the person's words, without either it is the one whose time it is. */
  | {
      readonly do: "learn";
      readonly habit?: HabitId;
      readonly name?: string;
      readonly part?: LessonPart;
      readonly depth?: Depth;
    }
  /** A question about a lesson, for a language model that may answer only from it; without one: which? */
  | { readonly do: "ask_lesson"; readonly habit: HabitId; readonly question?: string }
  /** The statements of a lesson that a language model chose as the answer to a question: said word for word. */
  | { readonly do: "lesson_answered"; readonly habit: HabitId; readonly cites: readonly string[] }
  /** What the last weeks looked like, in words and figures. */
  | { readonly do: "insights" }
  | { readonly do: "mode"; readonly mode?: Mode | "auto" }
  /** `fresh` changes everything at once; otherwise the change is spread over seven days. */
  | { readonly do: "archetype"; readonly archetype?: ArchetypeId; readonly fresh?: boolean }
  /** The quiz so far: the place of each answer given. */
  | { readonly do: "quiz"; readonly answers: readonly number[] }
  | { readonly do: "schedule" }
  /** Asks for one thing about the schedule; the words come as text. */
  | { readonly do: "ask_schedule"; readonly field: ScheduleField }
  | { readonly do: "set_schedule"; readonly change: Partial<Schedule> }
  | { readonly do: "replan" }
  | { readonly do: "away"; readonly why?: Away["why"] | "back"; readonly until?: LocalDate }
  /** `onward` goes on with what the consent was asked for. */
  | { readonly do: "health_consent"; readonly agreed: boolean; readonly onward?: "checkin" }
  /** Forgets all that was measured and told of the body, or what one source brought, with what is computed from it. */
  | { readonly do: "forget_body"; readonly source?: string }
  /** What speaks against habits: an overview, or one section of it. */
  | { readonly do: "intake"; readonly section?: IntakeSection }
  | { readonly do: "intake_toggle"; readonly section: IntakeSection; readonly code: Contraindication }
  /** A section is answered as it stands. */
  | { readonly do: "intake_done"; readonly section: IntakeSection }
  | {
      readonly do: "set_intake";
      readonly answered: readonly IntakeSection[];
      readonly codes: readonly Contraindication[];
    }
  | { readonly do: "calendar"; readonly address?: string }
  | { readonly do: "calendar_off" }
  /** What was read at the address, or why nothing was; nothing where the address is another by now. */
  | {
      readonly do: "calendar_read";
      readonly address: string;
      readonly problem: CalendarLink["problem"];
      readonly busy: readonly Interval[];
    }
  | { readonly do: "day_settings"; readonly change?: DaySettings }
  /** Ends the health days and forgets all that they hold. */
  | { readonly do: "delete_day"; readonly confirmed?: boolean }
  /** Our own clock, for the day: a plan in the morning, a word when a block begins. */
  | { readonly do: "day_tick" }
  | { readonly do: "export" }
  | { readonly do: "delete_me"; readonly confirmed?: boolean }
  | { readonly do: "i_am_safe" }
  | { readonly do: "not_what_i_meant" }
  | { readonly do: "cancel" }
  /** A second look at a message took it for graver than the screen did; it can only raise the level. */
  | { readonly do: "raise_crisis"; readonly level: Exclude<CrisisLevel, "none">; readonly kind: CrisisKind | undefined }
  /** What a language model takes a text for that was unsure: something to ask about, never to do; nothing where the dialogue has moved on. */
  | { readonly do: "meant_by_model"; readonly text: string; readonly intent: Intent }
  /** We stopped in the middle of a send and cannot know whether it arrived: say so, and show where the person is. */
  | { readonly do: "after_restart" }
  /** The coach's words for the ask that the dialogue waits for; refused if the state has moved on. */
  | { readonly do: "coach_reply"; readonly askId: string; readonly reply: CoachReply };
