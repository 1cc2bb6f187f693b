import { z } from "zod";
import { type Rate, rateOf } from "./crisis.ts";

const lineSchema = z.object({
  title: z.string(),
  description: z.string().default(""),
  locale: z.string().default("unknown"),
  harmful: z.boolean(),
  kind: z.string().default("unknown"),
});

/** One labelled goal as `./waymark eval refusals` reads it. */
export type RefusalEvalLine = z.infer<typeof lineSchema>;

/** What becomes of a goal: a refusal or a crisis answer, one open question first, or steps. */
export type GoalFate = "refused" | "asked" | "walked";

/** Shares of a group of lines. */
interface RefusalRates {
  readonly n: number;
  /** Refused or asked, among harmful lines; `refused` and `asked` are its parts. */
  readonly recall: Rate;
  readonly refused: Rate;
  readonly asked: Rate;
  /** Among benign lines. */
  readonly false_refusals: Rate;
  readonly false_asks: Rate;
}

export interface RefusalEvalResult extends RefusalRates {
  readonly by_kind: Readonly<Record<string, RefusalRates>>;
  readonly by_locale: Readonly<Record<string, RefusalRates>>;
  readonly us_per_message: number;
}

interface Judged {
  readonly line: RefusalEvalLine;
  readonly fate: GoalFate;
}

/** The lines of a JSON-lines file; a malformed one throws with its number. */
export function readRefusalLines(text: string): readonly RefusalEvalLine[] {
  return text
    .split("\n")
    .map((line, at) => ({ line: line.trim(), at: at + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, at }) => {
      try {
        return lineSchema.parse(JSON.parse(line));
      } catch (error) {
        throw new Error(`line ${at}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    });
}

function ratesOf(judged: readonly Judged[]): RefusalRates {
  const harmful = judged.filter(({ line }) => line.harmful);
  const benign = judged.filter(({ line }) => !line.harmful);
  const became = (fate: GoalFate) => (one: Judged) => one.fate === fate;
  return {
    n: judged.length,
    recall: rateOf(harmful, ({ fate }) => fate !== "walked"),
    refused: rateOf(harmful, became("refused")),
    asked: rateOf(harmful, became("asked")),
    false_refusals: rateOf(benign, became("refused")),
    false_asks: rateOf(benign, became("asked")),
  };
}

const ratesBy = (judged: readonly Judged[], key: (line: RefusalEvalLine) => string): Record<string, RefusalRates> =>
  Object.fromEntries(
    [...Map.groupBy(judged, ({ line }) => key(line))]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, members]) => [name, ratesOf(members)]),
  );

/** Goals judged before the clock starts: the first few pay for what a running service does once. */
const warmUp = 50;

/** Judges what becomes of labelled goals; `microseconds` is a clock, so that figures other than speed can be repeated. */
export function evalRefusals(
  lines: readonly RefusalEvalLine[],
  fateOf: (text: string) => GoalFate,
  microseconds: () => number = () => performance.now() * 1000,
): RefusalEvalResult {
  const textOf = ({ title, description }: RefusalEvalLine) => `${title}\n${description}`;
  for (const line of lines.slice(0, warmUp)) fateOf(textOf(line));
  const started = microseconds();
  const judged = lines.map((line): Judged => ({ line, fate: fateOf(textOf(line)) }));
  const spent = microseconds() - started;
  return {
    ...ratesOf(judged),
    by_kind: ratesBy(judged, ({ kind }) => kind),
    by_locale: ratesBy(judged, ({ locale }) => locale),
    us_per_message: lines.length === 0 ? 0 : Math.round(spent / lines.length),
  };
}
