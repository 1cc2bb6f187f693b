import type { ImportEvent, ImportSource, ReadingDraft, ReadOptions } from "#app/importer.ts";
import { faceValues } from "#core/readings/metric.ts";
import { asLocalDate, type LocalDate } from "#core/time/local-date.ts";
import { instantAt } from "#core/time/wall-time.ts";
import { Broken } from "../broken.ts";
import { createFindings, type Findings } from "../findings.ts";
import { jsonItems } from "../json-items.ts";

export const daylioSource: ReadingDraft["source"] = { kind: "app", name: "Daylio" };

const mostMoods = 1000;
const minuteMs = 60_000;
const widestOffset = 14 * 60;

/** Whether it begins as `backup.daylio` does: base64, and in it an object with the diary's own names. */
export function isDaylioBackup(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  if (!/^ey[A-Za-z0-9+/=\s]+$/u.test(text)) return false;
  return /^\{\s*"[^]*"(?:customMoods|dayEntries|tag_groups|isReminderOn)"/u.test(
    Buffer.from(text, "base64").toString("utf8"),
  );
}

/**
 * Moods of the days in Daylio's backup, as its table of CSV tells them. Moods of one's own come as the one of five that they stand under. It is read
 * twice, as the names of moods may stand behind the days; the cursor is the number of entries that lie behind.
 */
export async function* readDaylioBackup(from: ImportSource, options: ReadOptions): AsyncGenerator<ImportEvent> {
  const json = decoded(from);
  const groups = await moodGroups(json);
  const findings = createFindings();
  const behind = options.cursor === undefined ? 0 : Number(options.cursor);
  let count = 0;
  const pieces = jsonItems(json, (path, opens) => {
    if (path.length === 0) return "enter";
    if (path[0] !== "dayEntries") return "pass";
    if (path.length === 1) return opens === "array" ? "enter" : "pass";
    return "take";
  });
  for await (const { items, share } of pieces) {
    for (const { value } of items) {
      count += 1;
      if (count > behind) readEntry(value, `dayEntries[${count - 1}]`, groups, findings, options);
    }
    if (items.length > 0 && count > behind) yield { is: "found", ...findings.take(), next: String(count), share };
  }
  yield { is: "found", ...findings.take(), next: String(count), share: 1 };
}

/** What base64 holds, piece by piece. */
function decoded(from: ImportSource): ImportSource {
  return {
    name: from.name,
    size: Math.floor((from.size * 3) / 4),
    async *bytes() {
      let rest = "";
      for await (const chunk of from.bytes()) {
        const text = rest + Buffer.from(chunk).toString("latin1").replaceAll(/\s+/gu, "");
        if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(text)) throw new Broken("json_damaged");
        const whole = text.length - (text.length % 4);
        rest = text.slice(whole);
        if (whole > 0) yield Buffer.from(text.slice(0, whole), "base64");
      }
      if (rest !== "") yield Buffer.from(rest, "base64");
    },
  };
}

/** Which of the five moods each stands under, 1 the best. What is damaged is told when the days are read. */
async function moodGroups(json: ImportSource): Promise<ReadonlyMap<number, number>> {
  const groups = new Map<number, number>();
  const pieces = jsonItems(json, (path, opens) => {
    if (path.length === 0) return "enter";
    if (path[0] !== "customMoods") return "pass";
    if (path.length === 1) return opens === "array" ? "enter" : "pass";
    return "take";
  });
  try {
    for await (const { items } of pieces)
      for (const { value } of items) {
        const [id, group] = [figureOf(value, "id"), figureOf(value, "mood_group_id")];
        if (id !== undefined && group !== undefined && groups.size < mostMoods) groups.set(id, group);
      }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
  return groups;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function figureOf(value: unknown, name: string): number | undefined {
  const found = fieldOf(value, name);
  return typeof found === "number" && Number.isFinite(found) ? found : undefined;
}

function readEntry(
  entry: unknown,
  place: string,
  groups: ReadonlyMap<number, number>,
  findings: Findings,
  options: ReadOptions,
): void {
  const when = wallOf(entry);
  if (!when) return findings.refuse("no_time", place);
  // What was done and what was written is the diary's own, and is not taken over; that it was there is told.
  const tags = fieldOf(entry, "tags");
  if (Array.isArray(tags) && tags.length > 0) findings.unused("activities");
  if (["note", "note_title"].some((name) => (fieldOf(entry, name) ?? "") !== "")) findings.unused("notes");
  const mood = figureOf(entry, "mood") ?? 0;
  // Backups of old versions name no moods: the five have their own numbers.
  const value = faceValues[5 - ((groups.size > 0 ? groups.get(mood) : mood) ?? 0)];
  if (value === undefined) return findings.refuse("not_valid", place, "mood");
  const { at, offset } = momentOf(entry, when, options.timeZone);
  findings.reading(
    {
      metric: "mood",
      value,
      from: at,
      to: at,
      offset,
      source: daylioSource,
      sourceId: undefined,
      modality: "self_reported",
    },
    place,
  );
}

interface Wall {
  readonly date: LocalDate;
  /** After midnight. */
  readonly minutes: number;
}

/** Its day (months from 0) and its minute, by the clock on the wall. */
function wallOf(entry: unknown): Wall | undefined {
  const [year, month, day] = [figureOf(entry, "year"), figureOf(entry, "month"), figureOf(entry, "day")];
  const [hour, minute] = [figureOf(entry, "hour"), figureOf(entry, "minute")];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = asLocalDate(`${year}-${two(month + 1)}-${two(day)}`);
  if (date === undefined || hour === undefined || minute === undefined) return undefined;
  const within = Number.isInteger(hour) && Number.isInteger(minute) && hour >= 0 && hour < 24;
  return within && minute >= 0 && minute < 60 ? { date, minutes: hour * 60 + minute } : undefined;
}

/** With the offset that the entry tells where its moment agrees, as whoever travels is elsewhere; else by the clock where the person lives. */
function momentOf(entry: unknown, { date, minutes }: Wall, timeZone: string) {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * minuteMs;
  const told = figureOf(entry, "datetime");
  const offset = (figureOf(entry, "timeZoneOffset") ?? Number.NaN) / minuteMs;
  const agrees =
    told !== undefined &&
    Math.abs(offset) <= widestOffset &&
    Math.abs(wall - offset * minuteMs - told) < minuteMs &&
    Number.isInteger(offset);
  const at = agrees ? wall - offset * minuteMs : instantAt(date, minutes, timeZone);
  return { at, offset: Math.round((wall - at) / minuteMs) };
}
