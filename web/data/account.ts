import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SignedInWire } from "#contract/account.ts";
import type { MeWire } from "#contract/me.ts";
import type { Locale } from "#core/person/person.ts";
import { request, type RequestProblem } from "./api.ts";
import { keys } from "./keys.ts";

export interface SignUpWish {
  readonly email: string;
  readonly password: string;
  readonly code: string;
  readonly locale: Locale;
}

function deviceZone(): { readonly time_zone?: string } {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === undefined ? {} : { time_zone: zone };
}

/** Makes an account and is signed in by it; resolves to who the person now is here, for the page to show. */
export function useSignUp() {
  return useMutation<MeWire, RequestProblem, SignUpWish>({
    mutationFn: async ({ code, ...wish }) => {
      await request<SignedInWire>("POST", "/api/account/sign-up", {
        ...wish,
        ...deviceZone(),
        ...(code.trim() === "" ? {} : { code: code.trim() }),
      });
      return request("GET", "/api/me");
    },
  });
}

interface SignInWish {
  readonly email: string;
  readonly password: string;
  readonly shared_device: boolean;
  readonly code?: string;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation<MeWire, RequestProblem, SignInWish>({
    mutationFn: async (wish) => {
      await request<SignedInWire>("POST", "/api/account/sign-in", wish);
      return request("GET", "/api/me");
    },
    onSuccess: (me) => client.setQueryData(keys.me, me),
  });
}

/** A plain request of the account pages; what it changes is fetched again. */
export function useAccountAction<Wish, Answer = void>(
  act: (wish: Wish) => Promise<Answer>,
  changes: readonly (readonly string[])[] = [],
) {
  const client = useQueryClient();
  return useMutation<Answer, RequestProblem, Wish>({
    mutationFn: act,
    onSuccess: () => Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
