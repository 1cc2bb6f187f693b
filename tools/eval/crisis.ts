import type { CrisisScreen } from "#content/crisis.ts";
import type { CrisisKindTable } from "../train/crisis-corpus.ts";

/** One labelled message as `./waymark eval crisis` reads it. */
export interface CrisisEvalLine {
  readonly text: string;
  readonly locale?: string | undefined;
  readonly crisis: boolean;
  readonly kind?: string | undefined;
  readonly severity?: string | undefined;
}

/** Share of lines that alarmed; for crises that is recall, for benign lines false alarms. */
export interface AlarmRate {
  readonly n: number;
  readonly crisis: boolean;
  readonly rate: number;
}

/** Rates are 0 to 1, and 0 where there is nothing to count. `elevated` counts as an alarm. */
export interface CrisisEvalResult {
  readonly n: number;
  readonly recall: number;
  readonly recall_explicit: number;
  readonly recall_oblique: number;
  readonly false_alarms_traps: number;
  readonly false_alarms_ordinary: number;
  readonly by_kind: Readonly<Record<string, AlarmRate>>;
  readonly by_severity: Readonly<Record<string, AlarmRate>>;
  readonly by_locale: Readonly<
    Record<string, { readonly recall: number; readonly false_alarms: number; readonly n: number }>
  >;
  readonly us_per_message: number;
}

interface Judged {
  readonly line: CrisisEvalLine;
  readonly kind: string;
  readonly alarmed: boolean;
}

/** Messages screened before the clock starts: the first few pay for compiling the rules, which a running service does once. */
const warmUp = 100;
const round = (value: number) => Math.round(value * 1e4) / 1e4;
const rateOf = (judged: readonly Judged[]) =>
  judged.length === 0 ? 0 : round(judged.filter(({ alarmed }) => alarmed).length / judged.length);

function ratesBy(judged: readonly Judged[], key: (one: Judged) => string): Record<string, AlarmRate> {
  const groups = Map.groupBy(judged, key);
  const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(
    sorted.map(([name, members]) => [
      name,
      { n: members.length, crisis: members[0]?.line.crisis ?? false, rate: rateOf(members) },
    ]),
  );
}

/** Judges a crisis screen on labelled messages; `microseconds` is a clock, so that figures other than speed can be repeated. */
export function evalCrisis(
  lines: readonly CrisisEvalLine[],
  screen: CrisisScreen,
  table: CrisisKindTable,
  microseconds: () => number = () => performance.now() * 1000,
): CrisisEvalResult {
  for (const { text } of lines.slice(0, warmUp)) screen.screen(text);
  const started = microseconds();
  const judged: readonly Judged[] = lines.map((line) => ({
    line,
    kind: line.kind ?? "ordinary",
    alarmed: screen.screen(line.text).level !== "none",
  }));
  const spent = microseconds() - started;
  const crises = judged.filter(({ line }) => line.crisis);
  const benign = judged.filter(({ line }) => !line.crisis);
  const isOrdinary = ({ kind }: Judged) => table.ordinary.includes(kind);
  const locales = Map.groupBy(judged, ({ line }) => line.locale ?? "unknown");
  return {
    n: lines.length,
    recall: rateOf(crises),
    recall_explicit: rateOf(crises.filter(({ kind }) => !table.oblique.includes(kind))),
    recall_oblique: rateOf(crises.filter(({ kind }) => table.oblique.includes(kind))),
    false_alarms_traps: rateOf(benign.filter((one) => !isOrdinary(one))),
    false_alarms_ordinary: rateOf(benign.filter(isOrdinary)),
    by_kind: ratesBy(judged, ({ kind }) => kind),
    by_severity: ratesBy(judged, ({ line }) => line.severity ?? (line.crisis ? "unknown" : "none")),
    by_locale: Object.fromEntries(
      [...locales].map(([locale, members]) => [
        locale,
        {
          recall: rateOf(members.filter(({ line }) => line.crisis)),
          false_alarms: rateOf(members.filter(({ line }) => !line.crisis)),
          n: members.length,
        },
      ]),
    ),
    us_per_message: lines.length === 0 ? 0 : Math.round(spent / lines.length),
  };
}
