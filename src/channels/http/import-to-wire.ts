import type { ImportRun } from "#app/reading-ports.ts";
import { fileKindName, fileKindNames } from "#core/readings/file-kind.ts";
import type { ImportWire } from "#contract/imports.ts";
import { toWireInstant } from "#contract/instant.ts";

/** How far an import is, in words; `say` puts a reason into the person's language. */
export function importToWire(
  run: ImportRun,
  say: (ref: string, slots?: Readonly<Record<string, string>>) => string,
): ImportWire {
  const { format, problem } = run;
  return {
    id: run.id,
    format: format ?? null,
    format_name: format === undefined ? null : (fileKindName(format) ?? format),
    state: run.state,
    started_at: toWireInstant(run.startedAt),
    changed_at: toWireInstant(run.changedAt),
    bytes: run.bytes,
    bytes_read: run.bytesRead,
    counts: { ...run.counts },
    unused: { ...run.unused },
    refused: Object.entries(run.refused)
      .map(([reason, count]) => ({ reason, text: say(`row_refusal.${reason}`), count }))
      .toSorted((a, b) => b.count - a.count),
    problem: problem ?? null,
    problem_text: problem === undefined ? null : say(`import_problem.${problem}`, { kinds: fileKindNames }),
  };
}
