import { type DestinationStream, pino } from "pino";
import type { Log } from "#app/ports.ts";

/** Longest text of a field: ids, codes and routes are short, a person's words are not, and those never reach a log. */
const longestField = 200;

/** Patterns that must not stand in a log even inside a short text or an error's message. */
const personal: readonly (readonly [RegExp, string])[] = [
  [/\b\d{6,12}:[\w-]{30,}\b/g, "[token]"],
  [/\b(?:eyJ[\w-]+\.[\w-]+\.[\w-]+)\b/g, "[token]"],
  [/(?<=\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g, "[login]"],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, "[email]"],
  [/(?<![\w-])\+?\d[\d\s()-]{8,}\d(?![\w-])/g, "[number]"],
];

/**
 * Structured logs with redaction. Fields are ids, figures and codes by agreement of all who log; as a second net long texts are cut out,
 * and tokens, logins, addresses and phone numbers are replaced wherever they stand.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    // Lines are written together, a tenth of a second late at most; the last ones are flushed when the process ends.
    destination ?? pino.destination({ dest: 2, sync: false, minLength: 4096, periodicFlush: 100 }),
  );
  return {
    info: (event, fields) => logger.info(redact(fields ?? {}), event),
    warn: (event, fields) => logger.warn(redact(fields ?? {}), event),
    error: (event, fields) => logger.error(redact(fields ?? {}), event),
  };
}

export function redact(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, redacted(value, 0)]));
}

function redacted(value: unknown, depth: number): unknown {
  if (typeof value === "string") return clean(value);
  if (value instanceof Error) return describe(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > 3) return "[deep]";
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => redacted(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redacted(each, depth + 1)]));
}

/** Of an error: its kind, code and place. Its message may quote a person's data (a database quotes the row), so only its start stays. */
function describe(error: Error): Record<string, unknown> {
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 6);
  return {
    name: error.name,
    ...code,
    message: clean(error.message.split("\n")[0] ?? ""),
    at: at.map((line) => line.trim()),
  };
}

/** Each of the patterns needs one of these: most fields, as routes and methods, hold none. */
const perhapsPersonal = /[@:]|eyJ|\d[\d\s()-]{8}/;

function clean(text: string): string {
  if (text.length > longestField) return `[${text.length} characters]`;
  if (!perhapsPersonal.test(text)) return text;
  return personal.reduce((cleaned, [pattern, instead]) => cleaned.replace(pattern, instead), text);
}
