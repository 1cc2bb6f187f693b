import { newPerson } from "#core/person/new-person.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { Clock, Store } from "./ports.ts";

/** Who may begin: with an operator's code, anybody, or nobody new. Holds for the bot as for the web. */
export type SignupMode = "invite" | "open" | "closed";

/** Whether somebody in Telegram may try one more code now; each try counts. */
export type MayTryCode = (telegramId: string) => Promise<boolean>;

export interface AdmitParts {
  readonly store: Pick<Store, "findPerson" | "createPerson">;
  readonly signup: SignupMode;
  readonly invites: { redeem(code: string): Promise<boolean> };
  readonly mayTryCode: MayTryCode;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type NotLetIn = "invite_needed" | "invite_wrong" | "too_often" | "closed";

export type Admission =
  | { readonly kind: "known"; readonly personId: PersonId }
  | { readonly kind: "joined"; readonly personId: PersonId }
  | { readonly kind: "refused"; readonly because: NotLetIn };

export type Admit = ReturnType<typeof createAdmit>;

/** Lets a Telegram user in, or says why not; a user who is in already stays in whatever the mode is now. */
export function createAdmit({ store, signup, invites, mayTryCode, clock, newId }: AdmitParts) {
  return async (user: {
    readonly telegramId: string;
    readonly locale: Locale;
    readonly code: string | undefined;
  }): Promise<Admission> => {
    const known = await store.findPerson("telegram", user.telegramId);
    if (known) return { kind: "known", personId: known };
    if (signup === "closed") return { kind: "refused", because: "closed" };
    if (signup === "invite") {
      if (user.code === undefined) return { kind: "refused", because: "invite_needed" };
      if (!(await mayTryCode(user.telegramId))) return { kind: "refused", because: "too_often" };
      if (!(await invites.redeem(user.code))) return { kind: "refused", because: "invite_wrong" };
    }
    const person = newPerson({ id: newId() as PersonId, locale: user.locale, timeZone: undefined, now: clock.now() });
    return {
      kind: "joined",
      personId: await store.createPerson(person, { kind: "telegram", externalId: user.telegramId }),
    };
  };
}

/** So many are remembered; whoever was pushed out is only looked up once more. */
const mostRemembered = 20_000;

/** Lets in as `admit` does, and remembers whom it found: whoever goes by memory has to prove it as the person is opened (`Incoming.by`), or look again. */
export interface Doorkeeper {
  let(user: Parameters<Admit>[0]): Promise<Admission & { readonly remembered: boolean }>;
  forget(telegramId: string): void;
}

export function createDoorkeeper(admit: Admit): Doorkeeper {
  const known = new Map<string, PersonId>();
  return {
    async let(user) {
      const personId = known.get(user.telegramId);
      if (personId !== undefined) return { kind: "known", personId, remembered: true };
      const admission = await admit(user);
      if (admission.kind !== "refused") {
        if (known.size >= mostRemembered) known.delete(known.keys().next().value ?? user.telegramId);
        known.set(user.telegramId, admission.personId);
      }
      return { ...admission, remembered: false };
    },
    forget: (telegramId) => void known.delete(telegramId),
  };
}
