import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One check of the gate: what it is called, and the program that does it. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

const root = join(import.meta.dirname, "..");
const bin = (name: string): string => join(root, "node_modules", ".bin", name);
const long = process.argv.includes("--long");
/** Compiled code is kept between processes, but not while it is counted what tests reach. */
const compiled = join(root, "node_modules", ".cache", "compiled");
/** File names to run alone, as in `./waymark test src/core`. */
const only = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

const checks: readonly Check[] = [
  { name: "types", command: [bin("tsc"), "--noEmit", "-p", "tsconfig.json"] },
  {
    name: "types of the core, without Node and the browser",
    command: [bin("tsc"), "--noEmit", "-p", "tsconfig.core.json"],
  },
  { name: "types of the pages", command: [bin("tsc"), "--noEmit", "-p", "web/tsconfig.json"] },
  { name: "lint and room rules", command: [bin("oxlint"), "--type-aware", "--deny-warnings"] },
  { name: "format", command: [bin("biome"), "format"] },
  { name: "dead code", command: [bin("knip")] },
  { name: "content rules", command: [process.execPath, "tools/content/run.ts"] },
  ...(long
    ? [
        { name: "mutants of the tracks, most of which a test must catch", command: [bin("stryker"), "run"] },
        { name: "mutants of adaptation likewise", command: [bin("stryker"), "run", "test/mutation/adaptation.json"] },
      ]
    : []),
];

function run(
  command: readonly string[],
  output: "kept" | "shown",
): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    const [program = "", ...args] = command;
    const child = spawn(program, args, {
      cwd: root,
      env: {
        ...process.env,
        ...(long ? { WAYMARK_TEST_LONG: "1" } : { WAYMARK_TEST_LONG: "0", NODE_COMPILE_CACHE: compiled }),
      },
      stdio: ["ignore", output === "shown" ? "inherit" : "pipe", output === "shown" ? "inherit" : "pipe"],
    });
    const said: string[] = [];
    child.stdout?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.on("error", (error) => resolve({ code: 1, said: error.message }));
    child.on("exit", (code) => resolve({ code: code ?? 1, said: said.join("") }));
  });
}

/** Runs the checks two at a time, as many as the smallest machine has cores, and says which failed and why. */
async function runChecks(): Promise<number> {
  const waiting = [...checks];
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = performance.now();
      const { code, said } = await run(check.command, "kept");
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (code === 0) {
        process.stdout.write(`✓ ${check.name} (${seconds} s)\n`);
      } else {
        failed += 1;
        process.stdout.write(`✗ ${check.name} (${seconds} s)\n${said}\n`);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

if (!existsSync(bin("vitest"))) {
  process.stderr.write("The packages for tests are missing: run npm ci.\n");
  process.exit(1);
}
const failed = only.length > 0 ? 0 : await runChecks();
// What tests reach is counted in the long run alone: counting takes a fifth of the time.
const coverage = long && only.length === 0 ? ["--coverage"] : [];
const folder = mkdtempSync(join(tmpdir(), "waymark-test-"));
const report = join(folder, "tests.json");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const { code } = await run([bin("vitest"), "run", ...coverage, ...reporters, ...only], "shown");
const tests = existsSync(report)
  ? (JSON.parse(readFileSync(report, "utf8")) as { readonly numPassedTests: number; readonly numFailedTests: number })
  : { numPassedTests: 0, numFailedTests: 1 };
rmSync(folder, { recursive: true, force: true });
if (failed > 0) process.stdout.write(`\n${failed} of ${checks.length} checks failed, named above.\n`);
const lost = Math.max(failed + tests.numFailedTests, code === 0 ? failed : 1);
process.stdout.write(`\n${tests.numPassedTests} passed, ${lost} failed\n`);
process.exitCode = lost > 0 ? 1 : 0;
