import type { ImportEvent, ImportSource, ReadingDraft, Refusal } from "#app/importer.ts";
import { untilBroken } from "#channels/imports/broken.ts";

/** Bytes as a source, in pieces of a size. */
export function bytesSource(bytes: Uint8Array, piece = 65_536, name = "file"): ImportSource {
  return {
    name,
    size: bytes.length,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

export const textSource = (text: string, piece?: number, name?: string): ImportSource =>
  bytesSource(new TextEncoder().encode(text), piece, name);

/** All that a reader tells, put together. */
export interface Told {
  readonly readings: readonly ReadingDraft[];
  readonly unused: Readonly<Record<string, number>>;
  readonly refused: readonly Refusal[];
  readonly broken: string | undefined;
  readonly formats: readonly string[];
  readonly next: string | undefined;
}

export async function allOf(events: AsyncIterable<ImportEvent>, stopAfter = Number.POSITIVE_INFINITY): Promise<Told> {
  const readings: ReadingDraft[] = [];
  const refused: Refusal[] = [];
  const formats: string[] = [];
  const unused: Record<string, number> = {};
  let broken: string | undefined;
  let next: string | undefined;
  let count = 0;
  for await (const event of untilBroken(events)) {
    if (event.is === "format") formats.push(event.format);
    if (event.is === "broken") broken = event.because;
    if (event.is !== "found") continue;
    readings.push(...event.readings);
    refused.push(...event.refused);
    for (const [name, many] of Object.entries(event.unused)) unused[name] = (unused[name] ?? 0) + many;
    next = event.next;
    count += 1;
    if (count >= stopAfter) break;
  }
  return { readings, unused, refused, broken, formats, next };
}
