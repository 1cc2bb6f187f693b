import { Broken } from "./broken.ts";
import { othersTurn } from "./others-turn.ts";

/** One message of a FIT file: its number, and its fields by theirs. Values that the device marked as missing are left out. */
export interface FitMessage {
  readonly number: number;
  readonly fields: ReadonlyMap<number, number>;
}

/** Some messages that were asked for, in their order, and how many there were of the others, by number. */
export interface FitPiece {
  readonly messages: readonly FitMessage[];
  readonly others: ReadonlyMap<number, number>;
}

/** A field that holds one number, and where in its message. */
interface Field {
  readonly number: number;
  readonly place: number;
  readonly base: Base;
}

interface Base {
  readonly bytes: 1 | 2 | 4;
  readonly signed: boolean;
  readonly missing: number;
}

interface Definition {
  readonly number: number;
  readonly little: boolean;
  readonly fields: readonly Field[];
  /** That of the time, where there is one. */
  readonly time: Field | undefined;
  readonly size: number;
}

/** Field 253 of every message: seconds since the end of 1989, UTC. */
export const timestampField = 253;

const smallestHeader = 12;
const definitionFlag = 0x40;
const developerFlag = 0x20;
const compressedFlag = 0x80;
/** So many messages, definitions and files within the file are a year of a watch; more is nothing that a watch wrote. */
const mostSteps = 1_000_000;
/** After so many of them others get their turn. */
const stepsAtOnce = 10_000;
const crcBytesAtOnce = 2 ** 20;

/** Which number, of how many bytes, a base type is, and what it says where there is no value. Letters and lists are not needed. */
const baseTypes: Readonly<Record<number, Base>> = {
  0x00: { bytes: 1, signed: false, missing: 0xff },
  0x01: { bytes: 1, signed: true, missing: 0x7f },
  0x02: { bytes: 1, signed: false, missing: 0xff },
  0x83: { bytes: 2, signed: true, missing: 0x7f_ff },
  0x84: { bytes: 2, signed: false, missing: 0xff_ff },
  0x85: { bytes: 4, signed: true, missing: 0x7f_ff_ff_ff },
  0x86: { bytes: 4, signed: false, missing: 0xff_ff_ff_ff },
  0x0a: { bytes: 1, signed: false, missing: 0 },
  0x8b: { bytes: 2, signed: false, missing: 0 },
  0x8c: { bytes: 4, signed: false, missing: 0 },
  0x0d: { bytes: 1, signed: false, missing: 0xff },
};

/** Whether the first bytes are those of a FIT file. */
export function isFit(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(8, 12)) === ".FIT" && (head[0] === 12 || head[0] === 14);
}

/**
 * Reads the messages of a FIT file, or of several that stand one after another, in pieces; those that nobody asks for are counted alone.
 * Breaks off at what cannot be read. Our own reader, because the libraries there are give nothing at all of a file that was cut off
 * (docs/decisions/imports.md).
 */
export async function* readFit(
  bytes: Uint8Array,
  wanted: ReadonlySet<number>,
  most = mostSteps,
): AsyncGenerator<FitPiece> {
  const steps = { done: 0, most };
  for (let at = 0; at < bytes.length; ) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
    if (view.byteLength < smallestHeader) throw new Broken("truncated");
    if (!isFit(bytes.subarray(at, at + smallestHeader))) throw new Broken("fit_damaged");
    const header = view.getUint8(0);
    const size = view.getUint32(4, true);
    yield* readMessages(view, header, Math.min(header + size, view.byteLength), wanted, steps);
    if (header + size + 2 > view.byteLength) throw new Broken("truncated");
    let crc = 0;
    for (let from = 0; from < header + size; from += crcBytesAtOnce) {
      if (from > 0) await othersTurn();
      crc = crcOf(bytes.subarray(at + from, at + Math.min(header + size, from + crcBytesAtOnce)), crc);
    }
    if (crc !== view.getUint16(header + size, true)) throw new Broken("fit_damaged");
    at += header + size + 2;
    if (count(steps)) await othersTurn();
  }
}

interface Steps {
  done: number;
  readonly most: number;
}

/** Whether it is others' turn now. */
function count(steps: Steps): boolean {
  steps.done += 1;
  if (steps.done > steps.most) throw new Broken("too_large");
  return steps.done % stepsAtOnce === 0;
}

async function* readMessages(
  view: DataView,
  from: number,
  end: number,
  wanted: ReadonlySet<number>,
  steps: Steps,
): AsyncGenerator<FitPiece> {
  const definitions = new Map<number, Definition>();
  let messages: FitMessage[] = [];
  let others = new Map<number, number>();
  let time = 0;
  let problem: "truncated" | "fit_damaged" | undefined;
  for (let at = from; at < end; ) {
    if (count(steps)) {
      yield { messages, others };
      [messages, others] = [[], new Map()];
      await othersTurn();
    }
    const head = view.getUint8(at);
    at += 1;
    const compressed = (head & compressedFlag) !== 0;
    const local = compressed ? (head >> 5) & 3 : head & 15;
    if (!compressed && (head & definitionFlag) !== 0) {
      const read = definitionAt(view, at, end, (head & developerFlag) !== 0);
      // Messages without a byte of their own would be as many as the file has bytes.
      problem = !read ? "truncated" : read.definition.size === 0 ? "fit_damaged" : undefined;
      if (!read || problem) break;
      definitions.set(local, read.definition);
      at = read.next;
      continue;
    }
    const definition = definitions.get(local);
    problem = !definition ? "fit_damaged" : at + definition.size > end ? "truncated" : undefined;
    if (!definition || problem) break;
    // Five bits of time: so many seconds after the last one, at most 31.
    if (compressed) time += ((head & 31) - (time & 31) + 32) % 32;
    else time = valueAt(view, at, definition.time, definition.little) ?? time;
    if (wanted.has(definition.number)) {
      const fields = fieldsAt(view, at, definition);
      if (compressed) fields.set(timestampField, time);
      messages.push({ number: definition.number, fields });
    } else others.set(definition.number, (others.get(definition.number) ?? 0) + 1);
    at += definition.size;
  }
  yield { messages, others };
  if (problem) throw new Broken(problem);
}

function definitionAt(view: DataView, at: number, end: number, developer: boolean) {
  if (at + 5 > end) return undefined;
  const little = view.getUint8(at + 1) === 0;
  const number = view.getUint16(at + 2, little);
  const next = at + 5 + view.getUint8(at + 4) * 3;
  if (next > end) return undefined;
  const fields: Field[] = [];
  let size = 0;
  for (let place = at + 5; place < next; place += 3) {
    const bytes = view.getUint8(place + 1);
    const base = baseTypes[view.getUint8(place + 2)];
    if (base?.bytes === bytes) fields.push({ number: view.getUint8(place), place: size, base });
    size += bytes;
  }
  const time = fields.findLast((field) => field.number === timestampField);
  if (!developer) return { definition: { number, little, fields, time, size } satisfies Definition, next };
  if (next + 1 > end) return undefined;
  const last = next + 1 + view.getUint8(next) * 3;
  if (last > end) return undefined;
  for (let place = next + 1; place < last; place += 3) size += view.getUint8(place + 1);
  return { definition: { number, little, fields, time, size } satisfies Definition, next: last };
}

function fieldsAt(view: DataView, from: number, { fields, little }: Definition): Map<number, number> {
  const values = new Map<number, number>();
  for (const field of fields) {
    const value = valueAt(view, from, field, little);
    if (value !== undefined) values.set(field.number, value);
  }
  return values;
}

function valueAt(view: DataView, from: number, field: Field | undefined, little: boolean): number | undefined {
  if (!field) return undefined;
  const { bytes, signed, missing } = field.base;
  const value = numberAt(view, from + field.place, bytes, signed, little);
  return value === missing ? undefined : value;
}

function numberAt(view: DataView, at: number, bytes: 1 | 2 | 4, signed: boolean, little: boolean): number {
  if (bytes === 1) return signed ? view.getInt8(at) : view.getUint8(at);
  if (bytes === 2) return signed ? view.getInt16(at, little) : view.getUint16(at, little);
  return signed ? view.getInt32(at, little) : view.getUint32(at, little);
}

const crcOfByte = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) !== 0 ? (crc >> 1) ^ 0xa0_01 : crc >> 1;
  return crc;
});

/** CRC-16 as FIT wants it, going on from that of what came before. */
export function crcOf(bytes: Uint8Array, before = 0): number {
  let crc = before;
  for (const byte of bytes) crc = (crc >> 8) ^ (crcOfByte[(crc ^ byte) & 0xff] ?? 0);
  return crc;
}
