import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { locales } from "#core/person/person.ts";
import { type RecordedWalk, recordWalk } from "./walks/record.ts";
import { type Difference, replayWalk } from "./walks/replay.ts";

/**
 * `node tools/walks.ts record FILE` writes what generated persons are answered, a walk a line; `node tools/walks.ts replay FILE` walks them again and
 * says where the present code answers otherwise: the first step of each kind of difference, and how many there are. So a change that should change nothing can be held against the code before it.
 */
const walksALanguage = 200;
const steps = 80;

async function record(file: string): Promise<number> {
  const out = createWriteStream(file);
  for (const locale of locales) {
    for (let walk = 0; walk < walksALanguage; walk += 1) {
      if (!out.write(`${JSON.stringify(recordWalk(walk, locale, steps))}\n`)) await once(out, "drain");
    }
  }
  out.end();
  await once(out, "close");
  process.stdout.write(`${walksALanguage * locales.length} walks of ${steps} steps are in ${file}.\n`);
  return 0;
}

async function replay(file: string): Promise<number> {
  let [walks, other] = [0, 0];
  const places = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const recorded = JSON.parse(line) as RecordedWalk;
    const found = replayWalk(recorded);
    walks += 1;
    if (found.length > 0) other += 1;
    for (const difference of found) {
      const place = difference.at.replaceAll(/\.\d+/gu, ".*");
      if (!places.has(place)) process.stdout.write(told(difference, recorded));
      places.set(place, (places.get(place) ?? 0) + 1);
    }
  }
  for (const [place, count] of places) process.stdout.write(`${count} steps differ in ${place}\n`);
  process.stdout.write(other === 0 ? `All ${walks} walks are as recorded.\n` : `${other} of ${walks} walks differ.\n`);
  return other === 0 ? 0 : 1;
}

/** The first difference of its kind, with what was recorded and what comes now. */
function told({ walk, step, given, at, recorded, now }: Difference, { person }: RecordedWalk): string {
  const short = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 400);
  return [
    `Walk ${walk} (${person.locale}), step ${step}: ${short(given)}`,
    `  ${at}`,
    `  recorded: ${short(recorded)}`,
    `  now:      ${short(now)}\n`,
  ].join("\n");
}

const [what, file] = process.argv.slice(2);
if (file === undefined || (what !== "record" && what !== "replay")) {
  process.stderr.write("Usage: node tools/walks.ts record|replay FILE\n");
  process.exitCode = 2;
} else process.exitCode = await (what === "record" ? record(file) : replay(file));
