import type { Command } from "#core/dialogue/command.ts";
import type { Reply } from "#core/dialogue/reply.ts";
import type { Locale, PersonId, Tone } from "#core/person/person.ts";
import type { Clock, Idempotency, Incoming, Log, Metrics, Store, Turn } from "#app/ports.ts";
import type { ProblemCode } from "#contract/problem.ts";
import type { LiveHub } from "../live/hub.ts";
import type { Accounts } from "./accounts/accounts.ts";
import type { Limits } from "./limits.ts";

export interface HttpSettings {
  /** Where people reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** The built web app; undefined where there is none. */
  readonly webDist: string | undefined;
  /** Addresses of reverse proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Opens metrics and the operator's doors from the machine itself; see `operatorToken`. */
  readonly operatorToken: string;
  readonly version: string;
}

export interface RenderedMessage {
  readonly text: string;
  readonly buttons: readonly (readonly { readonly label: string; readonly data: string }[])[];
}

/** All that the HTTP channel needs; the composition root gives it. */
export interface HttpDeps {
  readonly settings: HttpSettings;
  readonly accounts: Accounts;
  readonly store: Pick<Store, "transaction" | "snapshot" | "findPerson" | "createPerson">;
  /** The dialogue, awaiting the coach's answer for a while. */
  readonly handleInput: (incoming: Incoming) => Promise<Turn | undefined>;
  /** A reply as plain text with its buttons. */
  readonly renderReply: (reply: Reply, voice: { readonly locale: Locale; readonly tone: Tone }) => RenderedMessage;
  readonly decodePress: (data: string) => Command | undefined;
  /** What a typed line is: `/done` as the command, all else as text. */
  readonly readText: (text: string) => Command;
  readonly exportPerson: (personId: PersonId) => Promise<unknown>;
  /** Parts Telegram from the web account again and undoes a merge of the last day; false where nothing was linked. */
  readonly unlinkTelegram: (personId: PersonId) => Promise<boolean>;
  /** Name of the bot without the at sign; undefined where there is no bot. */
  readonly botName: () => string | undefined;
  readonly problemWords: (code: ProblemCode, locale: Locale) => { readonly title: string; readonly detail: string };
  readonly idempotency: Idempotency;
  readonly live: LiveHub;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly renderMetrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  /** Whether the database answers. */
  readonly ready: () => Promise<boolean>;
  readonly newId: () => string;
}
