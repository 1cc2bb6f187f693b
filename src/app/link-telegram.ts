import type { PersonId } from "#core/person/person.ts";
import type { Store } from "./ports.ts";

export interface LinkParts {
  readonly store: Pick<Store, "findPerson" | "linkIdentity" | "mergePersons">;
  /** Whose one-time code it is; it works once, for ten minutes. */
  readonly redeemCode: (code: string) => Promise<PersonId | undefined>;
}

/** Joins a Telegram user to the person who made the code on the web; where both hold data, all of it comes together (next.md). */
export type LinkTelegram = (wish: {
  readonly telegramId: string;
  readonly code: string;
}) => Promise<"linked" | "merged" | "already" | "unknown">;

export function createLinkTelegram({ store, redeemCode }: LinkParts): LinkTelegram {
  return async ({ telegramId, code }) => {
    const into = await redeemCode(code);
    if (!into) return "unknown";
    const known = await store.findPerson("telegram", telegramId);
    if (known === into) return "already";
    if (!known) {
      const linked = await store.linkIdentity(into, { kind: "telegram", externalId: telegramId });
      if (linked === "linked") return "linked";
    }
    const from = known ?? (await store.findPerson("telegram", telegramId));
    if (!from || from === into) return "already";
    await store.mergePersons(into, from);
    return "merged";
  };
}
