import { type ArchetypeId, archetypeIds } from "../../day/archetype.ts";
import { contraindications } from "../../day/contraindication.ts";
import { habitCategories, type HabitId } from "../../day/habit.ts";
import { intakeSections } from "../../day/intake.ts";
import { modes } from "../../day/mode.ts";
import type { TaskId } from "../../day/plan.ts";
import { type Command, faces, scheduleFields, type TapMetric, tapMetrics, taskMarks } from "../turn/command.ts";
import type { DayCommand } from "./decide-day.ts";

/** Button data of the day; see `press.ts`. */

const plain = {
  today: "td",
  now: "nw",
  schedule: "sc",
  replan: "rx",
  calendar_off: "ko",
} as const;
const plainByCode = new Map(Object.entries(plain).map(([name, code]) => [code as string, { do: name } as Command]));

const flags = ["reminders", "withGoalStep", "withTrackAction", "digest"] as const;
const tapCodes = {
  energy_level: "e",
  stress_level: "s",
  mood: "m",
  sleep_quality: "q",
} as const satisfies Record<TapMetric, string>;
const awayWhys = ["sick", "travel", "pause", "back"] as const;
const yes = (wanted: boolean | undefined): string => (wanted ? "y" : "n");

/** The data of a button that gives this command; throws for what no button may carry. */
export function encodeDayPress(command: DayCommand): string {
  switch (command.do) {
    case "today":
    case "now":
    case "schedule":
    case "replan":
    case "calendar_off":
      return plain[command.do];
    case "pass":
      return `ps:${command.key}`;
    case "task":
      return `ta:${command.taskId}`;
    case "why":
      return `wy:${command.taskId ?? ""}`;
    case "mark_task":
      return `mt:${command.how}:${command.taskId}`;
    case "snooze":
      return `sz2:${command.minutes}:${command.taskId}`;
    case "habits":
      return `hb:${command.category ?? ""}:${command.from ?? ""}`;
    case "habit":
      return `ht:${command.habit}`;
    case "excluded":
      return `xh:${command.from ?? ""}`;
    case "allow_habit":
      return `ah:${command.habit}`;
    case "rate_habit":
      return `rh:${command.rating}:${command.habit}`;
    case "checkin":
      return `ci:${command.face ?? ""}${command.metric === undefined ? "" : `:${tapCodes[command.metric]}`}`;
    case "mode":
      return `mo:${command.mode ?? ""}`;
    case "archetype":
      return `at:${command.archetype ?? ""}${command.fresh ? ":f" : ""}`;
    case "quiz":
      return `qz:${command.answers.join("")}`;
    case "ask_schedule":
      return `as:${command.field}`;
    case "away":
      return `aw:${command.why ?? ""}`;
    case "health_consent":
      return `hc:${yes(command.agreed)}${command.onward === undefined ? "" : ":c"}`;
    case "intake":
      return `in:${command.section ?? ""}`;
    case "intake_toggle":
      return `it:${command.section}:${command.code}`;
    case "intake_done":
      return `id:${command.section}`;
    case "delete_day":
      return command.confirmed ? "dd:y" : "dd";
    case "day_settings":
      return encodeSettings(command.change);
    case "calendar":
      if (command.address === undefined) return "ka";
      break;
    case "set_schedule":
    case "set_intake":
    case "calendar_read":
    case "forget_body":
    case "day_tick":
      break;
  }
  throw new Error(`no button carries ${command.do}`);
}

function encodeSettings(change: Extract<DayCommand, { do: "day_settings" }>["change"]): string {
  if (change === undefined) return "ds";
  const flag = flags.find((name) => change[name] !== undefined);
  if (flag) return `ds:${flag}:${yes(change[flag])}`;
  if (change.messagesADay !== undefined) return `ds:messages:${change.messagesADay}`;
  if ("tasksADay" in change) return `ds:tasks:${change.tasksADay ?? ""}`;
  throw new Error("no button carries these settings");
}

const taskId = /^[A-Za-z0-9_.-]{1,48}$/u;
const habitId = /^[a-z][a-z0-9_]{2,39}$/u;
const key = /^[A-Za-z0-9_.:-]{1,56}$/u;

function oneOf<T extends string | number>(values: readonly T[], text: string): T | undefined {
  return values.find((value) => String(value) === text);
}

const aboutTask = (id: string, make: (id: TaskId) => Command): Command | undefined =>
  taskId.test(id) ? make(id as TaskId) : undefined;
const aboutHabit = (id: string, make: (id: HabitId) => Command): Command | undefined =>
  habitId.test(id) ? make(id as HabitId) : undefined;
const pageFrom = (digits: string): { readonly from?: number } =>
  /^\d{1,4}$/u.test(digits) ? { from: Number(digits) } : {};

/** The command of a pressed button of ours; undefined for anything else. */
export function decodeDayPress(data: string): Command | undefined {
  const known = plainByCode.get(data);
  if (known) return known;
  const [code = "", first = "", second = ""] = data.split(":");
  switch (code) {
    case "ps": {
      const passed = data.slice(3);
      return key.test(passed) ? { do: "pass", key: passed } : undefined;
    }
    case "ta":
      return aboutTask(first, (id) => ({ do: "task", taskId: id }));
    case "wy":
      return first === "" ? { do: "why" } : aboutTask(first, (id) => ({ do: "why", taskId: id }));
    case "mt": {
      const how = oneOf(taskMarks, first);
      return how && aboutTask(second, (id) => ({ do: "mark_task", how, taskId: id }));
    }
    case "sz2":
      return /^\d{1,3}$/u.test(first)
        ? aboutTask(second, (id) => ({ do: "snooze", taskId: id, minutes: Number(first) }))
        : undefined;
    case "hb": {
      const category = oneOf(habitCategories, first);
      if (first !== "" && !category) return undefined;
      return { do: "habits", ...(category ? { category } : {}), ...pageFrom(second) };
    }
    case "ht":
      return aboutHabit(first, (habit) => ({ do: "habit", habit }));
    case "xh":
      return { do: "excluded", ...pageFrom(first) };
    case "ah":
      return aboutHabit(first, (habit) => ({ do: "allow_habit", habit }));
    case "rh":
      return /^[1-5]$/u.test(first)
        ? aboutHabit(second, (habit) => ({ do: "rate_habit", habit, rating: Number(first) }))
        : undefined;
    case "ci": {
      const face = oneOf(faces, first);
      const metric = tapMetrics.find((each) => tapCodes[each] === second);
      if ((first !== "" && !face) || (second !== "" && !metric)) return undefined;
      return { do: "checkin", ...(metric ? { metric } : {}), ...(face ? { face } : {}) };
    }
    case "mo": {
      const mode = oneOf([...modes, "auto"] as const, first);
      return first === "" ? { do: "mode" } : mode && { do: "mode", mode };
    }
    case "at": {
      const archetype: ArchetypeId | undefined = oneOf(archetypeIds, first);
      if (first === "") return { do: "archetype" };
      return archetype && { do: "archetype", archetype, ...(second === "f" ? { fresh: true } : {}) };
    }
    case "qz":
      return /^[0-5]{0,6}$/u.test(first) ? { do: "quiz", answers: [...first].map(Number) } : undefined;
    case "as": {
      const field = oneOf(scheduleFields, first);
      return field && { do: "ask_schedule", field };
    }
    case "aw": {
      const why = oneOf(awayWhys, first);
      return first === "" ? { do: "away" } : why && { do: "away", why };
    }
    case "hc":
      return { do: "health_consent", agreed: first === "y", ...(second === "c" ? { onward: "checkin" } : {}) };
    case "in": {
      const section = oneOf(intakeSections, first);
      return first === "" ? { do: "intake" } : section && { do: "intake", section };
    }
    case "it": {
      const section = oneOf(intakeSections, first);
      const contraindication = oneOf(contraindications, second);
      return section && contraindication && { do: "intake_toggle", section, code: contraindication };
    }
    case "id": {
      const section = oneOf(intakeSections, first);
      return section && { do: "intake_done", section };
    }
    case "dd":
      return { do: "delete_day", ...(first === "y" ? { confirmed: true } : {}) };
    case "ds":
      return decodeSettings(first, second);
    case "ka":
      return { do: "calendar" };
    default:
      return undefined;
  }
}

function decodeSettings(name: string, value: string): Command | undefined {
  if (name === "") return { do: "day_settings" };
  const flag = oneOf(flags, name);
  if (flag) return { do: "day_settings", change: { [flag]: value === "y" } };
  if (name === "messages" && /^\d{1,2}$/u.test(value))
    return { do: "day_settings", change: { messagesADay: Number(value) } };
  if (name === "tasks" && /^\d?$/u.test(value))
    return { do: "day_settings", change: { tasksADay: value === "" ? undefined : Number(value) } };
  return undefined;
}
