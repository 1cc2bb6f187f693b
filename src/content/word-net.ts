import { z } from "zod";
import { type NetWeights, netParts, netSizes, netWeights, type WordNet } from "#core/text/word-net.ts";

const size = z.int().min(1).max(128);

/** A word net as it lies in content/models: words as base64 of signed bytes, all other weights as base64 of 32-bit floats, part after part. */
export const netSchema = z.strictObject({
  shape: z.strictObject({ bits: z.int().min(8).max(18), width: size, near: size, far: size, hidden: size }),
  scale: z.number(),
  words: z.base64(),
  weights: z.base64(),
});
type NetFile = z.infer<typeof netSchema>;

export function encodeNet({ shape, scale, words, weights }: WordNet): NetFile {
  const floats = netParts.flatMap((part) => [...weights[part]]);
  return {
    shape,
    scale,
    words: Buffer.from(words.buffer).toString("base64"),
    weights: Buffer.from(Float32Array.from(floats).buffer).toString("base64"),
  };
}

/** Turns a stored net into one that can be asked. Throws where its weights are not as many as its shape needs. */
export function decodeNet({ shape, scale, words, weights }: NetFile): WordNet {
  const sizes = netSizes(shape);
  const bytes = Uint8Array.from(Buffer.from(weights, "base64"));
  const floats = new Float32Array(bytes.buffer);
  const table = new Int8Array(Buffer.from(words, "base64"));
  const needed = netParts.reduce((sum, part) => sum + sizes[part], 0);
  if (floats.length !== needed || table.length !== 2 ** shape.bits * shape.width)
    throw new Error("a word net has other weights than its shape needs");
  let at = 0;
  const cut = (part: keyof NetWeights<number>): Float32Array => floats.slice(at, (at += sizes[part]));
  return { shape, scale, words: table, weights: netWeights(cut) };
}
