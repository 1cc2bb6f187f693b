import type { Wish } from "./wish.ts";

/** One check of the gate beside the tests: what it is called, and the program that does it. */
export interface Check {
  readonly name: string;
  /** A name from node_modules/.bin, or `node`, and its words. */
  readonly command: readonly [program: string, ...words: string[]];
}

/** In one thread: each further one learns the types that all share for itself, which costs more than half as much again. */
const typesOf = (name: string, project: string): Check => ({
  name,
  command: ["tsc", "--noEmit", "--singleThreaded", "-p", project],
});
const types = typesOf("types", "tsconfig.json");
const coreTypes = typesOf("types of the core, without Node and the browser", "tsconfig.core.json");
const pageTypes = typesOf("types of the pages", "web/tsconfig.json");
const workerTypes = typesOf("types of what keeps the pages", "web/worker/tsconfig.json");
const deadCode: Check = { name: "dead code", command: ["knip"] };
const content: Check = { name: "content rules", command: ["node", "tools/content/run.ts"] };
const lint = (files: readonly string[] = []): Check => ({
  name: "lint and room rules",
  command: ["oxlint", "--type-aware", "--deny-warnings", ...files],
});
const format = (files: readonly string[] = []): Check => ({
  name: "format",
  command: ["biome", "format", "--no-errors-on-unmatched", ...files],
});
const mutants: readonly Check[] = [
  { name: "mutants of the tracks, most of which a test must catch", command: ["stryker", "run"] },
  { name: "mutants of adaptation likewise", command: ["stryker", "run", "test/mutation/adaptation.json"] },
];

/**
 * All checks, the longest first, so that none is left over at the end; mutants are for a run that takes its time. The rules of content are
 * among the tests, which have read it anyway.
 */
export const allChecks = (long: boolean): readonly Check[] => [
  lint(),
  types,
  pageTypes,
  workerTypes,
  deadCode,
  format(),
  coreTypes,
  ...(long ? mutants : []),
];

/**
 * The checks that files and folders call for. Types are of the whole program, since a change breaks whoever uses it; lint and format are
 * of the files themselves; content is judged where it, what reads it or what it is judged by was touched.
 */
export function checksOf(paths: readonly string[]): readonly Check[] {
  const touches = (...rooms: readonly string[]): boolean =>
    paths.some((path) => rooms.some((room) => isUnder(path, room) || isUnder(room, path)));
  const code = paths.filter((path) => /\.tsx?$/u.test(path) || !/\.\w+$/u.test(path));
  const formatted = paths.filter((path) => /\.(tsx?|json)$/u.test(path) || !/\.\w+$/u.test(path));
  return [
    ...(code.length > 0 ? [lint(code), types] : []),
    ...(code.length > 0 && touches("web", "src/contract", "src/core") ? [pageTypes] : []),
    ...(code.length > 0 && touches("web/worker") ? [workerTypes] : []),
    ...(touches("content", "src/content", "src/core", "tools/content") ? [content] : []),
    ...(code.length > 0 && touches("src/core") ? [coreTypes] : []),
    ...(formatted.length > 0 ? [format(formatted)] : []),
  ];
}

const isUnder = (path: string, folder: string): boolean =>
  folder === "." || path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);

/** The checks of a wish; `paths` are the files and folders that it comes to where it is not everything. */
export const checksFor = (wish: Wish, paths: readonly string[]): readonly Check[] =>
  wish.of === "everything" ? allChecks(wish.long) : checksOf(paths);
