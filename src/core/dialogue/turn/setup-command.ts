import type { AimId } from "../../day/aim.ts";
import type { ArchetypeId } from "../../day/archetype.ts";
import type { Contraindication } from "../../day/contraindication.ts";
import type { Away, CalendarLink, Day } from "../../day/day.ts";
import type { HabitCategory, HabitId } from "../../day/habit.ts";
import type { Injury, IntakeSection } from "../../day/intake.ts";
import type { OwnHabitId, OwnHabitSaid } from "../../day/own-habit.ts";
import type { OwnDraft } from "../../day/own-import.ts";
import type { Interval, Schedule } from "../../day/schedule.ts";
import type { BigDay } from "../../day/wish.ts";
import type { WishCode } from "../../day/wish-words.ts";
import type { FreeText, Token } from "../../text/free-text.ts";
import type { LocalDate } from "../../time/local-date.ts";

/** What can be said of the schedule in words, one thing at a time. */
export const scheduleFields = ["wake", "sleep", "work", "breakfast", "lunch", "dinner", "calendar", "big_day"] as const;
export type ScheduleField = (typeof scheduleFields)[number];

/** What a person may set about their day; what is absent stays. */
export type DaySettings = Partial<
  Pick<Day, "reminders" | "tasksADay" | "messagesADay" | "withGoalStep" | "withTrackAction" | "digest">
>;

/** What can be told of what the days are made from: habits, hours, health, temperament. */
export type SetupCommand =
  | { readonly do: "habits"; readonly category?: HabitCategory; readonly from?: number }
  | { readonly do: "habit"; readonly habit: HabitId }
  /** What is left out for this person, and why. */
  | { readonly do: "excluded"; readonly from?: number }
  | { readonly do: "allow_habit"; readonly habit: HabitId }
  | { readonly do: "rate_habit"; readonly habit: HabitId; readonly rating: number }
  /** What is noted of a habit; an empty note is none. */
  | { readonly do: "note_habit"; readonly habit: HabitId; readonly note: FreeText }
  /** `fresh` changes everything at once; otherwise the change is spread over seven days. */
  | { readonly do: "archetype"; readonly archetype?: ArchetypeId; readonly fresh?: boolean }
  /** What the days are for: an aim tapped, or all of them at once; without either: which? */
  | { readonly do: "aims"; readonly aim?: AimId; readonly set?: readonly AimId[] }
  /** A wish of one's own words, taken up or taken back. */
  | { readonly do: "wish"; readonly wish: WishCode; readonly on: boolean }
  /** An exam, a race, an operation or a wedding with its date; without one it is taken out. */
  | { readonly do: "big_day"; readonly kind: BigDay; readonly date?: LocalDate }
  /** The quiz so far: the place of each answer given. */
  | { readonly do: "quiz"; readonly answers: readonly number[] }
  | { readonly do: "schedule" }
  /** Asks for one thing about the schedule; the words come as text. */
  | { readonly do: "ask_schedule"; readonly field: ScheduleField }
  | { readonly do: "set_schedule"; readonly change: Partial<Schedule> }
  | { readonly do: "away"; readonly why?: Away["why"] | "back"; readonly until?: LocalDate }
  /** `onward` goes on with what the consent was asked for. */
  | { readonly do: "health_consent"; readonly agreed: boolean; readonly onward?: "checkin" }
  /** Forgets all that was measured and told of the body, or what one source brought, with what is computed from it. */
  | { readonly do: "forget_body"; readonly source?: Token }
  /** What speaks against habits: an overview, or one section of it. */
  | { readonly do: "intake"; readonly section?: IntakeSection }
  | { readonly do: "intake_toggle"; readonly section: IntakeSection; readonly code: Contraindication }
  /** An injury that was told of only twinges, or no longer. */
  | { readonly do: "injury_mild"; readonly code: Injury }
  /** A section is answered as it stands. */
  | { readonly do: "intake_done"; readonly section: IntakeSection }
  | {
      readonly do: "set_intake";
      readonly answered: readonly IntakeSection[];
      readonly codes: readonly Contraindication[];
      readonly mild?: readonly Contraindication[];
    }
  | { readonly do: "calendar"; readonly address?: FreeText }
  | { readonly do: "calendar_off" }
  /** What was read at the address, or why nothing was; nothing where the address is another by now. */
  | {
      readonly do: "calendar_read";
      readonly address: FreeText;
      readonly problem: CalendarLink["problem"];
      readonly busy: readonly Interval[];
    }
  | { readonly do: "day_settings"; readonly change?: DaySettings }
  /** Ends the health days and forgets all that they hold. */
  | { readonly do: "delete_day"; readonly confirmed?: boolean };

/** What can become of an own habit on a day; `undo` takes it back. */
export const ownMarks = ["done", "partly", "skip", "undo"] as const;
export type OwnMark = (typeof ownMarks)[number];

/** What can be told of habits that a person makes up. */
export type OwnCommand =
  /** All of them; `from` turns the page. */
  | { readonly do: "own_habits"; readonly from?: number }
  | { readonly do: "own_habit"; readonly own: OwnHabitId }
  /** A new one in words; without words, those that were just said, else it is asked for them. */
  | { readonly do: "own_add"; readonly words?: FreeText }
  /** A new one, said field by field. */
  | { readonly do: "own_new"; readonly said: OwnHabitSaid; readonly risk?: boolean }
  | { readonly do: "own_set"; readonly own: OwnHabitId; readonly change: Partial<OwnHabitSaid> }
  /** Asks how it is to be; what the person says next changes it. */
  | { readonly do: "own_ask"; readonly own: OwnHabitId }
  /** The one question about risk, answered. */
  | { readonly do: "own_risk"; readonly own: OwnHabitId; readonly risk: boolean }
  | { readonly do: "own_pause"; readonly own: OwnHabitId; readonly paused: boolean }
  | { readonly do: "own_delete"; readonly own: OwnHabitId; readonly confirmed?: boolean }
  /** Habits that a file of another program tells of. */
  | { readonly do: "own_import"; readonly habits: readonly OwnDraft[] }
  /** What became of it on a day, today where none is named. */
  | { readonly do: "own_mark"; readonly own: OwnHabitId; readonly how: OwnMark; readonly date?: LocalDate };
