import type { CrisisAnswer, ToldAnswer } from "../../safety/crisis-answer.ts";
import type { CrisisKind } from "../../safety/crisis.ts";
import type { CrisisState } from "../turn/dialogue.ts";
import type { WordKey } from "../turn/word-key.ts";

/** What is said to words that a crisis was answered with; `again` as to a further sign. */
export type HeardAs =
  | "heard"
  | "again"
  | "reported"
  | "sounds_safe"
  | "asks"
  | "of_another"
  | "orders"
  | "tells"
  | "goal_gone"
  | "eased"
  | Exclude<ToldAnswer, AnotherName | "home_again">;

/** What is told, and heard as something else. */
type AnotherName = "drop" | "owns" | "coming" | "told_somebody";

/** What is said to one kind of message, and how it counts: `settles` as calm, `restless` begins the count of calm ones again, `doubtful` leaves it as it is. */
interface Row {
  readonly say: WordKey | ((kind: CrisisKind) => WordKey);
  /** Whether the numbers to begin with stand under it; the button to all of them always does. */
  readonly numbers: boolean;
  readonly counts: Counts;
  /** The worst is behind them by their own word: from here on no numbers stand below, and nobody asks whether they are safe. */
  readonly eases?: true;
}
export type Counts = "settles" | "restless" | "doubtful";

type OfTurn = Exclude<ToldAnswer, AnotherName | "refuses"> | "goal_gone" | "eased" | "dont_wait" | "seen_by_doctors";
const turn = (kind: OfTurn): WordKey => `crisis.turn.${kind}`;
const pain = (kind: OfTurn): Row => ({
  say: turn(kind),
  numbers: true,
  counts: "doubtful",
});

/** Kind of message × what is known of the danger → words. Whoever reports, rests or wants no numbers is shown none; the button stays. */
const rows: Readonly<Record<HeardAs, Row>> = {
  heard: {
    say: (kind) => (kind === "medical" ? turn("dont_wait") : "crisis.heard"),
    numbers: true,
    counts: "settles",
  },
  again: { say: (kind) => `crisis.again.${kind}`, numbers: true, counts: "doubtful" },
  means_near: { say: turn("means_near"), numbers: true, counts: "restless" },
  off_means: { say: turn("off_means"), numbers: false, counts: "doubtful" },
  cant_speak: { say: turn("cant_speak"), numbers: true, counts: "restless" },
  lull: { say: turn("lull"), numbers: true, counts: "restless" },
  leaving: { say: turn("leaving"), numbers: true, counts: "restless" },
  own_fault: { say: turn("own_fault"), numbers: true, counts: "restless" },
  about_lines: { say: turn("about_lines"), numbers: true, counts: "restless" },
  means_away: { say: turn("means_away"), numbers: false, counts: "settles", eases: true },
  reported: { say: (kind) => `crisis.reported.${kind}`, numbers: false, counts: "restless" },
  company: { say: turn("company"), numbers: false, counts: "settles", eases: true },
  doctor: { say: turn("doctor"), numbers: false, counts: "settles", eases: true },
  morning: { say: turn("morning"), numbers: false, counts: "settles", eases: true },
  eased: { say: turn("eased"), numbers: false, counts: "settles" },
  could_call: { say: turn("could_call"), numbers: true, counts: "restless" },
  sounds_safe: {
    say: (kind) => (kind === "medical" ? turn("seen_by_doctors") : "crisis.sounds_safe"),
    numbers: false,
    counts: "settles",
  },
  refuses: { say: "crisis.refuses", numbers: false, counts: "restless" },
  tried_lines: { say: turn("tried_lines"), numbers: false, counts: "restless" },
  silence: { say: turn("silence"), numbers: false, counts: "settles" },
  thanks: { say: turn("thanks"), numbers: false, counts: "settles" },
  asks: { say: "crisis.asks", numbers: true, counts: "doubtful" },
  of_another: { say: "crisis.of_another", numbers: true, counts: "restless" },
  orders: { say: "crisis.orders", numbers: true, counts: "settles" },
  step: { say: turn("step"), numbers: false, counts: "doubtful" },
  goal_gone: { say: turn("goal_gone"), numbers: false, counts: "settles" },
  tells: { say: "crisis.tells", numbers: true, counts: "doubtful" },
  loss_child: pain("loss_child"),
  loss_death: pain("loss_death"),
  loss_love: pain("loss_love"),
  loss_work: pain("loss_work"),
  loss_money: pain("loss_money"),
  loss_ill: pain("loss_ill"),
  burden: pain("burden"),
  nobody: pain("nobody"),
  program: pain("program"),
  tired: pain("tired"),
};

/** What is said to one kind of message in this danger, and how it counts. */
export interface InCrisis extends Omit<Row, "say"> {
  readonly words: WordKey;
}
export function wordsInCrisis(as: HeardAs, { kind = "self_harm" }: Pick<CrisisState, "kind">): InCrisis {
  const { say, ...row } = rows[kind === "medical" && saysNothingOfHelp(as) ? "heard" : as];
  return { words: typeof say === "function" ? say(kind) : say, ...row };
}

/** What a body in danger has no answer to but that help is called: doubt, a question, a refusal, another matter. */
export const saysNothingOfHelp = (as: HeardAs): boolean =>
  as === "heard" || as === "refuses" || as === "asks" || as === "orders" || as === "tells";

/** What asks whether the person is safe, and has nothing to ask once they said that the worst is over. */
const asks: readonly HeardAs[] = ["heard", "sounds_safe", "asks", "orders"];

/** What is heard once somebody said that they are not alone, or that the night is over: gentle words take the place of the question. */
export const heardEased = (as: HeardAs): HeardAs => (asks.includes(as) ? "eased" : as);

/** What an answer is heard as, where it has words of its own whatever else is decided. */
export function heardAs(answer: CrisisAnswer | undefined): HeardAs | undefined {
  if (answer === "sign" || answer === "owns") return "again";
  if (answer === "coming") return "reported";
  if (answer === "told_somebody") return "company";
  return answer !== undefined && answer in rows ? (answer as HeardAs) : undefined;
}

/** Of so many answers it is known which words they had. */
const remembered = 60;

/** How often these words were said in this crisis, and that they are said now: the variant follows from it, so that none comes twice while there are others. */
export const saidAgain = (
  words: string,
  said: readonly string[] = [],
): { readonly seed: number; readonly said: readonly string[] } => ({
  seed: said.filter((each) => each === words).length,
  said: [...said, words].slice(-remembered),
});
