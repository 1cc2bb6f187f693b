import { writeFileSync } from "node:fs";

/** GGUF 3 as its specification says: little endian, lengths of 64 bits, tensors at multiples of 32. */
const kinds = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, array: 9 } as const;
type Value =
  | { readonly is: "u32" | "f32"; readonly value: number }
  | { readonly is: "bool"; readonly value: boolean }
  | { readonly is: "string"; readonly value: string }
  | { readonly is: "strings"; readonly value: readonly string[] }
  | { readonly is: "f32s" | "i32s"; readonly value: readonly number[] };

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

function encoded(given: Value): Buffer {
  switch (given.is) {
    case "u32":
      return Buffer.concat([u32(kinds.u32), u32(given.value)]);
    case "f32":
      return Buffer.concat([u32(kinds.f32), Buffer.from(Float32Array.of(given.value).buffer)]);
    case "bool":
      return Buffer.concat([u32(kinds.bool), Buffer.of(given.value ? 1 : 0)]);
    case "string":
      return Buffer.concat([u32(kinds.string), text(given.value)]);
    case "strings":
      return Buffer.concat([
        u32(kinds.array),
        u32(kinds.string),
        u64(given.value.length),
        ...given.value.map((each) => text(each)),
      ]);
    case "f32s":
      return Buffer.concat([
        u32(kinds.array),
        u32(kinds.f32),
        u64(given.value.length),
        Buffer.from(Float32Array.from(given.value).buffer),
      ]);
    case "i32s":
      return Buffer.concat([
        u32(kinds.array),
        u32(kinds.i32),
        u64(given.value.length),
        Buffer.from(Int32Array.from(given.value).buffer),
      ]);
  }
}

/** Words whose letters and pairs of letters become the pieces of the vocabulary. */
const sample = `One small step: write the first line and put the list on the table. What is the goal, and what can be done in ten minutes?
Один маленький шаг: написать первую строку и положить список на стол. Какая цель и что можно сделать за десять минут?
status step question minutes floor_step stretch_step cue quick ok need_clarification goal_reached null true false 0123456789 {}[]":,.!?-()\\/`;

/** Pieces as SentencePiece has them: letters, then the pair that stands together most often, again and again. */
function pieces(merges: number): readonly string[] {
  let words = sample.split(/\s+/u).map((word) => Array.from(`▁${word}`));
  const known = [...new Set(words.flat())];
  for (let made = 0; made < merges; made++) {
    const counts = new Map<string, number>();
    for (const word of words)
      for (let at = 1; at < word.length; at++) {
        const pair = `${word[at - 1] ?? ""}${word[at] ?? ""}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    const [best] = [...counts].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))[0] ?? [];
    if (best === undefined) break;
    known.push(best);
    words = words.map((word) =>
      word.reduce<string[]>((all, each) => {
        const last = all.at(-1);
        return last !== undefined && last + each === best ? [...all.slice(0, -1), best] : [...all, each];
      }, []),
    );
  }
  return [...new Set(known)];
}

/** The same numbers for the same seed. */
function* noise(seed: number): Generator<number> {
  let state = seed >>> 0 || 1;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32 - 0.5;
  }
}

const [width, inner, layers, heads, window] = [64, 96, 1, 2, 8192] as const;

/** A model of the llama architecture that has learnt nothing: random weights, a tokenizer that reads any text, less than a megabyte. */
export function writeTinyGguf(file: string, seed = 7): void {
  const own = pieces(160);
  const bytes = Array.from({ length: 256 }, (_, at) => `<0x${at.toString(16).toUpperCase().padStart(2, "0")}>`);
  const tokens = ["<unk>", "<s>", "</s>", ...bytes, ...own];
  const about: readonly (readonly [string, Value])[] = [
    ["general.architecture", { is: "string", value: "llama" }],
    ["general.name", { is: "string", value: "tiny" }],
    ["general.license", { is: "string", value: "cc0-1.0" }],
    ["llama.context_length", { is: "u32", value: window }],
    ["llama.embedding_length", { is: "u32", value: width }],
    ["llama.block_count", { is: "u32", value: layers }],
    ["llama.feed_forward_length", { is: "u32", value: inner }],
    ["llama.attention.head_count", { is: "u32", value: heads }],
    ["llama.attention.head_count_kv", { is: "u32", value: heads }],
    ["llama.attention.layer_norm_rms_epsilon", { is: "f32", value: 1e-5 }],
    ["llama.rope.dimension_count", { is: "u32", value: width / heads }],
    ["llama.vocab_size", { is: "u32", value: tokens.length }],
    ["tokenizer.ggml.model", { is: "string", value: "llama" }],
    ["tokenizer.ggml.tokens", { is: "strings", value: tokens }],
    ["tokenizer.ggml.scores", { is: "f32s", value: tokens.map((_, at) => (at < 259 ? 0 : 259 - at)) }],
    [
      "tokenizer.ggml.token_type",
      { is: "i32s", value: tokens.map((_, at) => (at < 1 ? 2 : at < 3 ? 3 : at < 259 ? 6 : 1)) },
    ],
    ["tokenizer.ggml.bos_token_id", { is: "u32", value: 1 }],
    ["tokenizer.ggml.eos_token_id", { is: "u32", value: 2 }],
    ["tokenizer.ggml.unknown_token_id", { is: "u32", value: 0 }],
    ["tokenizer.ggml.add_bos_token", { is: "bool", value: true }],
    ["tokenizer.ggml.add_eos_token", { is: "bool", value: false }],
  ];
  const block = (at: number): readonly (readonly [string, readonly number[]])[] => [
    [`blk.${at}.attn_norm.weight`, [width]],
    [`blk.${at}.attn_q.weight`, [width, width]],
    [`blk.${at}.attn_k.weight`, [width, width]],
    [`blk.${at}.attn_v.weight`, [width, width]],
    [`blk.${at}.attn_output.weight`, [width, width]],
    [`blk.${at}.ffn_norm.weight`, [width]],
    [`blk.${at}.ffn_gate.weight`, [width, inner]],
    [`blk.${at}.ffn_up.weight`, [width, inner]],
    [`blk.${at}.ffn_down.weight`, [inner, width]],
  ];
  const shapes: readonly (readonly [string, readonly number[]])[] = [
    ["token_embd.weight", [width, tokens.length]],
    ...Array.from({ length: layers }, (_, at) => block(at)).flat(),
    ["output_norm.weight", [width]],
    ["output.weight", [width, tokens.length]],
  ];
  const numbers = noise(seed);
  let offset = 0;
  const infos: Buffer[] = [];
  const data: Buffer[] = [];
  for (const [name, shape] of shapes) {
    const count = shape.reduce((all, each) => all * each, 1);
    infos.push(text(name), u32(shape.length), ...shape.map(u64), u32(0), u64(offset));
    const values = Float32Array.from({ length: count }, () =>
      name.endsWith("norm.weight") ? 1 : (numbers.next().value ?? 0),
    );
    const padded = Buffer.alloc(Math.ceil((count * 4) / 32) * 32);
    Buffer.from(values.buffer).copy(padded);
    data.push(padded);
    offset += padded.length;
  }
  const head = Buffer.concat([
    Buffer.from("GGUF"),
    u32(3),
    u64(shapes.length),
    u64(about.length),
    ...about.flatMap(([key, value]) => [text(key), encoded(value)]),
    ...infos,
  ]);
  const padding = Buffer.alloc((32 - (head.length % 32)) % 32);
  writeFileSync(file, Buffer.concat([head, padding, ...data]));
}
