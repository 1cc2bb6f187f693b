import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { openWatched } from "../test/browser/browser.ts";
import { type Figure, median, type Tell } from "./measure.ts";
import { signedIn } from "./page-loads.ts";
import { freePort } from "./postgres.ts";
import { ours, startProgram } from "./program.ts";
import { codeOfOwner, newReader } from "./reads.ts";

/** Fetched when it is asked for: with its 85 packages it is 176 MB, of which nothing else here needs any. */
const lighthouse = "lighthouse@13.5.0";
const rounds = 3;
const least = 95;
/** What has to reach `least`; how fast a page is hangs on the machine too, and is told. */
const judged = ["accessibility", "best-practices"] as const;

/** What is read of a report: shares from 0 to 1, and times in ms. */
interface Report {
  readonly categories: Readonly<
    Record<
      (typeof judged)[number],
      {
        readonly score: number;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<
      string,
      { readonly title: string; readonly score: number | null; readonly numericValue?: number } | undefined
    >
  >;
}

/** Sign-in, Home, the day, the tracks and a goal by Lighthouse in its mobile profile, as somebody with all three parts sees them. */
export async function benchLighthouse(folder: string, secret: string, tell: Tell): Promise<readonly Figure[]> {
  const program = await startProgram(
    ours,
    await freePort(),
    "/readyz",
    { WAYMARK_DATA_DIR: join(folder, "lighthouse"), WAYMARK_SECRET: secret },
    join(folder, "lighthouse.log"),
  );
  const profile = mkdtempSync(join(tmpdir(), "waymark-lighthouse-"));
  try {
    const root = `http://localhost:${program.port}`;
    await newReader(program.port, 0, codeOfOwner(secret));
    const port = await freePort();
    const browser = await openWatched(profile, port);
    try {
      const { cookies, goalId } = await signedIn(browser, root, 0);
      const pages = { "sign-in": "/sign-in", Home: "/", day: "/day", tracks: "/tracks", "a goal": `/goals/${goalId}` };
      const figures: Figure[] = [];
      for (const [name, path] of Object.entries(pages)) {
        await browser.clearCookies();
        // Lighthouse empties what a browser keeps, and leaves its cookies.
        if (name !== "sign-in") await browser.addCookies(cookies);
        const reports: Report[] = [];
        for (let round = 0; round < rounds; round += 1) reports.push(await looked(`${root}${path}`, port, folder));
        for (const title of missed(reports)) tell(`  ${name}: ${title}`);
        figures.push(...figuresOf(name, reports));
        tell(`  ${name} was looked at ${rounds} times`);
      }
      return figures;
    } finally {
      await browser.close();
    }
  } finally {
    await program.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** One look at one page by a browser that is open already. */
async function looked(address: string, port: number, folder: string): Promise<Report> {
  const written = join(folder, "lighthouse.json");
  const more = ["--only-categories=performance,accessibility,best-practices", "--quiet", "--no-enable-error-reporting"];
  await promisify(execFile)(
    "npm",
    ["exec", "--yes", `--package=${lighthouse}`, "--", "lighthouse", address, `--port=${port}`, ...more].concat([
      "--output=json",
      `--output-path=${written}`,
    ]),
    // It wants a Node as new as this one.
    { env: { ...process.env, PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter) } },
  );
  return JSON.parse(readFileSync(written, "utf8")) as Report;
}

/** What any look found wrong, by the names that Lighthouse gives it. */
function missed(reports: readonly Report[]): ReadonlySet<string> {
  return new Set(
    reports.flatMap(({ categories, audits }) =>
      judged
        .flatMap((category) => categories[category].auditRefs)
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => audits[id]?.title ?? id),
    ),
  );
}

function figuresOf(name: string, reports: readonly Report[]): readonly Figure[] {
  const middle = (of: (report: Report) => number): number => Math.round(median(reports.map(of)));
  const audit = (id: string, unit: string, digits = 0): Figure => {
    const value = median(reports.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN));
    return { name: `${name} by Lighthouse, ${id}`, value: Number(value.toFixed(digits)), unit };
  };
  return [
    ...judged.map((category) => ({
      name: `${name} by Lighthouse, ${category}`,
      value: middle(({ categories }) => categories[category].score * 100),
      unit: "of 100",
      least,
    })),
    audit("largest-contentful-paint", "ms"),
    audit("total-blocking-time", "ms"),
    audit("cumulative-layout-shift", "", 3),
  ];
}
