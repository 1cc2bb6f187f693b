import type { FirstStep } from "#app/first-step.ts";
import type { Input } from "#app/handle-input.ts";
import type { Joining } from "#app/join-telegram.ts";
import type { HelpWithoutRecord } from "#app/help-without-record.ts";
import type { LoadHistory } from "#app/load-history.ts";
import type { CleanPhoto, Clock, FeedStore, Idempotency, Log, Metrics, PhotoStore, Store } from "#app/ports.ts";
import type { ImportFile } from "#app/import-file.ts";
import type { ReckonBaselines } from "#app/reckon-baselines.ts";
import type { ReadingStore, TakeReadings, TokenStore } from "#app/reading-ports.ts";
import type { WayStore } from "#app/way-ports.ts";
import type { WayChannels } from "#app/ways.ts";
import type { References } from "#content/evidence.ts";
import type { HabitFile } from "#content/habit-file.ts";
import type { ProblemWords } from "#content/problem-words.ts";
import type { Words } from "#content/words.ts";
import type { ProblemCode } from "#contract/problem.ts";
import type { Flags, Library, TextScreen } from "#core/dialogue/turn/decision.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { TrackId } from "#core/tracks/track.ts";
import type { MakeFile } from "../files/make-file.ts";
import type { LiveHub } from "../live/hub.ts";
import type { Accounts } from "./accounts/accounts.ts";
import type { TelegramDoor } from "./accounts/telegram-door.ts";
import type { Limits } from "./limits.ts";
import type { OwnerDesk } from "./owner-desk.ts";

/** What habits are written in, and what they rest on. */
export interface HabitBooks {
  readonly habitWords: (id: string) => HabitFile | undefined;
  readonly references: References;
}

export interface HttpSettings {
  /** Where people reach us, without a slash at the end. */
  readonly publicUrl: string;
  /** The built web app, as an absolute path; undefined where there is none. */
  readonly webDist: string | undefined;
  /** Addresses and subnets of reverse proxies whose `X-Forwarded-For` is believed, such as `10.0.0.0/8`. */
  readonly trustedProxies: readonly string[];
  /** Opens the operator's doors, from this machine alone; see `operatorToken`. */
  readonly operatorToken: string;
  /** Opens the figures and nothing else; nobody reads them where it is not set. */
  readonly metricsToken: string | undefined;
  /** Whether somebody at this machine may own the place without the code: where a person started it at a terminal, for this machine. */
  readonly ownerWithoutCode: boolean;
  readonly version: string;
}

/** All that the HTTP channel needs; the composition root gives it. */
export interface HttpDeps extends HabitBooks {
  readonly settings: HttpSettings;
  readonly accounts: Accounts;
  readonly store: Pick<
    Store,
    "transaction" | "snapshot" | "works" | "daysPast" | "findPerson" | "createPerson" | "exportPages"
  >;
  /** Lets people into the pages inside Telegram; undefined where those are off. */
  readonly telegramDoor: TelegramDoor | undefined;
  /** The web's side of joining Telegram accounts. */
  readonly joining: Pick<Joining, "offer" | "confirm" | "stop" | "wish" | "part">;
  readonly photos: PhotoStore;
  readonly cleanPhoto: CleanPhoto;
  readonly makeFile: MakeFile;
  /** Secret addresses of plans for calendar programs. */
  readonly feeds: FeedStore;
  /** What is kept of bodies; new readings come in by `takeReadings` alone. */
  readonly readings: Pick<ReadingStore, "list" | "daily" | "counts" | "baselines">;
  readonly takeReadings: TakeReadings;
  /** Reckons at once what is usual for the person. */
  readonly reckonBaselines: ReckonBaselines["of"];
  readonly tokens: TokenStore;
  readonly ways: WayStore;
  /** What this server can tell people by. */
  readonly wayChannels: WayChannels;
  /** What a browser subscribes with. */
  readonly pushKey: string;
  /** Reads files of the past, and says how far each is. */
  readonly importFile: Pick<ImportFile, "mostBytes" | "start" | "list" | "stop">;
  readonly loadHistory: LoadHistory;
  /** Whether a language model is there that may be asked about lessons. */
  readonly answersLessons: boolean;
  readonly library: Library;
  readonly flags: (personId: PersonId) => Flags;
  /** What somebody in danger is told where nothing can be kept. */
  readonly help: HelpWithoutRecord;
  readonly input: Pick<Input, "handle">;
  /** The first step for who has no account. */
  readonly firstStep: FirstStep;
  readonly screen: Pick<TextScreen, "crisis">;
  /** Lets a model choose next actions, where there is one and the person agreed; never throws. */
  readonly suggest: (personId: PersonId, which: "all") => Promise<void>;
  /** Tells logs and counters which next actions a page was given. */
  readonly suggestionsShown: (
    personId: PersonId,
    suggestions: readonly { readonly track: TrackId; readonly suggestion: string; readonly byModel: boolean }[],
  ) => void;
  readonly words: Pick<Words, "render" | "text" | "word">;
  readonly problemWords: (code: ProblemCode, locale: Locale) => ProblemWords;
  readonly idempotency: Idempotency;
  readonly live: LiveHub;
  readonly owner: OwnerDesk;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly renderMetrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  /** Rejects with the outage where the database cannot serve. */
  readonly ping: () => Promise<void>;
  /** Name of the bot without the at sign; undefined where there is no bot. */
  readonly botName: () => string | undefined;
  readonly newId: () => string;
}
