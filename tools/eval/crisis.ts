import type { CrisisScreen } from "#content/crisis.ts";
import type { CrisisStrength } from "#core/safety/crisis.ts";
import { plainMessage } from "#core/safety/crisis-strength.ts";
import { type CrisisKindTable, isOrdinaryKind } from "../train/crisis-corpus.ts";

/** One labelled message as `./waymark eval crisis` reads it. */
export interface CrisisEvalLine {
  readonly text: string;
  readonly locale?: string | undefined;
  readonly crisis: boolean;
  readonly kind?: string | undefined;
  readonly severity?: string | undefined;
}

/** 0 to 1, to four places; null where there is nothing to count. */
export type Rate = number | null;

/** Share of lines that alarmed openly or louder; for crises that is recall, for benign lines false alarms. */
export interface AlarmRate {
  readonly n: number;
  readonly crisis: boolean;
  readonly rate: Rate;
}

/** What is counted over all lines, and over those of each language. */
export interface CrisisRates {
  readonly n: number;
  /** Open or louder, among crises; `recall_any` counts quiet alarms too. */
  readonly recall: Rate;
  readonly recall_any: Rate;
  readonly recall_explicit: Rate;
  readonly recall_oblique: Rate;
  /** Open or louder, among crises that are imminent. */
  readonly imminent_open: Rate;
  /** Open or louder, among benign lines. */
  readonly false_alarms: Rate;
  readonly false_alarms_traps: Rate;
  readonly false_alarms_ordinary: Rate;
  /** Exactly quiet, among benign lines. */
  readonly quiet_alarms_traps: Rate;
  readonly quiet_alarms_ordinary: Rate;
}

export interface CrisisEvalResult extends Omit<CrisisRates, "false_alarms"> {
  readonly by_kind: Readonly<Record<string, AlarmRate>>;
  readonly by_severity: Readonly<Record<string, AlarmRate>>;
  readonly by_locale: Readonly<Record<string, CrisisRates>>;
  /** The same lines, said within a talk that goes on, by language. */
  readonly in_talk: Readonly<Record<string, CrisisRates>>;
  readonly us_per_message: number;
}

interface Judged {
  readonly line: CrisisEvalLine;
  readonly kind: string;
  readonly strength: CrisisStrength;
}

/** Messages screened before the clock starts: the first few pay for compiling the rules, which a running service does once. */
const warmUp = 100;

const isOpen = ({ strength }: Judged) => strength === "open" || strength === "loud";
const isQuiet = ({ strength }: Judged) => strength === "quiet";

/** The share of those that a thing holds for. */
export function rateOf<T>(members: readonly T[], holds: (member: T) => boolean): Rate {
  return members.length === 0 ? null : Math.round((members.filter(holds).length / members.length) * 1e4) / 1e4;
}

function ratesBy(judged: readonly Judged[], key: (one: Judged) => string): Record<string, AlarmRate> {
  const groups = Map.groupBy(judged, key);
  const sorted = [...groups].sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(
    sorted.map(([name, members]) => [
      name,
      { n: members.length, crisis: members[0]?.line.crisis ?? false, rate: rateOf(members, isOpen) },
    ]),
  );
}

function ratesOf(judged: readonly Judged[], table: CrisisKindTable): CrisisRates {
  const crises = judged.filter(({ line }) => line.crisis);
  const benign = judged.filter(({ line }) => !line.crisis);
  const traps = benign.filter(({ kind }) => !isOrdinaryKind(kind, table));
  const ordinary = benign.filter(({ kind }) => isOrdinaryKind(kind, table));
  const isOblique = ({ kind }: Judged) => table.oblique.includes(kind);
  return {
    n: judged.length,
    recall: rateOf(crises, isOpen),
    recall_any: rateOf(crises, (one) => isOpen(one) || isQuiet(one)),
    recall_explicit: rateOf(
      crises.filter((one) => !isOblique(one)),
      isOpen,
    ),
    recall_oblique: rateOf(crises.filter(isOblique), isOpen),
    imminent_open: rateOf(
      crises.filter(({ line }) => line.severity === "imminent"),
      isOpen,
    ),
    false_alarms: rateOf(benign, isOpen),
    false_alarms_traps: rateOf(traps, isOpen),
    false_alarms_ordinary: rateOf(ordinary, isOpen),
    quiet_alarms_traps: rateOf(traps, isQuiet),
    quiet_alarms_ordinary: rateOf(ordinary, isQuiet),
  };
}

function byLocale(judged: readonly Judged[], table: CrisisKindTable): Record<string, CrisisRates> {
  const locales = Map.groupBy(judged, ({ line }) => line.locale ?? "unknown");
  return Object.fromEntries([...locales].map(([locale, members]) => [locale, ratesOf(members, table)]));
}

/** Judges a crisis screen on labelled messages; `microseconds` is a clock, so that figures other than speed can be repeated. */
export function evalCrisis(
  lines: readonly CrisisEvalLine[],
  screen: Pick<CrisisScreen, "screen">,
  table: CrisisKindTable,
  microseconds: () => number = () => performance.now() * 1000,
): CrisisEvalResult {
  for (const { text } of lines.slice(0, warmUp)) screen.screen(text);
  const started = microseconds();
  const judged: readonly Judged[] = lines.map((line) => ({
    line,
    kind: line.kind ?? "ordinary",
    strength: screen.screen(line.text).strength,
  }));
  const spent = microseconds() - started;
  const { false_alarms: _inAll, ...all } = ratesOf(judged, table);
  const inTalk = judged.map((one) => ({
    ...one,
    strength: screen.screen(one.line.text, { ...plainMessage, talk: "going" }).strength,
  }));
  return {
    ...all,
    by_kind: ratesBy(judged, ({ kind }) => kind),
    by_severity: ratesBy(judged, ({ line }) => line.severity ?? (line.crisis ? "unknown" : "none")),
    by_locale: byLocale(judged, table),
    in_talk: byLocale(inTalk, table),
    us_per_message: lines.length === 0 ? 0 : Math.round(spent / lines.length),
  };
}
