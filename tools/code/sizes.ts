import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a file, a function and a folder of the dialogue may hold at most; tests are not counted. */
export const mostOf = { lines: 300, functionLines: 60, files: 25 } as const;

/** A list that a tool writes is as long as what it lists, and nobody reads it from one end to the other. */
const written = /^\/\/ Written by `node tools\//u;

const begins = /^(?:export )?(?:async )?(?:function\*? (\w+)|const (\w+) = (?:async )?(?:<[^>]*>)?\()/u;
const ends = /^\}[);]*$|^\s*\);$/u;

/** Functions at the top of a source with the lines each takes, its doc left out; the formatter sets what the lines look like. */
export function functionsOf(source: string): readonly { readonly name: string; readonly lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  let open: { name: string; at: number } | undefined;
  for (const [at, line] of source.split("\n").entries()) {
    const [, declared, assigned] = begins.exec(line) ?? [];
    const name = declared ?? assigned;
    if (name !== undefined && !line.endsWith(";")) open = { name, at };
    if (open && at > open.at && ends.test(line)) {
      found.push({ name: open.name, lines: at - open.at + 1 });
      open = undefined;
    }
  }
  return found;
}

/** What of a folder and all below it is larger than it may be, one line each. */
export function tooLarge(folder: string): readonly string[] {
  const files = globSync("**/*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts"));
  const folders = Map.groupBy(files, (file) => dirname(file));
  return [
    ...files.flatMap((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      const lines = source.trimEnd().split("\n").length;
      return [
        ...(lines > mostOf.lines && !written.test(source) ? [`${file}: ${lines} lines`] : []),
        ...functionsOf(source)
          .filter((each) => each.lines > mostOf.functionLines)
          .map((each) => `${file}: ${each.name} takes ${each.lines} lines`),
      ];
    }),
    ...[...folders].flatMap(([name, own]) => (own.length > mostOf.files ? [`${name}: ${own.length} files`] : [])),
  ];
}
