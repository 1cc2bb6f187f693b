import type { CoachReply } from "../../goals/coach-ask.ts";
import type { StepId } from "../../goals/ids.ts";
import type { Locale, Tone } from "../../person/person.ts";
import type { AgeTold } from "../../safety/age.ts";
import type { ContactAnswer, DangerAnswer, SeparationAnswer } from "../../safety/contact-gate.ts";
import type { FreeText, Token } from "../../text/free-text.ts";

/** What can be told of oneself, of the companion as a whole, and of what comes next across goals, tracks and day. */
export type HomeCommand =
  | { readonly do: "start" }
  /** What brings the person here; asked once, at the first hello. */
  | { readonly do: "brings"; readonly what: "tracks" | "goal" | "day" }
  | { readonly do: "help" }
  | { readonly do: "privacy" }
  | { readonly do: "status" }
  /** The one next step across goals, tracks and the day. */
  | { readonly do: "now" }
  /** Not that one now: another. It does not come back for four hours. */
  | { readonly do: "pass"; readonly key: Token }
  /** The step of the active goal, or what comes next for somebody without a goal. */
  | { readonly do: "show_step" }
  /** A step was walked; the track that it belongs to moves with it. */
  | { readonly do: "done"; readonly stepId?: StepId }
  /** Another step; somebody without a goal is shown what they have. */
  | { readonly do: "next" }
  /** The coach's words for the ask that the dialogue waits for; refused if the state has moved on. */
  | { readonly do: "coach_reply"; readonly askId: Token; readonly reply: CoachReply }
  | { readonly do: "settings" }
  | { readonly do: "language"; readonly locale?: Locale }
  | { readonly do: "tone"; readonly tone?: Tone }
  | { readonly do: "estimate"; readonly shown: boolean }
  | { readonly do: "model_consent"; readonly agreed: boolean; readonly offered?: boolean }
  | { readonly do: "neutral_notifications"; readonly neutral: boolean }
  | { readonly do: "time_zone"; readonly timeZone?: FreeText }
  | { readonly do: "country"; readonly country?: FreeText }
  | { readonly do: "reset_rephrase" }
  | { readonly do: "contact"; readonly answer: ContactAnswer }
  | { readonly do: "danger"; readonly answer: DangerAnswer }
  | { readonly do: "separation"; readonly answer: SeparationAnswer }
  | { readonly do: "contact_again" }
  | { readonly do: "contact_reviewed" }
  /** How old the person is, asked where their words spoke of an age under 18; without one it is asked again. */
  | { readonly do: "age_is"; readonly age?: AgeTold }
  /** What to be reminded of and when, in the person's words; `doubtful` where no word of theirs asks for it. */
  | { readonly do: "remind"; readonly text: FreeText; readonly doubtful?: true }
  /** Which half of the day an hour was meant of, in minutes after midnight. */
  | { readonly do: "remind_hour"; readonly minutes: number }
  /** What was done so far, with its days. */
  | { readonly do: "history" }
  | { readonly do: "reminders" }
  | { readonly do: "stop_reminder"; readonly reminderId?: Token }
  | { readonly do: "reminder_back"; readonly reminderId: Token }
  | { readonly do: "put_off_reminder"; readonly reminderId: Token }
  /** Our own clock: is a reminder due? */
  | { readonly do: "reminder_tick" }
  | { readonly do: "export"; readonly confirmed?: boolean }
  | { readonly do: "delete_me"; readonly confirmed?: boolean };
