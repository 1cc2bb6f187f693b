import { basename } from "node:path";
import type { FileBytes, ImportEvent, Importer, ImportSource, ReadImport, ReadOptions } from "#app/importer.ts";
import { Broken, untilBroken } from "./broken.ts";
import { importers } from "./importers.ts";
import type { Bounds } from "./inflate.ts";
import { headOf } from "./read-text.ts";
import { zipEntries } from "./zip-entries.ts";

/** Which part of an archive is being read, and where within it. */
interface ZipCursor {
  readonly part: string;
  readonly within: string | undefined;
}

/** Reads a file of any kind that we know, or an archive of such files. */
export const readImport: ReadImport = (file, options) => untilBroken(read(file, options));

/** `readImport` with bounds of one's own on what may come out of an archive. */
export async function* read(
  file: FileBytes,
  options: ReadOptions & { readonly name: string },
  bounds?: Bounds,
): AsyncGenerator<ImportEvent> {
  if (file.bytes === 0) throw new Broken("empty");
  const source: ImportSource = { name: options.name, size: file.bytes, bytes: () => file.read(0) };
  const head = await headOf(source);
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) < 8) {
    yield* readZip(file, options, bounds);
    return;
  }
  const importer = importers.find((each) => each.recognise(head, source.name));
  if (!importer) throw new Broken("unknown_kind");
  yield { is: "format", format: importer.id };
  yield* importer.read(source, options);
}

/** Every part that a reader recognises is read; the others are counted by the ending of their names. */
async function* readZip(file: FileBytes, options: ReadOptions, bounds?: Bounds): AsyncGenerator<ImportEvent> {
  const saved = options.cursor === undefined ? undefined : (JSON.parse(options.cursor) as ZipCursor);
  let behind = saved !== undefined;
  let known = saved ? 1 : 0;
  for await (const part of zipEntries(file, bounds)) {
    const resumed = behind && part.name === saved?.part;
    if (behind && !resumed) continue;
    behind = false;
    const importer = await importerOf(part);
    const next = (within: string | undefined): string =>
      JSON.stringify({ part: part.name, within } satisfies ZipCursor);
    if (!importer) {
      const unused = { [`*${endingOf(part.name)}`]: 1 };
      yield { is: "found", readings: [], refused: [], unused, next: next(undefined), share: part.to };
      continue;
    }
    known += 1;
    yield { is: "format", format: importer.id };
    for await (const event of importer.read(part, { ...options, cursor: resumed ? saved?.within : undefined })) {
      if (event.is !== "found") yield event;
      else yield { ...event, next: next(event.next), share: part.from + (part.to - part.from) * event.share };
    }
  }
  if (known === 0) throw new Broken("unknown_kind");
}

async function importerOf(part: ImportSource): Promise<Importer | undefined> {
  const head = await headOf(part);
  return importers.find((each) => each.recognise(head, basename(part.name)));
}

function endingOf(name: string): string {
  const file = basename(name);
  const dot = file.lastIndexOf(".");
  return dot > 0 ? file.slice(dot).toLowerCase() : "";
}
