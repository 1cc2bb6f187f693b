import { literal } from "./literal.ts";
import type { PersonKey, Place, WrappedKey } from "./crypto.ts";

/** `bytea` as PostgreSQL writes it into JSON: `\x` and hexadecimal digits. */
export type Hex = string;

export interface WrappedKeyRow {
  readonly version: number;
  readonly wrapped: Hex;
}

/** Where a sealed value stands, whoever's it is. */
export type Spot = Omit<Place, "person">;

/** Where each sealed column stands. */
export const spots = {
  contact: { table: "person", column: "contact", row: "contact" } satisfies Spot,
  dialogue: { table: "dialogue", column: "sealed", row: "dialogue" } satisfies Spot,
  goal: (id: string): Spot => ({ table: "goal", column: "sealed", row: id }),
  step: (id: string): Spot => ({ table: "step", column: "sealed", row: id }),
  outbox: (id: string): Spot => ({ table: "outbox", column: "sealed", row: id }),
  identity: (kind: string): Spot => ({ table: "identity", column: "sealed", row: kind }),
  identityNote: (kind: string): Spot => ({ table: "identity", column: "about", row: kind }),
  response: (key: string): Spot => ({ table: "processed_input", column: "response", row: key }),
  merge: (from: string): Spot => ({ table: "merge", column: "sealed", row: from }),
  journey: { table: "journey", column: "sealed", row: "journey" } satisfies Spot,
  exercise: (id: string): Spot => ({ table: "exercise", column: "sealed", row: id }),
  work: (id: string): Spot => ({ table: "work", column: "sealed", row: id }),
  day: { table: "day", column: "sealed", row: "day" } satisfies Spot,
  schedule: { table: "user_schedule_preferences", column: "constraint_notes", row: "schedule" } satisfies Spot,
  plan: (date: string): Spot => ({ table: "day_plan", column: "sealed", row: date }),
  habit: (id: string): Spot => ({ table: "user_habit_mastery", column: "notes", row: id }),
  source: (id: number): Spot => ({ table: "reading_source", column: "sealed", row: String(id) }),
  baseline: (metric: string): Spot => ({ table: "user_baselines", column: "sealed", row: metric }),
  adapting: { table: "day", column: "adapting", row: "adapting" } satisfies Spot,
  journal: (at: number): Spot => ({ table: "journal", column: "because", row: String(at) }),
  adaptation: (id: string): Spot => ({ table: "plan_adaptations", column: "sealed", row: id }),
  token: (id: string): Spot => ({ table: "api_token", column: "sealed", row: id }),
  way: (id: string): Spot => ({ table: "way", column: "sealed", row: id }),
  importRun: (id: string): Spot => ({ table: "import_run", column: "sealed", row: id }),
  photo: (id: string): Spot => ({ table: "photo", column: "sealed", row: id }),
  uploadSlice: (id: string, number: number): Spot => ({
    table: "upload_slice",
    column: "sealed",
    row: `${id}/${number}`,
  }),
} as const;

/** SQL that gives a person's wrapped keys, null where there is no such person; the transaction is that person's. */
export const keysSql = (person: string): string =>
  `(select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(person)})`;

/** The bytes of a value as PostgreSQL wrote it into JSON. */
export function bytes(hex: Hex): Buffer {
  return Buffer.from(hex.slice(2), "hex");
}

export function wrappedKeys(rows: readonly WrappedKeyRow[] | null): readonly WrappedKey[] {
  return (rows ?? []).map((row) => ({ version: row.version, wrapped: bytes(row.wrapped) }));
}

/** Seals a value as JSON; base64, as `core.save` takes it. */
export function sealJson(key: PersonKey, spot: Spot, value: unknown): string {
  return key.seal(spot, Buffer.from(JSON.stringify(value))).toString("base64");
}

/** Opens what `sealJson` sealed; the seal proves that it was this program that wrote it. */
export function openJson<T>(key: PersonKey, spot: Spot, sealed: Hex): T {
  return JSON.parse(key.open(spot, bytes(sealed)).toString()) as T;
}

/** What stands in a column of JSON where the whole of it is sealed: base64. */
export interface SealedValue {
  readonly sealed: string;
}

/** Seals the whole of what a column of JSON holds. */
export function sealedValue(key: PersonKey, spot: Spot, value: unknown): SealedValue {
  return { sealed: sealJson(key, spot, value) };
}

/** Opens what `sealedValue` sealed. */
export function openValue<T>(key: PersonKey, spot: Spot, { sealed }: SealedValue): T {
  return JSON.parse(key.open(spot, Buffer.from(sealed, "base64")).toString()) as T;
}

/** Seals a value so that it opens exactly as it was, with every field that is there and undefined. */
export function sealWhole(key: PersonKey, spot: Spot, value: unknown): string {
  const text = JSON.stringify(value, (_name, one: unknown) => (one === undefined ? null : one));
  return key.seal(spot, Buffer.from(text)).toString("base64");
}

/** Opens what `sealWhole` sealed. The core's values hold no nulls, so each stands for something undefined. */
export function openWhole<T>(key: PersonKey, spot: Spot, sealed: Hex): T {
  return undefinedForNull(openJson(key, spot, sealed)) as T;
}

function undefinedForNull(value: unknown): unknown {
  if (value === null) return undefined;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(undefinedForNull);
  const whole: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) whole[name] = undefinedForNull(one);
  return whole;
}
