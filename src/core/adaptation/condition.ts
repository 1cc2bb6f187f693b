import { assertNever } from "../assert-never.ts";
import { type Metric, metricFacts } from "../readings/metric.ts";
import type { CompareOp, Expression } from "./expression.ts";

/** Three-valued logic after Kleene, in an order in which "and" is the least and "or" the greatest. */
export const truths = { no: 0, unknown: 1, yes: 2 } as const;
export type Truth = (typeof truths)[keyof typeof truths];

/** What a condition is held against; NaN is whatever is not known. */
export interface Facts {
  current(metric: Metric): number;
  previous(metric: Metric, withinMs: number): number;
  highest(metric: Metric, withinMs: number): number;
  baseline(metric: Metric): number;
  /** The value of a local day, so many days before today. */
  onDay(metric: Metric, daysAgo: number): number;
}

/** One figure that a condition looks at, for the because: `previous_energy_level`. */
export type Use = {
  readonly name: string;
  readonly metric: Metric;
  value(facts: Facts): number;
} & (
  | { readonly of: "current" | "baseline" }
  | { readonly of: "day"; readonly daysAgo: number }
  | { readonly of: "previous" | "highest"; readonly withinMs: number }
);

/** A checked expression made fast: a tree of closures, so that asking whether it holds allocates nothing. */
export interface Condition {
  holds(facts: Facts): Truth;
  /** The same with every threshold moved 0.05 so that it holds sooner: where this is `no`, things are safely back. */
  nearlyHolds(facts: Facts): Truth;
  /** Where it holds: how far beyond its thresholds, 0 to 1. */
  strength(facts: Facts): number;
  readonly uses: readonly Use[];
  /** Looks at whole days. */
  readonly daily: boolean;
}

/** How far back on the safe side a value must come before its trigger may fire again (day.md). */
export const hysteresis = 0.05;

type FigureOf = (facts: Facts, day: number) => number;
type TruthOf = (facts: Facts, day: number) => Truth;

/** Makes a condition of a checked expression. */
export function compileCondition(expression: Expression): Condition {
  const exact = truthOf(expression, 0, false);
  const loose = truthOf(expression, hysteresis, false);
  const strength = strengthOf(expression, false);
  const uses = new Map(usesOf(expression, false).map((use) => [use.name, use]));
  return {
    holds: (facts) => exact(facts, 0),
    nearlyHolds: (facts) => loose(facts, 0),
    strength: (facts) => strength(facts, 0),
    uses: [...uses.values()],
    daily: [...uses.values()].some(({ of }) => of === "day"),
  };
}

function figureOf(expression: Expression, daily: boolean): FigureOf {
  switch (expression.kind) {
    case "number": {
      const { value } = expression;
      return () => value;
    }
    case "metric": {
      const { metric } = expression;
      return daily ? (facts, day) => facts.onDay(metric, day) : (facts) => facts.current(metric);
    }
    case "previous": {
      const { metric, withinMs } = expression;
      return (facts) => facts.previous(metric, withinMs);
    }
    case "highest": {
      const { metric, withinMs } = expression;
      return (facts) => facts.highest(metric, withinMs);
    }
    case "baseline": {
      const { metric } = expression;
      return (facts) => facts.baseline(metric);
    }
    case "arithmetic":
      return arithmeticOf(expression.op, figureOf(expression.left, daily), figureOf(expression.right, daily));
    case "name":
    case "compare":
    case "and":
    case "or":
    case "consecutive_days":
      throw new Error(`${expression.kind} is no figure`);
    default:
      return assertNever(expression);
  }
}

function arithmeticOf(op: "+" | "-" | "*" | "/", left: FigureOf, right: FigureOf): FigureOf {
  switch (op) {
    case "+":
      return (facts, day) => left(facts, day) + right(facts, day);
    case "-":
      return (facts, day) => left(facts, day) - right(facts, day);
    case "*":
      return (facts, day) => left(facts, day) * right(facts, day);
    case "/":
      return (facts, day) => {
        const by = right(facts, day);
        return by === 0 ? Number.NaN : left(facts, day) / by;
      };
    default:
      return assertNever(op);
  }
}

function truthOf(expression: Expression, margin: number, daily: boolean): TruthOf {
  switch (expression.kind) {
    case "compare": {
      const left = figureOf(expression.left, daily);
      const right = figureOf(expression.right, daily);
      return comparisonOf(expression.op, left, right, margin === 0 ? undefined : marginOf(expression, right, daily));
    }
    case "and": {
      const left = truthOf(expression.left, margin, daily);
      const right = truthOf(expression.right, margin, daily);
      return (facts, day) => {
        const one = left(facts, day);
        if (one === truths.no) return one;
        const other = right(facts, day);
        return one < other ? one : other;
      };
    }
    case "or": {
      const left = truthOf(expression.left, margin, daily);
      const right = truthOf(expression.right, margin, daily);
      return (facts, day) => {
        const one = left(facts, day);
        if (one === truths.yes) return one;
        const other = right(facts, day);
        return one > other ? one : other;
      };
    }
    case "consecutive_days": {
      const inside = truthOf(expression.condition, margin, true);
      const { days } = expression;
      return (facts) => {
        let all: Truth = truths.yes;
        for (let day = 0; day < days && all !== truths.no; day += 1) {
          const one = inside(facts, day);
          if (one < all) all = one;
        }
        return all;
      };
    }
    case "number":
    case "metric":
    case "previous":
    case "highest":
    case "baseline":
    case "arithmetic":
    case "name":
      throw new Error(`${expression.kind} is no condition`);
    default:
      return assertNever(expression);
  }
}

/** A comparison is unknown where either side is: NaN is neither less nor not less. */
function comparisonOf(op: CompareOp, left: FigureOf, right: FigureOf, margin: FigureOf | undefined): TruthOf {
  const less = op === "<" || op === "<=";
  const [small, large] = less ? [left, right] : [right, left];
  const also = op === "<=" || op === ">=";
  return (facts, day) => {
    const one = small(facts, day);
    const other = large(facts, day) + (margin ? margin(facts, day) : 0);
    if (also ? one <= other : one < other) return truths.yes;
    return one >= other ? truths.no : truths.unknown;
  };
}

type Compare = Extract<Expression, { readonly kind: "compare" }>;

/**
 * 0.05 of a scale from 0 to 1, and of a plain ratio; of what is held against what is usual for the person 0.05 of that; else 5 % of the threshold.
 */
function marginOf(compare: Compare, threshold: FigureOf, daily: boolean): FigureOf {
  const [use] = usesOf(compare, daily).filter(({ metric }) => metricFacts[metric].dimension !== "share");
  if (!use || isRatio(compare.left) || isRatio(compare.right)) return () => hysteresis;
  const usual = usesOf(compare, daily).find(({ of }) => of === "baseline");
  return (facts, day) => hysteresis * Math.abs(usual ? usual.value(facts) : threshold(facts, day));
}

/** A figure divided by one of its own kind is a plain number. */
function isRatio(expression: Expression): boolean {
  return expression.kind === "arithmetic" && expression.op === "/" && expression.right.kind !== "number";
}

const within = (value: number): number => (value > 0 ? (value < 1 ? value : 1) : 0);

/** How far beyond: of "and" the weakest part, of "or" the strongest that holds; beyond a threshold, as a share of the way that is left. */
function strengthOf(expression: Expression, daily: boolean): FigureOf {
  switch (expression.kind) {
    case "compare": {
      const { op } = expression;
      const value = figureOf(expression.left, daily);
      const threshold = figureOf(expression.right, daily);
      const ofShares = usesOf(expression, daily).every(({ metric }) => metricFacts[metric].dimension === "share");
      return (facts, day) => {
        const [is, than] = [value(facts, day), threshold(facts, day)];
        if (op === "<" || op === "<=") return within((than - is) / Math.abs(than));
        return within((is - than) / (ofShares && than < 1 ? 1 - than : Math.abs(than)));
      };
    }
    case "and": {
      const [left, right] = [strengthOf(expression.left, daily), strengthOf(expression.right, daily)];
      return (facts, day) => Math.min(left(facts, day), right(facts, day));
    }
    case "or": {
      const [left, right] = [strengthOf(expression.left, daily), strengthOf(expression.right, daily)];
      const [one, other] = [truthOf(expression.left, 0, daily), truthOf(expression.right, 0, daily)];
      return (facts, day) =>
        Math.max(
          one(facts, day) === truths.yes ? left(facts, day) : 0,
          other(facts, day) === truths.yes ? right(facts, day) : 0,
        );
    }
    case "consecutive_days": {
      const inside = strengthOf(expression.condition, true);
      const { days } = expression;
      return (facts) => Math.min(...Array.from({ length: days }, (_, day) => inside(facts, day)));
    }
    case "number":
    case "metric":
    case "previous":
    case "highest":
    case "baseline":
    case "arithmetic":
    case "name":
      throw new Error(`${expression.kind} is no condition`);
    default:
      return assertNever(expression);
  }
}

function usesOf(expression: Expression, daily: boolean, days = 1): readonly Use[] {
  switch (expression.kind) {
    case "number":
    case "name":
      return [];
    case "metric": {
      const { metric } = expression;
      if (!daily) return [{ name: metric, metric, of: "current", value: (facts) => facts.current(metric) }];
      return Array.from(
        { length: days },
        (_, ago): Use => ({
          name: ago === 0 ? metric : `${metric}_${ago}_days_ago`,
          metric,
          of: "day",
          daysAgo: ago,
          value: (facts) => facts.onDay(metric, ago),
        }),
      );
    }
    case "previous":
    case "highest": {
      const { kind: of, metric, withinMs } = expression;
      return [{ name: `${of}_${metric}`, metric, of, withinMs, value: (facts) => facts[of](metric, withinMs) }];
    }
    case "baseline": {
      const { metric } = expression;
      return [{ name: `baseline_${metric}`, metric, of: "baseline", value: (facts) => facts.baseline(metric) }];
    }
    case "consecutive_days":
      return usesOf(expression.condition, true, expression.days);
    case "arithmetic":
    case "compare":
    case "and":
    case "or":
      return [...usesOf(expression.left, daily, days), ...usesOf(expression.right, daily, days)];
    default:
      return assertNever(expression);
  }
}
