import { ownHabitsOf } from "#core/day/own-habit.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Plan, Task, TaskOf } from "#core/day/plan.ts";
import type { PersonId } from "#core/person/person.ts";
import { exportedReading } from "#core/readings/exported-reading.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { Store } from "./ports.ts";
import type { ReadingStore } from "./reading-ports.ts";

/** What can be taken out as a table. */
export const csvTables = ["days", "habits", "readings"] as const;
export type CsvTable = (typeof csvTables)[number];

type Cell = string | number | boolean | undefined;

/** What a spreadsheet would reckon with rather than show. */
const reckoned = /^[=+\-@\t\r]/u;

/** A cell by RFC 4180; words that a spreadsheet would take for a formula get an apostrophe before them. */
export function csvCell(value: Cell): string {
  if (typeof value !== "string") return value === undefined ? "" : String(value);
  const plain = reckoned.test(value) ? `'${value}` : value;
  return /[",;\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const line = (...cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

/** So many readings are held at a time. */
const aPage = 5000;

interface CsvParts {
  readonly store: Pick<Store, "exportPages" | "snapshot">;
  readonly readings: Pick<ReadingStore, "list">;
  /** What a task is called, by everybody. */
  readonly nameOf: (of: TaskOf) => string;
}

/** A table of what is kept about a person in pieces, its first line the names of the columns; undefined where there is no such person. */
export async function csvText(
  parts: CsvParts,
  personId: PersonId,
  table: CsvTable,
): Promise<AsyncGenerator<string> | undefined> {
  switch (table) {
    case "days":
      return days(parts, personId);
    case "habits":
      return habits(parts, personId);
    case "readings":
      return readings(parts, personId);
  }
}

/** Spreadsheets take a table for UTF-8 by this. */
const mark = "\uFEFF";

async function days({ store, nameOf }: CsvParts, personId: PersonId): Promise<AsyncGenerator<string> | undefined> {
  const kept = await store.exportPages(personId);
  if (kept === undefined) return undefined;
  return (async function* () {
    yield mark + line("date", "mode", "kind", "name", "start", "minutes", "state");
    for await (const page of kept.lists.plans())
      for (const row of page) {
        const { date, mode, tasks } = row as unknown as Pick<Plan, "date" | "mode"> & {
          readonly tasks: readonly (Omit<Task, "at"> & { readonly at: string })[];
        };
        yield tasks
          .map(({ of, at, minutes, state }) => line(date, mode, of.kind, nameOf(of), at, minutes, state))
          .join("");
      }
  })();
}

const outcomes: Readonly<Record<string, string>> = { d: "done", p: "partly", s: "skipped" };

async function habits({ store, nameOf }: CsvParts, personId: PersonId): Promise<AsyncGenerator<string> | undefined> {
  const snapshot = await store.snapshot(personId);
  if (snapshot === undefined) return undefined;
  const { day } = snapshot;
  return (async function* () {
    yield mark + line("kind", "name", "group", "date", "outcome");
    if (!day) return;
    for (const { name, group, months } of ownHabitsOf(day))
      for (const [month, row] of Object.entries(months).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        yield [...row]
          .map((letter, place) => {
            const outcome = outcomes[letter];
            const date = `${month}-${String(place + 1).padStart(2, "0")}`;
            return outcome === undefined ? "" : line("own", name, group, date, outcome);
          })
          .join("");
    for (const [habit, { recent }] of Object.entries(day.habits))
      yield recent
        .map(({ date, outcome }) =>
          line("habit", nameOf({ kind: "habit", habit: habit as HabitId }), "", date, outcome),
        )
        .join("");
  })();
}

async function readings(
  { store, readings: kept }: CsvParts,
  personId: PersonId,
): Promise<AsyncGenerator<string> | undefined> {
  if ((await store.snapshot(personId)) === undefined) return undefined;
  return (async function* () {
    yield mark +
      line(
        "metric",
        "value",
        "unit",
        "from",
        "to",
        "offset",
        "source",
        "source_kind",
        "modality",
        "quality",
        "imported",
      );
    for (let after: Reading | undefined; ; ) {
      const page = await kept.list(personId, { limit: aPage, ...(after && { after }) });
      yield page
        .map((each) => {
          const { metric, value, offset, source, modality, quality, imported } = each;
          const { unit, from, to } = exportedReading(each);
          return line(
            metric,
            value,
            String(unit),
            String(from),
            String(to),
            offset,
            source.name,
            source.kind,
            modality,
            quality,
            imported,
          );
        })
        .join("");
      after = page.at(-1);
      if (page.length < aPage) return;
    }
  })();
}
