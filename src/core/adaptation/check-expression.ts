import { assertNever } from "../assert-never.ts";
import { type Dimension, type Metric, metricFacts } from "../readings/metric.ts";
import type { Checked, Expression, ExpressionCode, Names } from "./expression.ts";

/** Parts of an expression with all that it names in their places; more is a riddle, or an attack. */
const mostParts = 200;

/** What an expression gives: a condition, a figure of some dimension, or a plain number, which goes with each. */
type Gives = "condition" | "number" | Dimension;

const refuse = (code: ExpressionCode, message: string): Checked<never> => ({ ok: false, problem: { code, message } });

/** An expression with what it names put in place, found to be a condition whose figures go together. */
export function checkCondition(expression: Expression, names: Names): Checked<Expression> {
  const whole = resolve(expression, names, [], { parts: 0 });
  if (!whole.ok) return whole;
  const given = giving(whole.value, false);
  if (!given.ok) return given;
  return given.value === "condition" ? whole : refuse("not_a_condition", "this is a figure where a condition belongs");
}

function resolve(
  expression: Expression,
  names: Names,
  through: readonly string[],
  size: { parts: number },
): Checked<Expression> {
  size.parts += 1;
  if (size.parts > mostParts) return refuse("too_long", `more than ${mostParts} parts`);
  switch (expression.kind) {
    case "number":
    case "metric":
    case "previous":
    case "highest":
    case "baseline":
      return { ok: true, value: expression };
    case "name": {
      const { name } = expression;
      if (through.includes(name)) return refuse("cycle", `${[...through, name].join(" → ")} goes in a circle`);
      const named = Object.hasOwn(names, name) ? names[name] : undefined;
      return named
        ? resolve(named, names, [...through, name], size)
        : refuse("unknown_name", `there is no metric ${name}`);
    }
    case "consecutive_days": {
      const condition = resolve(expression.condition, names, through, size);
      return condition.ok ? { ok: true, value: { ...expression, condition: condition.value } } : condition;
    }
    case "arithmetic":
    case "compare":
    case "and":
    case "or": {
      const left = resolve(expression.left, names, through, size);
      if (!left.ok) return left;
      const right = resolve(expression.right, names, through, size);
      return right.ok ? { ok: true, value: { ...expression, left: left.value, right: right.value } } : right;
    }
    default:
      return assertNever(expression);
  }
}

const gives = (value: Gives): Checked<Gives> => ({ ok: true, value });

/** What a resolved expression gives; `daily` inside consecutive days, where a value is a day's. */
function giving(expression: Expression, daily: boolean): Checked<Gives> {
  switch (expression.kind) {
    case "number":
      return gives("number");
    case "metric":
    case "baseline":
      return gives(metricFacts[expression.metric].dimension);
    case "previous":
    case "highest":
      return daily
        ? refuse("days", `${expression.kind}(…) has no place within consecutive_days(…)`)
        : gives(metricFacts[expression.metric].dimension);
    case "consecutive_days": {
      if (daily) return refuse("days", "consecutive_days(…) has no place within itself");
      const inside = giving(expression.condition, true);
      if (!inside.ok) return inside;
      return inside.value === "condition"
        ? inside
        : refuse("not_a_condition", "consecutive_days(…) begins with a condition");
    }
    case "name":
      throw new Error(`${expression.name} was not put in its place`);
    case "arithmetic":
    case "compare": {
      const sides = figures(expression.left, expression.right, daily);
      return sides.ok ? together(expression, sides.value) : sides;
    }
    case "and":
    case "or": {
      for (const side of [expression.left, expression.right]) {
        const given = giving(side, daily);
        if (!given.ok) return given;
        if (given.value !== "condition")
          return refuse("not_a_condition", `a figure beside "${expression.kind}", where a condition belongs`);
      }
      return gives("condition");
    }
    default:
      return assertNever(expression);
  }
}

type FigureGives = Exclude<Gives, "condition">;

function figures(one: Expression, other: Expression, daily: boolean): Checked<readonly [FigureGives, FigureGives]> {
  const left = giving(one, daily);
  if (!left.ok) return left;
  const right = giving(other, daily);
  if (!right.ok) return right;
  return left.value === "condition" || right.value === "condition"
    ? refuse("not_a_figure", "a condition where a figure belongs")
    : { ok: true, value: [left.value, right.value] };
}

function together(
  { kind, op }: Extract<Expression, { readonly kind: "arithmetic" | "compare" }>,
  [left, right]: readonly [FigureGives, FigureGives],
): Checked<Gives> {
  const mixed = left !== right && left !== "number" && right !== "number";
  if (kind === "compare") {
    if (left === "number" && right === "number") return gives("condition");
    return mixed ? refuse("mixed_kinds", `${left} is not compared with ${right}`) : gives("condition");
  }
  if (op === "*") {
    if (left !== "number" && right !== "number") return refuse("mixed_kinds", `${left} is not multiplied by ${right}`);
    return gives(left === "number" ? right : left);
  }
  if (op === "/") {
    if (right === "number") return gives(left);
    return left === right ? gives("number") : refuse("mixed_kinds", `${left} is not divided by ${right}`);
  }
  return mixed ? refuse("mixed_kinds", `${left} does not go with ${right}`) : gives(left === "number" ? right : left);
}

/** The metrics that a checked condition cannot hold without: of "or", the side that needs fewer. */
export function neededMetrics(expression: Expression): ReadonlySet<Metric> {
  switch (expression.kind) {
    case "number":
    case "name":
      return new Set();
    case "metric":
    case "previous":
    case "highest":
    case "baseline":
      return new Set([expression.metric]);
    case "consecutive_days":
      return neededMetrics(expression.condition);
    case "arithmetic":
    case "compare":
    case "and":
      return new Set([...neededMetrics(expression.left), ...neededMetrics(expression.right)]);
    case "or": {
      const [left, right] = [neededMetrics(expression.left), neededMetrics(expression.right)];
      return left.size <= right.size ? left : right;
    }
    default:
      return assertNever(expression);
  }
}
