import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import type { Metric } from "#core/readings/metric.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";
import { CannotOpen, type PersonKey } from "./crypto.ts";

/**
 * Which figures stand in the clear: the two that come by the minute and by the thousand. What says or hints how somebody feels, sleeps or
 * bears up is sealed, and a new metric has to choose.
 */
const inTheClear: Readonly<Record<Metric, boolean>> = {
  energy_level: false,
  stress_level: false,
  readiness_score: false,
  mood: false,
  sleep_quality: false,
  sleep_duration: false,
  hrv_rmssd: false,
  hrv_sdnn: false,
  heart_rate: true,
  resting_heart_rate: false,
  steps: true,
};

export const isSealedMetric = (metric: Metric): boolean => !inTheClear[metric];

/** What of a reading is sealed; when it ended stands beside it in the clear, and is bound to it. */
export type Figure = Pick<Reading, "id" | "value" | "from" | "to">;

/** Sealed figures, in their order: under which ids they lie, and behind each other what each row holds (`sealedBytes`). */
export interface SealedFigures {
  readonly ids: readonly ReadingId[];
  readonly sealed: Buffer;
}

const block = 16;
/** The way of sealing, so that there may be another one some day. */
const format = 1;
export const sealedBytes = 1 + 2 * block;

/*
 * Figures come by the ten thousand, where a cipher of its own for each would cost more than keeping it. So they go through AES in one piece, each block masked by its row as
 * in XTS (XEX with the row's id as the number of the data unit): the same figure reads otherwise in every row, and equal in the same one, so that the database can
 * tell whether a reading says what it said before. Half of each block is the time in the clear: what was changed or moved to another row does not open.
 */

const aes = (key: KeyObject, blocks: Buffer): Buffer =>
  createCipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(blocks);
const unAes = (key: KeyObject, blocks: Buffer): Buffer =>
  createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false).update(blocks);

function mask(blocks: Buffer, masks: Buffer, each: number): void {
  const [data, by] = [words(blocks), words(masks)];
  const perRow = each * 4;
  for (let row = 0; row * 4 < by.length; row++)
    for (let word = 0; word < perRow; word++) {
      const index = row * perRow + word;
      data[index] = (data[index] ?? 0) ^ (by[row * 4 + (word & 3)] ?? 0);
    }
}

const words = (bytes: Buffer): Uint32Array => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

/** Bytes that lie at a place of their own, so that they can be read as words. */
const room = (size: number): Buffer => Buffer.from(new ArrayBuffer(size));
const own = (bytes: Buffer): Buffer => {
  const copy = room(bytes.length);
  bytes.copy(copy);
  return copy;
};

const idKey = (key: PersonKey): KeyObject => key.derived("figures: ids");
const maskKey = (key: PersonKey): KeyObject => key.derived("figures: masks");
const blockKey = (key: PersonKey): KeyObject => key.derived("figures: blocks");

function idBytes(ids: readonly string[]): Buffer {
  const bytes = own(Buffer.from(ids.join("").replaceAll("-", ""), "hex"));
  if (bytes.length !== ids.length * block) throw new RangeError("not the id of a reading");
  return bytes;
}

function idsOf(bytes: Buffer): readonly ReadingId[] {
  const all = bytes.toString("hex");
  return Array.from({ length: bytes.length / block }, (_, row) => {
    const hex = all.slice(row * 32, (row + 1) * 32);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as ReadingId;
  });
}

/** Under which id a reading of a sealed metric lies: its own one begins with a time, and could be found out from what it is made of. */
export function sealedIds(key: PersonKey, ids: readonly ReadingId[]): readonly ReadingId[] {
  return idsOf(aes(idKey(key), idBytes(ids)));
}

/** Seals figures of one person, each for its own row; the same one for the same row gives the same bytes. */
export function sealFigures(key: PersonKey, figures: readonly Figure[]): SealedFigures {
  if (figures.length === 0) return { ids: [], sealed: Buffer.alloc(0) };
  const ids = idBytes(figures.map(({ id }) => id));
  const plain = room(figures.length * 2 * block);
  for (const [row, { value, from, to }] of figures.entries()) {
    const at = row * 2 * block;
    plain.writeDoubleLE(value, at);
    plain.writeDoubleLE(to, at + 8);
    plain.writeDoubleLE(from, at + block);
    plain.writeDoubleLE(-to - 1, at + block + 8);
  }
  const masks = own(aes(maskKey(key), ids));
  mask(plain, masks, 2);
  const blocks = own(aes(blockKey(key), plain));
  mask(blocks, masks, 2);
  const sealed = Buffer.alloc(figures.length * sealedBytes);
  for (let row = 0; row < figures.length; row++) {
    sealed[row * sealedBytes] = format;
    blocks.copy(sealed, row * sealedBytes + 1, row * 2 * block, (row + 1) * 2 * block);
  }
  return { ids: idsOf(aes(idKey(key), ids)), sealed };
}

/** What one row of them holds. */
export const sealOf = ({ sealed }: SealedFigures, row: number): Buffer =>
  sealed.subarray(row * sealedBytes, (row + 1) * sealedBytes);

/** Opens figures of one person; what was changed, or stood in another row, or at another time does not open. */
export function openFigures(
  key: PersonKey,
  rows: readonly { readonly id: ReadingId; readonly to: number; readonly sealed: Buffer }[],
): readonly Figure[] {
  if (rows.length === 0) return [];
  const ids = unAes(idKey(key), idBytes(rows.map(({ id }) => id)));
  const names = idsOf(ids);
  const blocks = room(rows.length * 2 * block);
  for (const [row, { sealed }] of rows.entries()) {
    if (sealed.length !== sealedBytes || sealed[0] !== format) throw new CannotOpen("a figure of another format");
    sealed.copy(blocks, row * 2 * block, 1);
  }
  const plain = unmasked(key, ids, blocks, 2);
  return rows.map(({ id, to }, row) => {
    const at = row * 2 * block;
    if (plain.readDoubleLE(at + 8) !== to || plain.readDoubleLE(at + block + 8) !== -to - 1)
      throw new CannotOpen("a figure does not open under this key");
    return { id: names[row] ?? id, value: plain.readDoubleLE(at), from: plain.readDoubleLE(at + block), to };
  });
}

/** A row of `openValues`: the id, when it ended as eight bytes, and the half of the seal that holds the value. */
export const valueBytes = block + 8 + block;

/** The values alone, of rows that the database put behind each other (`valueBytes` each): of a month there may be tens of thousands. */
export function openValues(key: PersonKey, rows: Buffer): Float64Array {
  const count = rows.length / valueBytes;
  const [hidden, blocks] = [room(count * block), room(count * block)];
  for (let row = 0; row < count; row++) {
    const at = row * valueBytes;
    rows.copy(hidden, row * block, at, at + block);
    rows.copy(blocks, row * block, at + block + 8, at + valueBytes);
  }
  const plain = unmasked(key, unAes(idKey(key), hidden), blocks, 1);
  return Float64Array.from({ length: count }, (_, row) => {
    if (plain.readDoubleLE(row * block + 8) !== Number(rows.readBigInt64BE(row * valueBytes + block)))
      throw new CannotOpen("a figure does not open under this key");
    return plain.readDoubleLE(row * block);
  });
}

function unmasked(key: PersonKey, ids: Buffer, blocks: Buffer, each: number): Buffer {
  const masks = own(aes(maskKey(key), ids));
  mask(blocks, masks, each);
  const plain = own(unAes(blockKey(key), blocks));
  mask(plain, masks, each);
  return plain;
}
