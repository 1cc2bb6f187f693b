import { importsOf, type Tree } from "./tree.ts";

/** The tests that a change calls for. */
export interface Reached {
  readonly run: readonly string[];
  /** Tests of the whole program that it reaches from afar: left to a run of everything. */
  readonly left: readonly string[];
}

const isTest = (path: string): boolean => path.endsWith(".test.ts");
const isCode = (path: string): boolean => /\.tsx?$/u.test(path);
/** The rooms that a file is in: `src/channels/http/app.ts` is in `channels` and `http`. */
const roomsOf = (path: string): readonly string[] => path.split("/").slice(1, -1);
const isOfPages = (path: string): boolean => path.startsWith("test/browser/");
/** Whether a test of the pages, which are built rather than imported, goes through one of them: that of `web/features/day` is `day.test.ts`. */
const isOfFeature = (path: string, pages: readonly string[]): boolean =>
  pages.some((page) => roomsOf(page).includes(path.replace(/^.*\/|\..*$/gu, "")));

/**
 * The modules that read a file which is no code: whoever names it, and of the program and its tools whoever names a folder on the way to it,
 * so that `content/words/en.yaml` is read by what names `words`. The core reads nothing.
 */
function readersOf(path: string, tree: Tree): readonly string[] {
  const names = path.split("/").slice(1);
  return [...tree].flatMap(([module, text]) => {
    if (module.startsWith("src/core/")) return [];
    const said = new Set(text.split(/["'`/]/u));
    const counted = /^(?:src|tools)\//u.test(module) ? names : names.slice(-1);
    return counted.some((name) => said.has(name)) ? [module] : [];
  });
}

/** How far each file is from what changed, counted in imports; what is not reached is not in it. */
function distances(tree: Tree, changed: readonly string[]): ReadonlyMap<string, number> {
  const users = new Map<string, string[]>();
  for (const [path, text] of tree) {
    for (const used of importsOf(path, text)) users.set(used, [...(users.get(used) ?? []), path]);
  }
  const far = new Map(changed.map((path) => [path, 0]));
  // A map hands out what is added to it meanwhile, nearest first.
  for (const [path, steps] of far) {
    for (const user of users.get(path) ?? []) if (!far.has(user)) far.set(user, steps + 1);
  }
  return far;
}

/**
 * The tests that stand beside their source and that the change reaches by any way, and of those that go through the whole program the ones
 * that use the changed file themselves or are about its room (`test/http` is about `src/channels/http`). Nearly every change reaches nearly
 * all of the others.
 */
export function reachedTests(tree: Tree, changed: readonly string[]): Reached {
  const seeds = changed.flatMap((path) => (isCode(path) ? [path] : readersOf(path, tree)));
  const far = distances(tree, seeds);
  const rooms = new Set(changed.flatMap(roomsOf));
  const pages = changed.filter((path) => path.startsWith("web/"));
  const run: string[] = [];
  const left: string[] = [];
  for (const path of tree.keys()) {
    const steps = far.get(path);
    if (!isTest(path) || (steps === undefined && !(isOfPages(path) && pages.length > 0))) continue;
    const isNear =
      !path.startsWith("test/") ||
      (steps ?? Number.POSITIVE_INFINITY) <= 1 ||
      (isOfPages(path) ? isOfFeature(path, pages) : roomsOf(path).some((room) => rooms.has(room)));
    (isNear ? run : left).push(path);
  }
  return { run: run.toSorted(), left: left.toSorted() };
}
