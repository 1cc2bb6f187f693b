import type { QueryClient } from "@tanstack/react-query";
import { asks } from "../data/asks.ts";
import { locked } from "../data/lock.ts";
import { Beside, DayPage, NextCard, SignedIn, TracksPage, WayBehind } from "./later-pages.ts";

type Ask = keyof typeof asks;
interface Asked {
  readonly queryKey: readonly string[];
  readonly queryFn: () => Promise<unknown>;
}
interface Part {
  readonly fetch: () => Promise<unknown>;
}

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

/** Whether the server saw a session's cookie, and so named what the page is drawn by: nobody else fetches any of it. */
const cameWithThePage = (): boolean =>
  performance.getEntriesByType("resource").some(({ name }) => /\/api\/(?:status|schedule)$/u.test(name));

async function arrived(client: QueryClient, path: string): Promise<void> {
  // A locked page asks for nothing.
  if (locked.get()) return;
  const [parts, answers] = pages[path] ?? [[], []];
  const scripts = (): readonly Promise<unknown>[] => [SignedIn, ...parts].map(({ fetch }) => fetch());
  // They lie there by now, and are read while it is found out who is here.
  const begun = cameWithThePage() ? scripts() : undefined;
  const me = await client.fetchQuery(asks.me);
  if (me === null) return;
  await Promise.allSettled([
    ...(begun ?? scripts()),
    ...answers.map((each) => {
      const asked: Asked = asks[each];
      return client.prefetchQuery(asked);
    }),
  ]);
}
