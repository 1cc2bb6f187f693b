import { type Adaptation, concerns, isLive } from "../../../adaptation/adaptation.ts";
import { timeOf } from "../../../day/replan.ts";
import type { Plan, Task, TaskId } from "../../../day/plan.ts";
import { type Metric, metricFacts, metrics } from "../../../readings/metric.ts";
import { answerButtons, backButton, whyButton } from "../../turn/adaptation-buttons.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { AdaptationAnswer } from "../../turn/body-command.ts";
import type { LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import type { Button, Params, Reply } from "../../turn/reply.ts";
import { dayNumber } from "../plan/morning-lines.ts";
import { type Line, titleOf, wallClock } from "../plan/task-names.ts";

/** What a day became by how the body is: what was seen, what changed, and what can be said to it. */

/** The change that a task of today stands under, or waits for an answer to; undefined where there is none, and of a task put aside for another one. */
export function adaptedTask({ adapting }: Pick<Snapshot, "adapting">, plan: Plan, id: TaskId): Adaptation | undefined {
  return adapting?.adaptations.findLast(
    (each) => each.date === plan.date && each.adapted.id === id && (isLive(each) || each.state === "explained"),
  );
}

/** The change that put a task aside, while it is in force. */
export function putAsideBy({ adapting }: Pick<Snapshot, "adapting">, plan: Plan, id: TaskId): Adaptation | undefined {
  const task = plan.tasks.find((each) => each.id === id);
  if (task?.state !== "swapped") return undefined;
  return adapting?.adaptations.findLast(
    (each) =>
      each.date === plan.date &&
      each.original.id === id &&
      each.adapted.id !== id &&
      (each.state === "applied" || each.state === "accepted"),
  );
}

/** Changes that hold, wait or were explained today, one a trigger: for what is said of the whole day. */
export function seenToday({ adapting }: Pick<Snapshot, "adapting">, plan: Plan): readonly Adaptation[] {
  const shown = (adapting?.adaptations ?? []).filter(
    (each) =>
      each.date === plan.date &&
      (isLive(each) || each.state === "explained") &&
      plan.tasks.some(({ id, state }) => concerns(each, id) && state === "open"),
  );
  return shown.filter(({ trigger, at }, index) =>
    shown.slice(0, index).every((other) => other.trigger !== trigger || other.at !== at),
  );
}

/** To a tenth: rounded to a whole, 0.58 would read like the 0.6 that it falls short of. */
const outOfTen = (value: number): number => Math.round(value * 100) / 10;
const figureOf = ({ because }: Adaptation, name: string): number | undefined => {
  const value = because.inputs?.[name];
  return typeof value === "number" ? value : undefined;
};

/** What was seen, with its figures, in words; of a trigger that an operator wrote, the words of its pack. */
export function seenLine(adaptation: Adaptation): Line {
  const figure = (name: string): number | undefined => figureOf(adaptation, name);
  const share = (name: string): number | undefined => {
    const value = figure(name);
    return value === undefined ? undefined : outOfTen(value);
  };
  const other: Line = { say: "seen.other", with: { text: { ref: `trigger.${adaptation.trigger}.why` } } };
  const told = figure("told") !== undefined;
  switch (adaptation.trigger as string) {
    case "energy_drop":
      if (told) return { say: "seen.told_energy_drop" };
      return filled(
        "seen.energy_drop",
        { energy: share("energy_level"), before: share("highest_energy_level") },
        other,
      );
    case "energy_surge":
      return filled("seen.energy_surge", { energy: share("energy_level"), readiness: share("readiness_score") }, other);
    case "sleep_debt":
      return filled(
        "seen.sleep_debt",
        {
          sleep: share("sleep_quality"),
          before: share("sleep_quality_1_days_ago"),
          seed: dayNumber(adaptation.date),
        },
        other,
      );
    case "stress_spike": {
      if (told) return { say: "seen.told_stress_spike" };
      const [lowest] = (["hrv_rmssd", "hrv_sdnn"] as const)
        .flatMap((kind) => {
          const [value, usual] = [figure(kind), figure(`baseline_${kind}`)];
          return value === undefined || usual === undefined ? [] : [{ value, usual }];
        })
        .toSorted((a, b) => a.value / a.usual - b.value / b.usual);
      return filled(
        "seen.stress_spike",
        {
          stress: share("stress_level"),
          value: lowest && Math.round(lowest.value),
          usual: lowest && Math.round(lowest.usual),
        },
        other,
      );
    }
    default:
      return other;
  }
}

function filled(say: Line["say"], figures: Readonly<Record<string, number | undefined>>, other: Line): Line {
  const known = Object.entries(figures).filter((each): each is [string, number] => each[1] !== undefined);
  return known.length === Object.keys(figures).length ? { say, with: Object.fromEntries(known) } : other;
}

/** The figures behind a change, one a line, each beside what is usual where that counted; for triggers whose words carry none. */
export function figureLines(adaptation: Adaptation): readonly Line[] {
  return metrics.flatMap((metric): readonly Line[] => {
    const value = figureOf(adaptation, metric);
    if (value === undefined) return [];
    const usual = figureOf(adaptation, `baseline_${metric}`);
    const shown = (each: number): number => (unitWord(metric) === "share" ? outOfTen(each) : Math.round(each));
    const name: Params[string] = { ref: `metric.${metric}` };
    return [
      usual === undefined
        ? { say: `figure.${unitWord(metric)}`, with: { name, value: shown(value) } }
        : { say: `figure.${unitWord(metric)}_usual`, with: { name, value: shown(value), usual: shown(usual) } },
    ];
  });
}

const unitWords = { "1": "share", min: "minutes", ms: "ms", bpm: "bpm", count: "steps" } as const;
const unitWord = (metric: Metric): (typeof unitWords)[keyof typeof unitWords] => unitWords[metricFacts[metric].unit];

/** What was seen, and the figures where the words have none. */
const seenLines = (adaptation: Adaptation): readonly Line[] => {
  const seen = seenLine(adaptation);
  return [seen, ...(seen.say === "seen.other" ? figureLines(adaptation) : [])];
};

/** What changes: the task as it was planned, and as it is, or could be. */
export function changeLine(each: Adaptation, plan: Plan, snapshot: Snapshot, context: LookContext): Line {
  const { original, adapted } = each;
  if (each.calm !== undefined)
    return {
      say: original.state === "open" && timeOf(original).to > each.at ? "change.calm_stays" : "change.calm_none",
      with: { seed: dayNumber(plan.date) },
    };
  const title = titleOf(adapted.of, plan, snapshot, context);
  const figures = { title, minutes: adapted.minutes, planned: original.minutes };
  if (adapted.id !== original.id)
    return { say: "change.instead", with: { ...figures, aside: titleOf(original.of, plan, snapshot, context) } };
  if (isRaise(each)) {
    const asked = each.state === "accepted" ? raisedWords : offeredWords;
    return { say: asked[adapted.minutes > original.minutes ? "longer" : "livelier"], with: figures };
  }
  if (adapted.minutes === original.minutes) return { say: "change.easier", with: figures };
  return { say: smaller[adapted.of.kind], with: figures };
}

const offeredWords = { longer: "change.longer", livelier: "change.livelier" } as const;
const raisedWords = { longer: "change.raised", livelier: "change.raised_livelier" } as const;
const smaller = {
  habit: "change.shorter",
  own: "change.shorter",
  goal_step: "change.small_step",
  track_action: "change.small_action",
} as const satisfies Record<Task["of"]["kind"], Line["say"]>;

const isRaise = ({ action }: Adaptation): boolean => action === "upgrade_to_performance_mode";

/** Under a task of today: that it is otherwise than planned. */
export function adaptedLines(task: Task, plan: Plan, snapshot: Snapshot, context: LookContext): readonly Line[] {
  const each = task.state === "open" ? adaptedTask(snapshot, plan, task.id) : undefined;
  if (!each) return [];
  const { original, adapted } = each;
  const figures = { minutes: adapted.minutes, planned: original.minutes };
  if (each.state === "explained") return isRaise(each) ? [] : [{ say: "adapted.explained", with: figures }];
  // Two quiet minutes in its place make the task itself no other.
  if (each.state === "offered") return each.calm === undefined ? [{ say: "adapted.offered", with: figures }] : [];
  if (adapted.id !== original.id)
    return [{ say: "adapted.instead", with: { aside: titleOf(original.of, plan, snapshot, context) } }];
  if (adapted.minutes === original.minutes) return isRaise(each) ? [] : [{ say: "adapted.easier" }];
  return [{ say: isRaise(each) ? "adapted.raised" : "adapted.shorter", with: figures }];
}

/** What can still be answered to a change, what it did being as it is. */
export function answersTo({ state, helped, calm }: Adaptation): readonly AdaptationAnswer[] {
  const said = helped === true ? (["not_helped"] as const) : (["helped"] as const);
  const rated = helped === undefined ? (["helped", "not_helped"] as const) : said;
  switch (state) {
    case "offered":
      return ["accept", "decline"];
    case "applied":
      return ["accept", "decline", ...rated];
    case "accepted":
      return [...(calm === undefined ? (["undo"] as const) : []), ...rated];
    case "explained":
    case "declined":
    case "undone":
    case "expired":
      return [];
  }
}

/** So many changes are told in one message; the rest is in the day. */
const mostTold = 4;

/** What was seen and what changed, told in one message, with what can be answered by one tap. */
export function changesReply(on: OnDay, changes: readonly Adaptation[], context: LookContext, more = false): Reply {
  const { plan } = on.day;
  const [only, ...others] = changes;
  if (!plan || !only) return { say: "day.no_day", buttons: [[todayButton]] };
  const told = changes.slice(0, mostTold);
  const lines = told.flatMap((each, index): readonly Line[] => {
    const before = told[index - 1];
    const isNew = before?.trigger !== each.trigger;
    const explains = each.state === "explained" && (isNew || before.state !== "explained");
    return [
      ...(isNew ? seenLines(each) : []),
      ...(explains ? [{ say: "change.explained" } as const] : []),
      changeLine(each, plan, on, context),
    ];
  });
  const [first, ...rest] = lines;
  const buttons =
    others.length === 0
      ? [answerButtons(only), [whyButton(only.adapted.id), todayButton]]
      : [
          ...told.map((each): readonly Button[] => oneOfMany(each, plan, on, context)),
          ...(only.state === "explained" ? [answerButtons(only)] : []),
          [todayButton],
        ];
  return {
    say: first?.say ?? "change.neutral",
    ...(first?.with ? { with: first.with } : {}),
    lines: [...rest, ...(more || changes.length > told.length ? [{ say: "change.more" } as const] : [])],
    buttons: buttons.filter((row) => row.length > 0),
  };
}

/** Of several changes each goes back by itself, named by what it gives back; an offer among them is answered on its own. */
function oneOfMany(each: Adaptation, plan: Plan, on: OnDay, context: LookContext): readonly Button[] {
  if (each.state === "applied" || each.state === "accepted")
    return [
      {
        label: "button.change_back_named",
        with: { title: titleOf(each.original.of, plan, on, context) },
        press: backButton(each).press,
      },
    ];
  return each.state === "offered" ? answerButtons(each) : [];
}

/** Why a task is otherwise than planned: what was seen, what that means, and how long it lasts. */
export function whyAdapted(each: Adaptation, plan: Plan, snapshot: Snapshot, context: LookContext): readonly Line[] {
  const { state, expiresAt } = each;
  const lasts: readonly Line[] =
    state === "applied"
      ? [
          expiresAt >= plan.waking.to
            ? { say: "change.stays" }
            : { say: "change.until", with: { at: wallClock(expiresAt, snapshot.person.timeZone) } },
        ]
      : [];
  return [
    ...seenLines(each),
    ...(state === "explained" ? [{ say: "change.explained" } as const] : []),
    changeLine(each, plan, snapshot, context),
    ...lasts,
  ];
}
