import type { IntentReader } from "#content/intents.ts";
import type { Intent } from "#core/dialogue/turn/intents.ts";

/** One labelled message as `./waymark eval intents` reads it; a second label in `also` counts as right too. */
export interface IntentEvalLine {
  readonly text: string;
  readonly locale?: string | undefined;
  readonly intent: string;
  readonly also?: readonly string[] | undefined;
}

interface IntentRates {
  readonly n: number;
  readonly accuracy: number;
}

/** Shares are 0 to 1, and 0 where there is nothing to count; coverage is the share of messages that would be acted on. */
export interface IntentEvalResult extends IntentRates {
  readonly top3: number;
  readonly coverage: number;
  readonly committed_accuracy: number;
  readonly by_intent: Readonly<Record<string, IntentRates>>;
  readonly by_locale: Readonly<Record<string, IntentRates & { readonly top3: number }>>;
  readonly us_per_message: number;
}

interface Judged {
  readonly line: IntentEvalLine;
  readonly right: boolean;
  readonly near: boolean;
  readonly committed: boolean;
}

/** Messages read before the clock starts: the first few pay for compiling, which a running service does once. */
const warmUp = 100;
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function share(judged: readonly Judged[], test: (one: Judged) => boolean): number {
  return judged.length === 0 ? 0 : round(judged.filter(test).length / judged.length);
}

function ratesBy<Rates>(
  judged: readonly Judged[],
  key: (one: Judged) => string,
  rates: (members: readonly Judged[]) => Rates,
): Record<string, Rates> {
  const groups = [...Map.groupBy(judged, key)].sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(groups.map(([name, members]) => [name, rates(members)]));
}

/** Judges the classifier on labelled messages; `microseconds` is a clock, so that figures other than speed can be repeated. */
export function evalIntents(
  lines: readonly IntentEvalLine[],
  reader: IntentReader,
  microseconds: () => number = () => performance.now() * 1000,
): IntentEvalResult {
  for (const { text } of lines.slice(0, warmUp)) reader.classify(text);
  const started = microseconds();
  const readings = lines.map(({ text }) => reader.classify(text));
  const spent = microseconds() - started;
  const judged = lines.map((line, at): Judged => {
    const reading = readings[at];
    const isIt = (intent: Intent | undefined) =>
      intent !== undefined && (line.intent === intent || (line.also?.includes(intent) ?? false));
    return {
      line,
      right: isIt(reading?.intent),
      near: reading?.top3.some(({ intent }) => isIt(intent)) ?? false,
      committed: reading?.committed ?? false,
    };
  });
  const right = ({ right: is }: Judged) => is;
  const near = ({ near: is }: Judged) => is;
  const committed = judged.filter((one) => one.committed);
  return {
    n: lines.length,
    accuracy: share(judged, right),
    top3: share(judged, near),
    coverage: share(judged, (one) => one.committed),
    committed_accuracy: share(committed, right),
    by_intent: ratesBy(
      judged,
      ({ line }) => line.intent,
      (members) => ({ n: members.length, accuracy: share(members, right) }),
    ),
    by_locale: ratesBy(
      judged,
      ({ line }) => line.locale ?? "unknown",
      (members) => ({ n: members.length, accuracy: share(members, right), top3: share(members, near) }),
    ),
    us_per_message: lines.length === 0 ? 0 : Math.round(spent / lines.length),
  };
}
