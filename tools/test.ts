import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changedFiles } from "./gate/changed-files.ts";
import { type Check, checksFor } from "./gate/checks.ts";
import { closingLines, type TestsTold } from "./gate/closing.ts";
import { reachedTests } from "./gate/reach.ts";
import { reportVariable } from "./gate/reporter.ts";
import { programOf, runProgram } from "./gate/run-program.ts";
import { readTree } from "./gate/tree.ts";
import { readWish, type Wish } from "./gate/wish.ts";

const root = join(import.meta.dirname, "..");
/** Compiled code is kept between processes, but not while it is counted what tests reach. */
const compiled = join(root, "node_modules", ".cache", "compiled");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

function environmentOf(wish: Wish): Readonly<Record<string, string>> {
  return wish.of === "everything" && wish.long
    ? { WAYMARK_TEST_LONG: "1" }
    : { WAYMARK_TEST_LONG: "0", NODE_COMPILE_CACHE: compiled };
}
/** Types and lint are judged by programs in Go that are gone in a minute: tidying memory as they go is a quarter of their work. */
const untidy = { GOGC: process.env["GOGC"] ?? "400" };
const mostMinutes = (wish: Wish): number => (wish.of === "everything" && wish.long ? 300 : 60);

/** Runs the checks one after another; those that failed, each of which has said why. */
async function runChecks(checks: readonly Check[], wish: Wish): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const started = performance.now();
    const environment = { ...environmentOf(wish), ...untidy };
    const options = { output: "kept", environment, mostMinutes: mostMinutes(wish) } as const;
    const { code, said } = await runProgram(command, options);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(code === 0 ? `✓ ${name} (${seconds} s)` : `✗ ${name} (${seconds} s)\n${said}`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}

/** Runs the tests of these files and folders, or all of them, and counts. */
async function runTests(wished: readonly string[] | "all", wish: Wish, again = false): Promise<TestsTold> {
  if (wished.length === 0) return { passed: 0, failed: 0, skipped: [] };
  const files = wished === "all" ? [] : wished;
  const folder = mkdtempSync(join(tmpdir(), "waymark-gate-"));
  const report = join(folder, "tests.json");
  const coverage = wish.of === "everything" && wish.long ? ["--coverage"] : [];
  try {
    const { code, said } = await runProgram(
      [
        "vitest",
        "run",
        "--reporter=default",
        "--reporter=./tools/gate/reporter.ts",
        "--passWithNoTests",
        ...coverage,
        ...files,
      ],
      {
        output: "shown",
        environment: { ...environmentOf(wish), [reportVariable]: report },
        mostMinutes: mostMinutes(wish),
      },
    );
    if (said !== "") say(said);
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: [] };
    const told = JSON.parse(readFileSync(report, "utf8")) as TestsTold;
    const { cut = [] } = told;
    if (cut.length > 0) {
      say(`A process died in the middle of ${cut.join(", ")}: run again in one of its own.`);
      if (again) return { ...told, failed: told.failed + cut.length };
      const rest = await runTests(cut, wish, true);
      return {
        passed: told.passed + rest.passed,
        failed: told.failed + rest.failed,
        skipped: [...told.skipped, ...rest.skipped],
      };
    }
    // Figures of coverage that are too low, for one, fail a run in which no test does.
    return code !== 0 && told.failed === 0 ? { ...told, failed: 1 } : told;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files and folders that a wish comes to, and its tests; all of them where none is named. */
function scopeOf(wish: Wish): { readonly paths: readonly string[]; readonly tests: readonly string[] | "all" } {
  switch (wish.of) {
    case "everything":
      return { paths: [], tests: "all" };
    case "paths": {
      const isSource = (path: string): boolean =>
        !path.endsWith(".test.ts") && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true;
      const files = wish.paths.filter(isSource);
      const rest = wish.paths.filter((path) => !files.includes(path));
      return { paths: wish.paths, tests: [...rest, ...reachedTests(readTree(root), files).run] };
    }
    case "change": {
      const paths = changedFiles(root, wish.since);
      const { run, left } = reachedTests(readTree(root), paths);
      say(`${paths.length} files changed; they reach ${run.length + left.length} files of tests.`);
      if (left.length > 0) say(`${left.length} of them go through the whole program and are left to ./waymark test.`);
      return { paths, tests: run };
    }
  }
}

async function run(words: readonly string[]): Promise<number> {
  if (!existsSync(programOf("vitest"))) {
    process.stderr.write("The packages for tests are missing: run npm ci.\n");
    return 1;
  }
  const read = readWish(words);
  if (!read.ok) {
    process.stderr.write(`${read.problem}\n`);
    return 2;
  }
  const { wish } = read;
  const started = performance.now();
  const { paths, tests } = scopeOf(wish);
  // Tests wait for databases and pages now and then: what checks compute meanwhile costs no time of its own.
  const [failedChecks, told] = await Promise.all([runChecks(checksFor(wish, paths), wish), runTests(tests, wish)]);
  for (const line of closingLines(told, failedChecks, (performance.now() - started) / 1000)) say(line);
  return failedChecks.length + told.failed > 0 ? 1 : 0;
}

process.exitCode = await run(process.argv.slice(2));
