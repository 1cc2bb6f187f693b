import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ImportEvent, ImportSource, ReadOptions } from "#app/importer.ts";
import type { HabitOutcome } from "#core/mastery/habit-record.ts";
import { asLocalDate, type LocalDate } from "#core/time/local-date.ts";
import { Broken } from "../broken.ts";
import { createFindings, type Findings } from "../findings.ts";
import { othersTurn } from "../others-turn.ts";
import { timesAWeek } from "./times-a-week.ts";

const magic = "SQLite format 3\0";
/** A backup of many years has a few megabytes; more is none, and would be held whole. */
const mostBytes = 32 * 2 ** 20;
const mostHabits = 1000;
/** A damaged tree of pages may lead to the same ones without an end. */
const mostMarks = 1_000_000;
const marksAtOnce = 2000;
/** A name or a question that is longer (bytes) is nobody's, and is not even loaded. */
const longestWord = 4000;

/** Whether these are the first pages of the database that Loop Habit Tracker keeps: its schema stands in them in plain text. */
export function isLoopBackup(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  return (
    text.startsWith(magic) &&
    /create\s+table\s+["'`[]?habits\b/iu.test(text) &&
    /create\s+table\s+["'`[]?repetitions\b/iu.test(text)
  );
}

/** Habits and their marks of the database in Loop's backup, as its tables of CSV tell them. The cursor is the number of marks that lie behind. */
export async function* readLoopBackup(
  from: ImportSource,
  options: Pick<ReadOptions, "cursor">,
): AsyncGenerator<ImportEvent> {
  const db = await opened(await wholeOf(from));
  try {
    yield* readOpened(db, options.cursor === undefined ? 0 : Number(options.cursor));
  } catch (error) {
    throw isOfDatabase(error) ? new Broken("db_damaged") : error;
  } finally {
    db.close();
  }
}

async function wholeOf(from: ImportSource): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of from.bytes()) {
    length += chunk.length;
    if (length > mostBytes) throw new Broken("too_large");
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  // Of a journal that is written ahead only the file came along: without it the pages are read as they are.
  if (whole[18] === 2) whole.fill(1, 18, 20);
  return whole;
}

/** Opened to be read alone, from a file that has no name any more when the first page is looked at. */
async function opened(whole: Buffer): Promise<DatabaseSync> {
  const folder = await mkdtemp(join(tmpdir(), "waymark-import-"));
  try {
    const path = join(folder, "db");
    await writeFile(path, whole, { mode: 0o600 });
    return new DatabaseSync(path, { readOnly: true, allowExtension: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the file itself is to blame for, and not the disk (`SQLITE_IOERR`, `SQLITE_FULL`, `SQLITE_CANTOPEN`). */
function isOfDatabase(error: unknown): boolean {
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  return code === "ERR_SQLITE_ERROR" && ![10, 13, 14].includes(Number(errcode) & 0xff);
}

/** Columns of a table proper. A view, a virtual table and columns that are reckoned could run whatever their maker likes: they are none. */
function columnsOf(db: DatabaseSync, table: "Habits" | "Repetitions"): ReadonlySet<string> {
  const kept = db
    .prepare("select 1 from sqlite_schema where type = 'table' and rootpage > 0 and name = ? collate nocase")
    .get(table);
  const columns = kept ? db.prepare(`pragma table_xinfo(${table})`).all() : [];
  return new Set(columns.filter(({ hidden }) => hidden === 0).map(({ name }) => String(name).toLowerCase()));
}

interface LoopHabit {
  readonly name: string;
  readonly isMeasured: boolean;
}

async function* readOpened(db: DatabaseSync, behind: number): AsyncGenerator<ImportEvent> {
  db.exec("pragma trusted_schema = off; pragma cell_size_check = on; pragma mmap_size = 0");
  const marks = columnsOf(db, "Repetitions");
  if (!["habit", "timestamp", "value"].every((name) => marks.has(name))) throw new Broken("db_damaged");
  const findings = createFindings();
  const habits = readHabits(db, findings);
  yield { is: "found", ...findings.take(), next: String(behind), share: 0 };
  let count = 0;
  const rows = db
    .prepare(`select habit + 0.0 as habit, timestamp + 0.0 as at, value + 0.0 as value from Repetitions not indexed`)
    .iterate();
  for (const row of rows) {
    count += 1;
    if (count > mostMarks) throw new Broken("db_damaged");
    if (count > behind) readMark(row, count, habits, findings);
    if (count % marksAtOnce !== 0) continue;
    if (count > behind) yield { is: "found", ...findings.take(), next: String(count), share: 0.5 };
    await othersTurn();
  }
  yield { is: "found", ...findings.take(), next: String(count), share: 1 };
}

function readHabits(db: DatabaseSync, findings: Findings): ReadonlyMap<number, LoopHabit> {
  const columns = columnsOf(db, "Habits");
  if (!["id", "name", "archived", "freq_num", "freq_den"].every((name) => columns.has(name)))
    throw new Broken("db_damaged");
  const word = (name: string): string =>
    columns.has(name) ? `case when octet_length(${name}) <= ${longestWord} then ${name} end` : "null";
  const figure = (name: string): string => (columns.has(name) ? `${name} + 0.0` : "0.0");
  const rows = db
    .prepare(
      `select ${figure("id")} as id, ${word("name")} as name, ${word("question")} as question, ${word("description")} as description,
        ${figure("archived")} as archived, ${figure("freq_num")} as count, ${figure("freq_den")} as days, ${figure("type")} as type,
        ${figure("position")} as position from Habits not indexed limit ${mostHabits + 1}`,
    )
    .all();
  if (rows.length > mostHabits) throw new Broken("db_damaged");
  const habits = new Map<number, LoopHabit>();
  for (const row of rows.toSorted((one, other) => Number(one["position"]) - Number(other["position"]))) {
    const name = textOf(row["name"]);
    if (name === "") findings.refuse("no_value", `Habits ${String(row["id"])}`, "name");
    else {
      habits.set(Number(row["id"]), { name, isMeasured: row["type"] === 1 });
      const why = textOf(row["question"]) || textOf(row["description"]);
      const times = timesAWeek(Number(row["count"]), Number(row["days"]));
      findings.habit({
        name,
        ...(why === "" ? {} : { reason: why }),
        ...(times === undefined ? {} : { times }),
        ...(row["archived"] === 1 ? { archived: true } : {}),
        marks: [],
      });
    }
  }
  return habits;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** What was done by hand is done; of a habit that is measured, more than nothing. What the program filled in by itself is no deed. */
function outcomeOf(value: number, { isMeasured }: LoopHabit): HabitOutcome | undefined {
  if (value === 3) return "skipped";
  return value === 2 || (isMeasured && value > 0) ? "done" : undefined;
}

function readMark(
  { habit, at, value }: Readonly<Record<string, unknown>>,
  nth: number,
  habits: ReadonlyMap<number, LoopHabit>,
  findings: Findings,
): void {
  const place = `Repetitions ${nth}`;
  const known = habits.get(Number(habit));
  if (!known || typeof value !== "number") return findings.refuse("not_valid", place);
  const date = dateOf(at);
  if (date === undefined) return findings.refuse("no_time", place);
  const outcome = outcomeOf(value, known);
  if (outcome !== undefined) findings.habit({ name: known.name, marks: [{ date, outcome }] });
}

/** Loop keeps a day as the moment at which it begins in UTC (ms), wherever its person lives. */
function dateOf(at: unknown): LocalDate | undefined {
  const day = typeof at === "number" ? new Date(at) : undefined;
  return day === undefined || Number.isNaN(day.getTime()) ? undefined : asLocalDate(day.toISOString().slice(0, 10));
}
