import { type Metric, metrics } from "../readings/metric.ts";
import type { ArithmeticOp, Checked, CompareOp, Expression, ExpressionCode, ExpressionProblem } from "./expression.ts";

const longest = 500;
const deepest = 24;
const mostDays = 30;
const mostWithinMs = 7 * 24 * 3_600_000;

const durations: Readonly<Record<string, number>> = { min: 60_000, h: 3_600_000, d: 24 * 3_600_000 };
const tokenPattern = /\s*(?:(\d+(?:\.\d+)?)|([a-z_][a-z0-9_]*)|(<=|>=|[<>()+\-*/,]))/iuy;

type Token =
  | { readonly kind: "number" | "word" | "sign"; readonly text: string; readonly at: number }
  | { readonly kind: "end"; readonly text: ""; readonly at: number };

/** A text that is being read: its tokens, how far it was read, and the first thing that was wrong with it. */
interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  problem: ExpressionProblem | undefined;
}

/** Reads an expression such as `energy_level < 0.3 and previous(energy_level, 24 h) > 0.6`; what it names is looked up later. */
export function parseExpression(text: string): Checked<Expression> {
  if (text.length > longest) return refuse("too_long", `longer than ${longest} characters`);
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, at: 0, depth: 0, problem: undefined };
  const expression = either(reader);
  if (expression && !reader.problem && peek(reader).kind !== "end") unexpected(reader, "the end");
  if (reader.problem) return { ok: false, problem: reader.problem };
  return expression ? { ok: true, value: expression } : refuse("syntax", "nothing to read");
}

const refuse = (code: ExpressionCode, message: string): Checked<never> => ({ ok: false, problem: { code, message } });

function tokensOf(text: string): Checked<readonly Token[]> {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (!match) {
      const rest = text.slice(at).trimStart();
      return refuse("syntax", `unexpected "${rest.charAt(0)}" at ${text.length - rest.length + 1}`);
    }
    const [whole, number, word, sign] = match;
    at += whole.length;
    const read = number ?? word ?? sign ?? "";
    const kind = number !== undefined ? "number" : word !== undefined ? "word" : "sign";
    tokens.push({ kind, text: kind === "word" ? read.toLowerCase() : read, at: at - read.length + 1 });
  }
  return { ok: true, value: [...tokens, { kind: "end", text: "", at: end + 1 }] };
}

const nowhere: Token = { kind: "end", text: "", at: 0 };
const peek = (reader: Reader): Token => reader.tokens[reader.at] ?? nowhere;

/** Goes past a token if it is one of these. */
function take<T extends string>(reader: Reader, kind: Token["kind"], ...texts: readonly T[]): T | undefined {
  const token = peek(reader);
  const found = token.kind === kind ? texts.find((text) => text === token.text) : undefined;
  if (found !== undefined) reader.at += 1;
  return found;
}

function fail(reader: Reader, code: ExpressionCode, message: string): undefined {
  reader.problem ??= { code, message };
  return undefined;
}

function unexpected(reader: Reader, wanted: string): undefined {
  const { text, at } = peek(reader);
  return fail(reader, "syntax", `${text === "" ? "the end" : `"${text}"`} at ${at} where ${wanted} should be`);
}

/** Operators of one rank, from left to right. */
function chain<Op extends string>(
  reader: Reader,
  kind: "word" | "sign",
  ops: readonly Op[],
  part: (reader: Reader) => Expression | undefined,
  join: (op: Op, left: Expression, right: Expression) => Expression,
): Expression | undefined {
  let left = part(reader);
  while (left) {
    const op = take(reader, kind, ...ops);
    if (op === undefined) return left;
    const right = part(reader);
    left = right && join(op, left, right);
  }
  return undefined;
}

const either = (reader: Reader): Expression | undefined =>
  chain(reader, "word", ["or"], both, (kind, left, right) => ({ kind, left, right }));

const both = (reader: Reader): Expression | undefined =>
  chain(reader, "word", ["and"], comparison, (kind, left, right) => ({ kind, left, right }));

function comparison(reader: Reader): Expression | undefined {
  const left = sum(reader);
  const op = left && take<CompareOp>(reader, "sign", "<=", ">=", "<", ">");
  if (!left || op === undefined) return left;
  const right = sum(reader);
  return right && { kind: "compare", op, left, right };
}

const arithmetic = (op: ArithmeticOp, left: Expression, right: Expression): Expression => ({
  kind: "arithmetic",
  op,
  left,
  right,
});

const sum = (reader: Reader): Expression | undefined => chain(reader, "sign", ["+", "-"], product, arithmetic);
const product = (reader: Reader): Expression | undefined => chain(reader, "sign", ["*", "/"], atom, arithmetic);

function atom(reader: Reader): Expression | undefined {
  if (reader.depth >= deepest) return fail(reader, "too_deep", `more than ${deepest} brackets in one another`);
  reader.depth += 1;
  const found = atomHere(reader);
  reader.depth -= 1;
  return found;
}

function atomHere(reader: Reader): Expression | undefined {
  const token = peek(reader);
  if (token.kind === "number") {
    reader.at += 1;
    return { kind: "number", value: Number(token.text) };
  }
  if (take(reader, "sign", "(")) {
    const inside = either(reader);
    return inside && closed(reader, inside);
  }
  if (token.kind !== "word" || token.text === "and" || token.text === "or")
    return unexpected(reader, "a figure or a condition");
  reader.at += 1;
  if (peek(reader).text === "(") return call(reader, token.text);
  const metric = metrics.find((each) => each === token.text);
  return metric ? { kind: "metric", metric } : { kind: "name", name: token.text };
}

function closed(reader: Reader, expression: Expression): Expression | undefined {
  return take(reader, "sign", ")") ? expression : unexpected(reader, '")"');
}

function call(reader: Reader, name: string): Expression | undefined {
  take(reader, "sign", "(");
  switch (name) {
    case "baseline": {
      const metric = metricHere(reader);
      return metric && closed(reader, { kind: "baseline", metric });
    }
    case "previous":
    case "highest": {
      const metric = metricHere(reader);
      if (!metric || !comma(reader)) return undefined;
      const withinMs = durationHere(reader);
      return withinMs === undefined ? undefined : closed(reader, { kind: name, metric, withinMs });
    }
    case "consecutive_days": {
      const condition = either(reader);
      if (!condition || !comma(reader)) return undefined;
      const days = daysHere(reader);
      return days === undefined ? undefined : closed(reader, { kind: "consecutive_days", condition, days });
    }
    default:
      return fail(reader, "unknown_name", `there is no ${name}(…)`);
  }
}

const comma = (reader: Reader): true | undefined => (take(reader, "sign", ",") ? true : unexpected(reader, '","'));

function metricHere(reader: Reader): Metric | undefined {
  const { kind, text } = peek(reader);
  if (kind !== "word") return unexpected(reader, "a metric");
  reader.at += 1;
  return metrics.find((each) => each === text) ?? fail(reader, "unknown_name", `there is no metric ${text}`);
}

function numberHere(reader: Reader): number | undefined {
  const { kind, text } = peek(reader);
  if (kind !== "number") return unexpected(reader, "a number");
  reader.at += 1;
  return Number(text);
}

function durationHere(reader: Reader): number | undefined {
  const amount = numberHere(reader);
  if (amount === undefined) return undefined;
  const unit = take(reader, "word", "min", "h", "d");
  if (!unit) return unexpected(reader, "min, h or d");
  const ms = amount * (durations[unit] ?? 0);
  return ms > 0 && ms <= mostWithinMs ? ms : fail(reader, "within", "a previous value is at most 7 d away");
}

function daysHere(reader: Reader): number | undefined {
  const days = numberHere(reader);
  if (days === undefined) return undefined;
  return Number.isInteger(days) && days >= 2 && days <= mostDays
    ? days
    : fail(reader, "days", `consecutive days are 2 to ${mostDays}`);
}
