import { useQuery } from "@tanstack/react-query";
import type { LinkWire } from "#contract/link.ts";
import { useAccountAction } from "./account.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

interface LinkCode {
  readonly code: string;
  readonly url: string | null;
}

/** Asked for again while somebody in Telegram may be answering. */
export const useLink = () =>
  useQuery({
    queryKey: keys.link,
    queryFn: () => request<LinkWire>("GET", "/api/link"),
    refetchInterval: ({ state }) => {
      const wish = state.data?.wish?.state;
      return wish === "offered" || wish === "asked" ? 3000 : false;
    },
  });

export const useLinkCode = () =>
  useAccountAction(
    (another: boolean) => request<LinkCode>("POST", "/api/link/telegram", another ? { another } : undefined),
    [keys.link],
  );

/** What joining and parting may change: everything that is shown. */
const everything = [keys.link, keys.me, keys.goals, keys.step, keys.status, keys.progress, keys.day, keys.works];

export const useLinkConfirm = () =>
  useAccountAction((password: string) => request<void>("POST", "/api/link/telegram/confirm", { password }), everything);

export const useLinkStop = () => useAccountAction(() => request<void>("DELETE", "/api/link/telegram"), [keys.link]);

export const usePart = () =>
  useAccountAction((id: string) => request<void>("DELETE", `/api/link?telegram=${encodeURIComponent(id)}`), everything);
