import type { ImportEvent, ImportProblem } from "#app/importer.ts";

/** Thrown inside a reader where a file cannot be read on; told as an event, never to a caller. */
export class Broken extends Error {
  readonly because: ImportProblem;
  constructor(because: ImportProblem) {
    super(because);
    this.because = because;
  }
}

/** Ends with `broken` where a reader cannot go on; all else is thrown. */
export async function* untilBroken(events: AsyncIterable<ImportEvent>): AsyncGenerator<ImportEvent> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    yield { is: "broken", because: error.because };
  }
}
