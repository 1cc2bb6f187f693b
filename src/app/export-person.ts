import type { PersonId } from "#core/person/person.ts";
import { exportedReading } from "#core/readings/exported-reading.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { PersonExport, Store } from "./ports.ts";
import type { ReadingQuery, ReadingStore } from "./reading-ports.ts";

/** So many readings are held at a time. */
const aPage = 5000;

/**
 * All that is kept about a person as one JSON text in pieces, so that whoever measured for years takes no more memory than anybody; undefined where there is no
 * such person. `more` stands beside it in the same object.
 */
export async function exportText(
  { store, readings }: { readonly store: Pick<Store, "exportPerson">; readonly readings: Pick<ReadingStore, "list"> },
  personId: PersonId,
  more: Readonly<Record<string, unknown>>,
): Promise<AsyncGenerator<string> | undefined> {
  const kept = await store.exportPerson(personId);
  return kept && pieces(kept, more, (query) => readings.list(personId, query));
}

async function* pieces(
  { readings, ...kept }: PersonExport,
  more: Readonly<Record<string, unknown>>,
  list: (query: ReadingQuery) => Promise<readonly Reading[]>,
): AsyncGenerator<string> {
  const rows = readings.rows.map((row) => JSON.stringify(row)).join(",");
  const head = JSON.stringify({ ...kept, ...more });
  yield `${head.slice(0, -1)},"readings":{"kept":${readings.kept},"complete":true,"rows":[${rows}`;
  const last = readings.rows.at(-1);
  let after = readings.complete || !last ? undefined : (rowPlace(last) as ReadingQuery["after"]);
  while (after) {
    const page = await list({ after, limit: aPage });
    for (const reading of page) yield `,${JSON.stringify(exportedReading(reading))}`;
    after = page.at(-1);
  }
  yield "]}}";
}

const rowPlace = ({ to, id }: Readonly<Record<string, unknown>>) => ({ to: Date.parse(String(to)), id });
