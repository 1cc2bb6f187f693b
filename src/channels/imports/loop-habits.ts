import type { Importer } from "#app/importer.ts";
import type { HabitOutcome } from "#core/mastery/habit-record.ts";
import { asLocalDate } from "#core/time/local-date.ts";
import { isLoopBackup, readLoopBackup } from "./backups/loop-backup.ts";
import { timesAWeek } from "./backups/times-a-week.ts";
import type { Findings } from "./findings.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";
import { headOf, headText } from "./read-text.ts";

const habitsFile = "Position,Name,";
/** A day has a value for each habit, and a habit a few words. */
const longestLine = 60_000;

const firstLine = (head: string): string => head.replace("\uFEFF", "").split(/\r?\n/u, 1)[0] ?? "";

/** The table of all habits: a date, and a column a habit. Those of one habit (`Date,Value…`) say the same once more, and those of scores are reckoned. */
const isMarks = (line: string, name: string): boolean =>
  name.toLowerCase() === "checkmarks.csv" && line.startsWith("Date,") && !/^Date,Value(?:,|$)/u.test(line);

/** `Habits.csv` and `Checkmarks.csv` of the archive that Loop Habit Tracker writes ("Loop Habits CSV 2026-03-09.zip"), or the database of its backup. */
export const loopHabits: Importer = {
  id: "loop_habits",
  recognise(head, name) {
    if (isLoopBackup(head)) return true;
    const line = firstLine(headText(head));
    return (
      (line.startsWith(habitsFile) && /,(?:NumRepetitions|FrequencyNumerator),/u.test(line)) || isMarks(line, name)
    );
  },
  async *read(from, options) {
    if (isLoopBackup(await headOf(from))) yield* readLoopBackup(from, options);
    else
      yield* readCsv(from, options, longestLine, (line) => ({
        separator: ",",
        readRow: firstLine(line).startsWith(habitsFile) ? readHabit : readDay,
      }));
  },
};

const timesOf = (row: CsvRow): number | undefined =>
  timesAWeek(
    Number(row.get("NumRepetitions") ?? row.get("FrequencyNumerator")),
    Number(row.get("Interval") ?? row.get("FrequencyDenominator")),
  );

function readHabit(row: CsvRow, place: string, findings: Findings): void {
  const name = row.get("Name") ?? "";
  if (name === "") return findings.refuse("no_value", place, "Name");
  const why = row.get("Question") || row.get("Description") || "";
  const times = timesOf(row);
  findings.habit({
    name,
    ...(why === "" ? {} : { reason: why }),
    ...(times === undefined ? {} : { times }),
    ...(row.get("Archived?") === "true" ? { archived: true } : {}),
    marks: [],
  });
}

/** What a mark says: as a word since version 2.1, as a figure before. "Automatic" is what the program filled in by itself, and no deed. */
function outcomeOf(value: string): HabitOutcome | undefined | "unknown" {
  switch (value) {
    case "2":
    case "YES_MANUAL":
      return "done";
    case "3":
    case "SKIP":
      return "skipped";
    case "":
    case "-1":
    case "0":
    case "1":
    case "NO":
    case "UNKNOWN":
    case "YES_AUTO":
      return undefined;
    default: {
      // Of a habit that is measured: how much, in thousandths in older versions.
      const amount = Number(value);
      return Number.isFinite(amount) ? (amount > 0 ? "done" : undefined) : "unknown";
    }
  }
}

function readDay(row: CsvRow, place: string, findings: Findings): void {
  const date = asLocalDate(row.get("Date") ?? "");
  if (date === undefined) return findings.refuse("no_time", place);
  for (const [name, value] of row) {
    if (name === "Date" || name === "") continue;
    const outcome = outcomeOf(value.trim());
    if (outcome === "unknown") findings.refuse("not_valid", place);
    else if (outcome !== undefined) findings.habit({ name, marks: [{ date, outcome }] });
  }
}
