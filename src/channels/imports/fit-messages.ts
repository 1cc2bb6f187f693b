/** One message of a FIT file: its number, and its fields by theirs. Values that the device marked as missing are left out. */
export interface FitMessage {
  readonly number: number;
  readonly fields: ReadonlyMap<number, number>;
}

/** The messages of a FIT file as far as they can be read, and what stopped it. */
export interface FitRead {
  readonly messages: readonly FitMessage[];
  readonly problem: "truncated" | "fit_damaged" | undefined;
}

interface Field {
  readonly number: number;
  readonly size: number;
  readonly type: number;
}

interface Definition {
  readonly number: number;
  readonly little: boolean;
  readonly fields: readonly Field[];
  readonly size: number;
}

/** Field 253 of every message: seconds since the end of 1989, UTC. */
export const timestampField = 253;

const smallestHeader = 12;
const definitionFlag = 0x40;
const developerFlag = 0x20;
const compressedFlag = 0x80;

/** Which number, of how many bytes, a base type is, and what it says where there is no value. Letters and lists are not needed. */
const baseTypes: Readonly<
  Record<number, { readonly bytes: 1 | 2 | 4; readonly signed: boolean; readonly missing: number }>
> = {
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
 * Reads the messages of a FIT file, or of several that stand one after another. Our own reader, because the libraries there are give nothing at
 * all of a file that was cut off (docs/decisions/imports.md).
 */
export function readFit(bytes: Uint8Array): FitRead {
  const messages: FitMessage[] = [];
  for (let at = 0; at < bytes.length; ) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
    if (view.byteLength < smallestHeader) return { messages, problem: "truncated" };
    if (!isFit(bytes.subarray(at, at + smallestHeader))) return { messages, problem: "fit_damaged" };
    const header = view.getUint8(0);
    const size = view.getUint32(4, true);
    const problem = readMessages(view, header, Math.min(header + size, view.byteLength), messages);
    if (problem) return { messages, problem };
    if (header + size + 2 > view.byteLength) return { messages, problem: "truncated" };
    if (crcOf(bytes.subarray(at, at + header + size)) !== view.getUint16(header + size, true))
      return { messages, problem: "fit_damaged" };
    at += header + size + 2;
  }
  return { messages, problem: undefined };
}

function readMessages(view: DataView, from: number, end: number, messages: FitMessage[]): FitRead["problem"] {
  const definitions = new Map<number, Definition>();
  let time = 0;
  let at = from;
  while (at < end) {
    const head = view.getUint8(at);
    at += 1;
    const compressed = (head & compressedFlag) !== 0;
    const local = compressed ? (head >> 5) & 3 : head & 15;
    if (!compressed && (head & definitionFlag) !== 0) {
      const read = definitionAt(view, at, end, (head & developerFlag) !== 0);
      if (!read) return "truncated";
      definitions.set(local, read.definition);
      at = read.next;
      continue;
    }
    const definition = definitions.get(local);
    if (!definition) return "fit_damaged";
    if (at + definition.size > end) return "truncated";
    const fields = fieldsAt(view, at, definition);
    at += definition.size;
    if (compressed) {
      // Five bits of time: so many seconds after the last one, at most 31.
      time += ((head & 31) - (time & 31) + 32) % 32;
      fields.set(timestampField, time);
    } else time = fields.get(timestampField) ?? time;
    messages.push({ number: definition.number, fields });
  }
  return undefined;
}

function definitionAt(view: DataView, at: number, end: number, developer: boolean) {
  if (at + 5 > end) return undefined;
  const little = view.getUint8(at + 1) === 0;
  const number = view.getUint16(at + 2, little);
  const count = view.getUint8(at + 4);
  let next = at + 5 + count * 3;
  if (next > end) return undefined;
  const fields = Array.from({ length: count }, (_, index): Field => {
    const place = at + 5 + index * 3;
    return { number: view.getUint8(place), size: view.getUint8(place + 1), type: view.getUint8(place + 2) };
  });
  let size = fields.reduce((sum, field) => sum + field.size, 0);
  if (developer) {
    if (next + 1 > end) return undefined;
    const more = view.getUint8(next);
    if (next + 1 + more * 3 > end) return undefined;
    for (let index = 0; index < more; index += 1) size += view.getUint8(next + 1 + index * 3 + 1);
    next += 1 + more * 3;
  }
  const definition: Definition = { number, little, fields, size };
  return { definition, next };
}

function fieldsAt(view: DataView, from: number, { fields, little }: Definition): Map<number, number> {
  const values = new Map<number, number>();
  let at = from;
  for (const { number, size, type } of fields) {
    const base = baseTypes[type];
    if (base && base.bytes === size) {
      const value = numberAt(view, at, base.bytes, base.signed, little);
      if (value !== base.missing) values.set(number, value);
    }
    at += size;
  }
  return values;
}

function numberAt(view: DataView, at: number, bytes: 1 | 2 | 4, signed: boolean, little: boolean): number {
  if (bytes === 1) return signed ? view.getInt8(at) : view.getUint8(at);
  if (bytes === 2) return signed ? view.getInt16(at, little) : view.getUint16(at, little);
  return signed ? view.getInt32(at, little) : view.getUint32(at, little);
}

/** CRC-16 as FIT wants it. */
export function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) !== 0 ? (crc >> 1) ^ 0xa0_01 : crc >> 1;
  }
  return crc;
}
