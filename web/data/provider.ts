import type { SignedInWire } from "#contract/account.ts";
import type { ProviderAnswerWire, ProviderBegunWire, ProviderSignInWire } from "#contract/provider.ts";
import { request, RequestProblem } from "./api.ts";

/** Where a browser comes back to from the provider. */
export const providerPath = "/provider";

/** What waits in this tab while its person is at the provider; it goes with the tab. */
interface Gone {
  readonly ticket: string;
  readonly to: "sign_in" | "join";
  readonly shared: boolean;
  readonly invite?: string;
}
const kept = "provider";

/** Leaves for the provider: to sign in, or to join it to the account of whoever is signed in. */
export async function goToProvider(wish: Omit<Gone, "ticket">): Promise<void> {
  const path = wish.to === "join" ? "/api/account/provider/begin" : "/api/account/provider-begin";
  const { url, ticket } = await request<ProviderBegunWire>("POST", path);
  sessionStorage.setItem(kept, JSON.stringify({ ...wish, ticket } satisfies Gone));
  location.assign(url);
}

/** What the provider gave goes to the server, once; resolves to the page to go on with. */
export async function backFromProvider(search: string): Promise<string> {
  const told = new URLSearchParams(search);
  const [code, state, gone] = [told.get("code"), told.get("state"), sessionStorage.getItem(kept)];
  sessionStorage.removeItem(kept);
  // The code stays neither in the address nor in the history.
  history.replaceState(null, "", providerPath);
  if (code === null || state === null || gone === null) throw new RequestProblem("provider_refused");
  const { ticket, to, shared, invite } = JSON.parse(gone) as Gone;
  const answer: ProviderAnswerWire = { code, state, ticket };
  if (to === "join") {
    await request<void>("POST", "/api/account/provider", answer);
    return "/access";
  }
  const wish: ProviderSignInWire = {
    ...answer,
    shared_device: shared,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(invite === undefined ? {} : { invite }),
  };
  await request<SignedInWire>("POST", "/api/account/provider-sign-in", wish);
  return "/";
}
