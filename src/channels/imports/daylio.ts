import type { Importer, ReadOptions } from "#app/importer.ts";
import { faceValues } from "#core/readings/metric.ts";
import { asLocalDate } from "#core/time/local-date.ts";
import { instantAt } from "#core/time/wall-time.ts";
import { daylioSource as source, isDaylioBackup, readDaylioBackup } from "./backups/daylio-backup.ts";
import type { Findings } from "./findings.ts";
import { type CsvRow, readCsv } from "./read-csv.ts";
import { headOf, headText } from "./read-text.ts";

const first = "full_date,date,weekday,time,mood,";
/** A note may be long; a line that is longer is none of Daylio's. */
const longestLine = 200_000;

/** Daylio's own five moods from the saddest, as it calls them in English and in Russian. Who gave them names of their own is told so. */
const moods: ReadonlyMap<string, number> = new Map(
  [
    ["awful", "ужасно"],
    ["bad", "плохо"],
    ["meh", "так себе"],
    ["good", "хорошо"],
    ["rad", "супер"],
  ].flatMap((names, place) => names.map((name) => [name, faceValues[place] ?? 0.5] as const)),
);

/** `daylio_export_….csv` as Daylio writes it, or what its backup holds (`backup.daylio` in `backup_….daylio`). */
export const daylio: Importer = {
  id: "daylio",
  recognise: (head) => headText(head).replace("\uFEFF", "").startsWith(first) || isDaylioBackup(head),
  async *read(from, options) {
    if (isDaylioBackup(await headOf(from))) yield* readDaylioBackup(from, options);
    else
      yield* readCsv(from, options, longestLine, () => ({
        separator: ",",
        readRow: (row, place, findings) => readEntry(row, place, findings, options),
      }));
  },
};

/** Minutes after midnight of `13:48` or `1:48 pm`. */
function minutesOf(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})\s*([ap])?\.?m?\.?$/iu.exec(text.trim());
  if (!found) return undefined;
  const hour = Number(found[1]);
  const half = found[3]?.toLowerCase();
  const at = (half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0)) * 60 + Number(found[2]);
  return at < 24 * 60 ? at : undefined;
}

function readEntry(row: CsvRow, place: string, findings: Findings, options: ReadOptions): void {
  const date = asLocalDate(row.get("full_date") ?? "");
  const minutes = minutesOf(row.get("time") ?? "");
  if (date === undefined || minutes === undefined) return findings.refuse("no_time", place);
  // What was done and what was written is the diary's own, and is not taken over; that it was there is told.
  for (const [column, name] of [
    ["activities", "activities"],
    ["scales", "scales"],
    ["note", "notes"],
  ] as const)
    if ((row.get(column) ?? "") !== "") findings.unused(name);
  const value = moods.get((row.get("mood") ?? "").trim().toLowerCase());
  if (value === undefined) return findings.refuse("not_valid", place, "mood");
  const at = instantAt(date, minutes, options.timeZone);
  const offset = Math.round((Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 - at) / 60_000);
  findings.reading(
    { metric: "mood", value, from: at, to: at, offset, source, sourceId: undefined, modality: "self_reported" },
    place,
  );
}
