import { contentFolder } from "#content/content-folder.ts";
import { encodePress, decodePress } from "#core/dialogue/entry/press.ts";
import { needs } from "#core/dialogue/entry/loaded-for.ts";
import { readText } from "#core/dialogue/entry/read-text.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Decision } from "#core/dialogue/turn/decision.ts";
import type { History, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Plan } from "#core/day/plan.ts";
import type { Person } from "#core/person/person.ts";
import { median } from "#core/readings/baseline.ts";
import type { Baselines } from "#core/readings/baseline.ts";
import type { Reading } from "#core/readings/reading.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";
import { doneFor } from "#test/day/days.ts";
import { usually } from "#test/day/readings.ts";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { emptySnapshot, trackLibrary } from "#test/dialogue/walk.ts";
import { loadTextScreen } from "../../src/compose.ts";

/** What comes in: a typed line, a pressed button as a channel sends it back, what a page or our own clock asks for, or figures of the body. */
export type Given =
  | { readonly line: string }
  | { readonly press: string }
  | { readonly command: Command }
  | { readonly reads: readonly Reading[] };

/** What a decision says and asks for; the state after it is judged at the end of the walk. */
export type Outcome = Omit<Decision, "after"> & {
  /** The buttons of the replies as a channel sends them, in order. */
  readonly codes: readonly string[];
};

/** What becomes of what comes in; an old button that means nothing any more has no command and no outcome. */
export interface Became {
  readonly command?: Command;
  readonly outcome?: Outcome;
}

const screen = loadTextScreen(contentFolder);

/** Walks one person as the app would: what a command looks at is loaded before it, and coach and models answer by commands of their own. */
export class Walker extends DayWalk {
  override coachAnswers = false;
  override screen = screen;
  private readonly change: Partial<Person>;
  private readonly practised: number;
  private plans: readonly Plan[] = [];

  /** `practised`: on how many days the person had done every habit before they came. */
  constructor(change: Partial<Person>, practised: number) {
    super(change);
    this.change = change;
    this.practised = practised;
  }

  /** Takes in what comes at an instant. */
  take(at: number, given: Given): Became {
    this.now = at;
    if ("reads" in given) {
      const command: Command = { do: "body" };
      this.readings = [...this.readings, ...given.reads];
      this.baselines = { hrv_rmssd: usually("hrv_rmssd", 52, at) } satisfies Baselines;
      return { command, outcome: this.outcome(command) };
    }
    const command =
      "line" in given ? readText(given.line) : "press" in given ? decodePress(given.press) : given.command;
    return command ? { command, outcome: this.outcome(command) } : {};
  }

  private outcome(command: Command): Outcome {
    const { history: _history, ...snapshot } = this.snapshot;
    this.snapshot = needs(command, "history") ? { ...snapshot, history: this.lastWeeks() } : snapshot;
    const { after, ...outcome } = this.do(command);
    const { plan } = after.day ?? {};
    if (after.day && Object.keys(after.day.habits).length === 0 && this.practised > 0) this.practise();
    if (plan) this.plans = [...this.plans.filter(({ date }) => date !== plan.date), plan].slice(-35);
    // Whoever erased themselves comes back as a stranger.
    if (outcome.erase) this.forget();
    const buttons = outcome.replies.flatMap((reply) => reply.buttons?.flat() ?? []);
    return { ...outcome, codes: buttons.map(({ press }) => encodePress(press)) };
  }

  /** What the walk leaves: all but how much of a list is shown, which is the channel's and never saved. */
  get left(): Snapshot {
    const { pages: _pages, ...left } = this.snapshot;
    return left;
  }

  private forget(): void {
    this.snapshot = emptySnapshot(this.change);
    this.shelf.clear();
    this.readings = [];
    this.baselines = {};
    this.plans = [];
  }

  private practise(): void {
    const yesterday = plusDays(localDate(this.now, "UTC"), -1);
    const record = { ...doneFor(this.practised, yesterday), best: 79 };
    this.withDay({ habits: Object.fromEntries([...trackLibrary.day.habits.keys()].map((id) => [id, record])) });
  }

  private lastWeeks(): History {
    const today = localDate(this.now, this.snapshot.person.timeZone);
    const days = Map.groupBy(this.readings, ({ metric, to }) => `${metric} ${localDate(to, "UTC")}`);
    return {
      plans: this.plans.filter(({ date }) => date < today),
      daily: [...days.values()].flatMap((readings) => {
        const [first] = readings;
        return first
          ? [
              {
                metric: first.metric,
                date: localDate(first.to, "UTC"),
                median: median(readings.map(({ value }) => value)),
              },
            ]
          : [];
      }),
      baselines: this.baselines,
      adaptations: this.adaptations,
    };
  }
}
