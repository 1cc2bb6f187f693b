import type { PersonId } from "#core/person/person.ts";
import { exportedReading } from "#core/readings/exported-reading.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { ExportPages } from "./export-ports.ts";
import type { Store } from "./ports.ts";
import type { ReadingQuery, ReadingStore } from "./reading-ports.ts";

/** So many readings are held at a time. */
const aPage = 5000;

/**
 * All that is kept about a person as one JSON text in pieces, none of which is longer than a page of rows, so that whoever walked for years takes no more
 * memory than anybody and others get their turn between two; undefined where there is no such person. `more` stands beside it in the same object.
 */
export async function exportText(
  { store, readings }: { readonly store: Pick<Store, "exportPages">; readonly readings: Pick<ReadingStore, "list"> },
  personId: PersonId,
  more: Readonly<Record<string, unknown>>,
): Promise<AsyncGenerator<string> | undefined> {
  const kept = await store.exportPages(personId);
  return kept && pieces(kept, more, (query) => readings.list(personId, query));
}

/** The items of pages, with commas between them. */
async function* items(pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let comma = "";
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield comma + page.map((one) => JSON.stringify(one)).join(",");
    comma = ",";
  }
}

async function* readingPages(
  list: (query: ReadingQuery) => Promise<readonly Reading[]>,
): AsyncGenerator<readonly unknown[]> {
  for (let after: Reading | undefined; ; ) {
    const page = await list({ limit: aPage, ...(after && { after }) });
    yield page.map(exportedReading);
    after = page.at(-1);
    if (page.length < aPage) return;
  }
}

async function* pieces(
  { head, goals, lists, kept }: ExportPages,
  more: Readonly<Record<string, unknown>>,
  list: (query: ReadingQuery) => Promise<readonly Reading[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ ...head, ...more }).slice(0, -1)},"goals":[`;
  let comma = "";
  for await (const { goal, completed } of goals()) {
    yield `${comma}${JSON.stringify(goal).slice(0, -1)},"completed":[`;
    yield* items(completed());
    yield "]}";
    comma = ",";
  }
  yield "]";
  for (const [name, rows] of Object.entries(lists)) {
    yield `,${JSON.stringify(name)}:[`;
    yield* items(rows());
    yield "]";
  }
  yield `,"readings":{"kept":${kept},"complete":true,"rows":[`;
  yield* items(readingPages(list));
  yield "]}}";
}
