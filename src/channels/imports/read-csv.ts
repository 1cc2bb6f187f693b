import type { ImportEvent, ImportSource, ReadOptions } from "#app/importer.ts";
import { Broken } from "./broken.ts";
import { createFindings, type Findings } from "./findings.ts";
import { readText } from "./read-text.ts";

/** A line of a table by the names of its columns. */
export type CsvRow = ReadonlyMap<string, string>;

export type Separator = "," | ";";

/** How a table is read, as its first line says; undefined where it is none that we know. */
export interface CsvTable {
  readonly separator: Separator;
  readonly readRow: (row: CsvRow, place: string, findings: Findings) => void;
}

/** Reads a table line by line, its first line being the names; the cursor is the number of lines that lie behind. A line has so many letters at most. */
export async function* readCsv(
  from: ImportSource,
  options: Pick<ReadOptions, "cursor">,
  longestLine: number,
  tableOf: (firstLine: string) => CsvTable | undefined,
): AsyncGenerator<ImportEvent> {
  const findings = createFindings();
  const behind = options.cursor === undefined ? 0 : Number(options.cursor);
  let table: CsvTable | undefined;
  let columns: readonly string[] = [];
  let line = 0;
  let rest = "";
  const take = (text: string): void => {
    line += 1;
    if (!table) {
      table = tableOf(text);
      if (!table) throw new Broken("unknown_kind");
      columns = cellsOf(text, table.separator);
    } else if (line > behind && text.trim() !== "") {
      const cells = cellsOf(text, table.separator);
      table.readRow(new Map(columns.map((column, at) => [column, cells[at] ?? ""])), `line ${line}`, findings);
    }
  };
  for await (const { text, share } of readText(from)) {
    const lines = (rest + text).split(/\r?\n/u);
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new Broken("part_too_long");
    lines.forEach(take);
    yield { is: "found", ...findings.take(), next: String(line), share };
  }
  if (rest !== "") take(rest);
  yield { is: "found", ...findings.take(), next: String(line), share: 1 };
}

/** Cells of a line; quotation marks hold those with separators of their own, and two of them are one. */
export function cellsOf(line: string, separator: Separator): readonly string[] {
  const text = line.replace("\uFEFF", "");
  const found: string[] = [];
  for (let at = 0; at <= text.length; ) {
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      const close = end === -1 ? text.length : end;
      found.push(text.slice(at + 1, close).replaceAll('""', '"'));
      const next = text.indexOf(separator, close);
      at = next === -1 ? text.length + 1 : next + 1;
    } else {
      const next = text.indexOf(separator, at);
      const end = next === -1 ? text.length : next;
      found.push(text.slice(at, end).trim());
      at = end + 1;
    }
  }
  return found;
}
