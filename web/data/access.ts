import { useQuery } from "@tanstack/react-query";
import type { AccessWire } from "#contract/access.ts";
import type { Keepable } from "#core/person/keepable.ts";
import type { LinkWire } from "#contract/link.ts";
import { useAccountAction } from "./account.ts";
import { request } from "./api.ts";
import { keys } from "./keys.ts";

interface LinkCode {
  readonly code: string;
  readonly url: string | null;
}

export const useAccess = () =>
  useQuery({ queryKey: keys.access, queryFn: () => request<AccessWire>("GET", "/api/access") });

/** What was looked at is no news any more; the list itself stays as it was shown. */
export const useSeen = () =>
  useAccountAction((upTo: number) => request<void>("POST", "/api/access/seen", { up_to: upTo }), [keys.me]);

const afterEnd = [keys.access, keys.me];

export const useEndDevice = () =>
  useAccountAction((id: string) => request<void>("DELETE", `/api/account/sessions/${id}`), afterEnd);

export const useEndToken = () =>
  useAccountAction((id: string) => request<void>("DELETE", `/api/tokens/${id}`), [...afterEnd, keys.body]);

export const useEndFeed = () =>
  useAccountAction(() => request<void>("DELETE", "/api/day/feed"), [...afterEnd, keys.day]);

export const useEndAll = () =>
  useAccountAction(
    (wish: { readonly which: "others" | "everywhere"; readonly keep: readonly Keepable[] }) =>
      request<void>("POST", "/api/account/sign-out", wish),
    [...afterEnd, keys.link],
  );

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
const everything = [
  keys.link,
  keys.access,
  keys.me,
  keys.goals,
  keys.step,
  keys.status,
  keys.progress,
  keys.day,
  keys.works,
];

export const useLinkConfirm = () =>
  useAccountAction((password: string) => request<void>("POST", "/api/link/telegram/confirm", { password }), everything);

export const useLinkStop = () => useAccountAction(() => request<void>("DELETE", "/api/link/telegram"), [keys.link]);

export const usePart = () =>
  useAccountAction((id: string) => request<void>("DELETE", `/api/link?telegram=${encodeURIComponent(id)}`), everything);
