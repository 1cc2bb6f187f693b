import { type Api, GrammyError } from "grammy";
import type { Log } from "#app/ports.ts";
import type { PhotoRefusal } from "#core/dialogue/turn/exercise-command.ts";

export type FetchedPicture =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly because: Extract<PhotoRefusal, "too_large" | "not_fetched"> };

/** Fetches a file that somebody sent us; never more than we take, and never for longer than a person waits. */
export type FetchPicture = (fileId: string, saidSize: number | undefined) => Promise<FetchedPicture>;

export interface FetchPictureParts {
  readonly api: Api;
  readonly token: string;
  readonly apiRoot: string;
  readonly log: Log;
}

/** Bytes; what `cleanPhoto` takes. Telegram itself gives bots files of up to 20 MB. */
const mostBytes = 10 * 2 ** 20;
const mostMs = 30_000;

export function createFetchPicture({ api, token, apiRoot, log }: FetchPictureParts): FetchPicture {
  return async (fileId, saidSize) => {
    if (saidSize !== undefined && saidSize > mostBytes) return { ok: false, because: "too_large" };
    try {
      const { file_path, file_size } = await api.getFile(fileId);
      if (file_size !== undefined && file_size > mostBytes) return { ok: false, because: "too_large" };
      if (file_path === undefined) return { ok: false, because: "not_fetched" };
      const response = await fetch(`${apiRoot}/file/bot${token}/${file_path}`, {
        signal: AbortSignal.timeout(mostMs),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return await readUpTo(response, mostBytes);
    } catch (error) {
      if (error instanceof GrammyError && /too big/i.test(error.description))
        return { ok: false, because: "too_large" };
      // An error of fetch may name the address, and the address holds the token.
      log.warn("telegram_file_not_fetched", { code: error instanceof GrammyError ? error.error_code : "network" });
      return { ok: false, because: "not_fetched" };
    }
  };
}

async function readUpTo(response: Response, most: number): Promise<FetchedPicture> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) return { ok: false, because: "too_large" };
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}
