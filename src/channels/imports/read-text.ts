import type { ImportSource } from "#app/importer.ts";
import { Broken } from "./broken.ts";
import { othersTurn } from "./others-turn.ts";

/** So many letters are handed out before others get their turn. */
const lettersAtOnce = 65_536;

/** A piece of text, and how much of the source lies behind its end, 0 to 1. */
export interface TextPiece {
  readonly text: string;
  readonly share: number;
}

function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** The text of a source, UTF-8 or marked UTF-16, without its mark. Breaks off where it is neither. */
export async function* readText(source: ImportSource): AsyncGenerator<TextPiece> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let bytes = 0;
  for await (const chunk of source.bytes()) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    bytes += chunk.length;
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw new Broken("wrong_encoding");
    }
    const share = source.size > 0 ? Math.min(1, bytes / source.size) : 1;
    for (let at = 0; at < text.length; ) {
      if (at > 0) await othersTurn();
      const end = at + lettersAtOnce;
      // The two halves of one sign stay together.
      const whole = (text.charCodeAt(end - 1) & 0xfc_00) === 0xd8_00 ? end + 1 : end;
      yield { text: text.slice(at, whole), share };
      at = whole;
    }
  }
}

const headBytes = 65_536;

/** The beginning of a file, 64 kB at most, for a look at what it is. */
export async function headOf(source: ImportSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}

/** The beginning of a file as text, for a look at what it is; wrong letters are no matter. */
export function headText(head: Uint8Array): string {
  return new TextDecoder(encodingOf(head)).decode(head);
}
