import type { Metric } from "../readings/metric.ts";

export type ArithmeticOp = "+" | "-" | "*" | "/";
export type CompareOp = "<" | "<=" | ">" | ">=";

/** What a figure is made of; `Names` stands for whatever may refer to an expression with a name. */
export type Figure =
  | { readonly kind: "number"; readonly value: number }
  /** The present value. */
  | { readonly kind: "metric"; readonly metric: Metric }
  /** The value before the present one, at most so long before it. */
  | { readonly kind: "previous"; readonly metric: Metric; readonly withinMs: number }
  /** The highest of what was before the present one, at most so long before it. */
  | { readonly kind: "highest"; readonly metric: Metric; readonly withinMs: number }
  /** What is usual for the person. */
  | { readonly kind: "baseline"; readonly metric: Metric }
  | { readonly kind: "arithmetic"; readonly op: ArithmeticOp; readonly left: Expression; readonly right: Expression };

/** One expression of the trigger language: a figure, a condition, or the name of another expression. */
export type Expression =
  | Figure
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "compare"; readonly op: CompareOp; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
  /** A condition that held on each of so many local days in a row, today the last of them. */
  | { readonly kind: "consecutive_days"; readonly condition: Expression; readonly days: number };

/** Expressions that others call by name: `let` of a trigger. */
export type Names = Readonly<Record<string, Expression>>;

/** Why an expression is refused; the codes are closed, the message says what and where to a writer of packs. */
export const expressionCodes = [
  "syntax",
  "too_long",
  "too_deep",
  "unknown_name",
  "cycle",
  "not_a_condition",
  "not_a_figure",
  "mixed_kinds",
  "days",
  "within",
] as const;
export type ExpressionCode = (typeof expressionCodes)[number];

export interface ExpressionProblem {
  readonly code: ExpressionCode;
  readonly message: string;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ExpressionProblem };
