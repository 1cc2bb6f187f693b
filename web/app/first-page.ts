import type { QueryClient } from "@tanstack/react-query";
import { asks } from "../data/asks.ts";
import { locked } from "../data/lock.ts";
import { Beside, DayPage, NextCard, SignedIn, TracksPage, WayBehind } from "./later-pages.ts";

type Ask = keyof typeof asks;
type Part = { readonly fetch: () => Promise<unknown> };

const menu: readonly Ask[] = ["progress", "hours", "status"];
/** What the pages that are opened most are drawn by: what the server names with their first bytes (src/channels/http/early.ts). */
const pages: Readonly<Record<string, readonly [parts: readonly Part[], answers: readonly Ask[]]>> = {
  "/": [
    [NextCard, Beside],
    ["next", "step", ...menu],
  ],
  "/step": [[WayBehind], ["step", "status"]],
  "/day": [[DayPage], ["hours", "today"]],
  "/tracks": [[TracksPage], menu],
};
/** So long may the first drawing wait for it (ms); without it there are the page's head and the word that it is on its way. */
const longest = 300;

/**
 * Resolves when the page that is opened can be drawn at once as it will stand: who is here, then the scripts and the answers, all of which came with
 * its first bytes. Drawn as they come, a slow phone draws everything three times.
 */
export async function firstPage(client: QueryClient, path: string): Promise<void> {
  await Promise.race([arrived(client, path).catch(() => undefined), new Promise((late) => setTimeout(late, longest))]);
}

async function arrived(client: QueryClient, path: string): Promise<void> {
  // A locked page asks for nothing.
  if (locked.get()) return;
  const me = await client.fetchQuery(asks.me);
  if (me === null) return;
  const [parts, answers] = pages[path] ?? [[], []];
  await Promise.allSettled([
    ...[SignedIn, ...parts].map(({ fetch }) => fetch()),
    ...answers.map((each) => client.prefetchQuery<unknown>(asks[each])),
  ]);
}
