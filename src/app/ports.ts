import type { DueLeases } from "./each-due.ts";
import type { Way } from "./way-ports.ts";
import type { WithoutWords } from "#core/text/free-text.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Decision, JournalEntry, JournalKind } from "#core/dialogue/turn/decision.ts";
import type { PendingAsk, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { CoachAsk, CoachReply } from "#core/goals/coach-ask.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { GoalWithHistory } from "#core/goals/goal.ts";
import type { TalkAsk, TalkLead } from "#core/talk/lead.ts";
import type { Lesson } from "#core/lessons/lesson.ts";
import type { Plan } from "#core/day/plan.ts";
import type { WorkQuery } from "#core/dialogue/turn/command-row.ts";
import type { BodyWindow } from "#core/readings/body.ts";
import type { Work } from "#core/techniques/work.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Person, PersonId } from "#core/person/person.ts";
import type { PersonExport, ExportPages } from "./export-ports.ts";
import type { OutboxMessage } from "./outbox-ports.ts";
import type { LiveEvent } from "./live-ports.ts";
import type { IdentityKind, Identity, IdentityNote } from "./identity-ports.ts";

/** Where a command came from, as far as an answer must find its way back. */
export type Origin =
  /** `messageId` is the message whose button was pressed, so that a menu can be edited in place. */
  | { readonly via: "telegram"; readonly address: string; readonly messageId: number | undefined }
  /** `page` where a page asks by itself: what it is answered is no message of the talk. */
  | { readonly via: "http"; readonly page?: true }
  | { readonly via: "terminal" }
  /** A job of ours: the answer goes wherever the person listens. */
  | { readonly via: "job" };

/** A command with all that makes it safe to repeat. */
export interface Incoming {
  readonly personId: PersonId;
  readonly command: Command;
  readonly at: Instant;
  /** The same key twice changes nothing the second time. Unique per person. */
  readonly key: string;
  readonly origin: Origin;
  /** Whose sign it came with, where the person was found by memory: whoever has it no longer is nobody. */
  readonly by?: Pick<Identity, "kind" | "externalId"> | undefined;
}

export interface JournalRow {
  readonly id: string;
  readonly at: Instant;
  readonly kind: JournalKind;
  readonly goalId: GoalId | undefined;
  readonly stepId: string | undefined;
  readonly because: unknown;
}

/** All that is saved at once, or not at all. */
export interface Save {
  readonly key: string;
  readonly at: Instant;
  readonly before: Snapshot;
  readonly decision: Decision;
  readonly outbox: readonly OutboxMessage[];
  readonly live: readonly LiveEvent[];
}

/** A photo as it is kept: re-encoded, without anything that a camera wrote into it. */
export interface StoredPhoto {
  readonly id: string;
  readonly mime: "image/jpeg";
  readonly bytes: Uint8Array;
}

/** Makes a picture again, with nothing in it but the picture; or says why there is none. */
export type CleanPhoto = (
  bytes: Uint8Array,
) => Promise<
  | { readonly ok: true; readonly bytes: Uint8Array; readonly mime: StoredPhoto["mime"] }
  | { readonly ok: false; readonly because: "not_a_picture" | "too_large" }
>;

/** Photos of persons, encrypted like their texts. One that no work or open exercise shows is forgotten after a day. */
export interface PhotoStore {
  /** `too_many` where the person holds as many as we keep for one. */
  put(personId: PersonId, photo: StoredPhoto, at: Instant): Promise<"stored" | "too_many">;
  get(personId: PersonId, id: string): Promise<StoredPhoto | undefined>;
}

/** Secret addresses at which a person's calendar program fetches their plan. */
export interface FeedStore {
  /** A new token in the place of any other; undefined where there is no such person. It is given once and never again. */
  create(personId: PersonId): Promise<string | undefined>;
  /** False where there was none. */
  revoke(personId: PersonId): Promise<boolean>;
  /** When the token was made and last used, to the hour; undefined where there is none. */
  use(personId: PersonId): Promise<{ readonly since: Instant; readonly usedAt: Instant | undefined } | undefined>;
  /** Whose plan a token opens. Notes the use, at most once an hour. */
  find(token: string): Promise<PersonId | undefined>;
}

/** One person's data inside one transaction, under a lock on that person. */
export interface Tx {
  /** Takes the lock and loads the state; `repeated` where this key was handled before; undefined where there is no such person. */
  open(
    key: string,
    /** Loads what is known of the body as well, where the person agreed to that. */
    look?: { readonly window: BodyWindow; readonly now: Instant },
    /** Undefined is given as well where this is somebody else's, looked up in the same question. */
    by?: Incoming["by"],
  ): Promise<{ readonly snapshot: Snapshot; readonly repeated: boolean } | undefined>;
  /** Writes what differs between before and after, journal, outbox, jobs, live events and the processed key, in one round trip where possible. */
  save(save: Save): Promise<void>;
  /** One goal; with at most so many of its newest steps that are done, where that is said. */
  goal(goalId: GoalId, mostSteps?: number): Promise<GoalWithHistory | undefined>;
  /** Steps of a goal that are done: the last `limit`, or the last before another, oldest first. */
  history(goalId: GoalId, limit: number, before?: string): Promise<GoalWithHistory["completed"]>;
  journal(limit: number): Promise<readonly JournalRow[]>;
  /** Goals, most recently touched first, all or one page of them; with at most so many of the newest steps of each that are done, where that is said. */
  goals(
    mostSteps?: number,
    page?: { readonly from: number; readonly limit: number },
  ): Promise<readonly GoalWithHistory[]>;
  /** Works of the person, newest first; `limit` at most. Deleted ones (empty links of the diary) only where asked for. */
  works(query: WorkQuery): Promise<readonly Work[]>;
  /** Plans of days that are over, newest first, `limit` at most; the one that `day.plan` holds is not among them. */
  daysPast(limit: number): Promise<readonly Plan[]>;
  identities(): Promise<readonly Identity[]>;
  ways(): Promise<readonly Way[]>;
}

/** Persons and their data. Every call that touches a person's rows runs as that person and can see no other's. */
export interface Store {
  transaction<T>(personId: PersonId, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A person's state without a lock, in one round trip: for pages that only show. */
  snapshot(personId: PersonId): Promise<Snapshot | undefined>;
  /** Who stands behind an account or a Telegram user, if anybody. */
  findPerson(kind: IdentityKind, externalId: string): Promise<PersonId | undefined>;
  /** Creates a person with an identity; the same identity twice gives the person that exists. */
  createPerson(
    person: Person,
    identity: { readonly kind: IdentityKind; readonly externalId: string } | undefined,
  ): Promise<PersonId>;
  /** Gives a person one more identity; `taken` where somebody else has it (then their data can be merged). */
  linkIdentity(
    personId: PersonId,
    identity: { readonly kind: IdentityKind; readonly externalId: string },
  ): Promise<"linked" | "taken">;
  /** Writes down what the person is told of an identity of theirs; an absent `since` stays as it was. Somebody else's stays untouched. */
  noteIdentity(
    personId: PersonId,
    identity: { readonly kind: IdentityKind; readonly externalId: string },
    note: IdentityNote,
  ): Promise<void>;
  /** Takes one identity away, or all of a kind: what was kept stays with the person. False where they had none such. */
  unlinkIdentity(personId: PersonId, kind: IdentityKind, externalId?: string): Promise<boolean>;
  /**
   * Makes two records one (next.md): goals, steps and journal of `from` come to `into`, of two settings the newer wins, and a danger
   * once named stays named. `from` sleeps for a day, then it is gone.
   */
  mergePersons(into: PersonId, from: PersonId): Promise<void>;
  /**
   * Gives back what the last merge brought, within 24 hours: `from` is again as it came. What was made or touched since stays with
   * `into` as well. False where there is nothing to undo, or where the last merge did not bring the identity that is named.
   */
  undoMerge(into: PersonId, brought?: { readonly kind: IdentityKind; readonly externalId: string }): Promise<boolean>;
  /** Everything kept about a person, in the clear; undefined where there is nobody. */
  exportPages(personId: PersonId): Promise<ExportPages | undefined>;
  exportPerson(personId: PersonId): Promise<PersonExport | undefined>;
  /** Persons on the tracks whose time to be looked at has come (`journey.lookAt`), at most `limit`. */
  dueJourneys(at: Instant, limit: number): Promise<readonly PersonId[]>;
  /** Persons who asked to be reminded at `at` or before, at most `limit`. */
  dueReminders(at: Instant, limit: number): Promise<readonly PersonId[]>;
  /** Persons with health days whose time to be looked at has come (`day.lookAt`), at most `limit`. */
  dueDays(at: Instant, limit: number): Promise<readonly PersonId[]>;
  /** Persons whose calendar was last read at `before` or earlier, or never, at most `limit`. */
  dueCalendars(before: Instant, limit: number): Promise<readonly PersonId[]>;
  leaseDue: DueLeases["leaseDue"];
  /** Plans of days that are over, newest first, without a lock, for pages that only show. */
  daysPast(personId: PersonId, limit: number): Promise<readonly Plan[]>;
  /** Works without a lock, for pages that only show. */
  works(personId: PersonId, query: WorkQuery): Promise<readonly Work[]>;
  /** Removes every row and the keys of a person. */
  erasePerson(personId: PersonId): Promise<void>;
}

/** Words steps; never throws and never returns anything unguarded. */
export interface Coach {
  reply(
    ask: CoachAsk,
    context: { readonly personId: PersonId; readonly modelConsent: boolean; readonly signal?: AbortSignal },
  ): Promise<CoachReply>;
}

/** Finds in a lesson what answers a question: a language model, asked only for persons who agreed to one. */
export interface LessonTeacher {
  /** The ids of the statements that answer it; undefined where none does. It gives no words of its own. Answers within its own time limit and never throws. */
  answer(
    question: string,
    lesson: Lesson,
    context: { readonly personId: PersonId },
  ): Promise<readonly string[] | undefined>;
}

/** Leads a talk: a language model, asked only for persons who agreed to one. */
export interface TalkLeader {
  /** What a message does and what is said back of it, screened; undefined where it does not answer in time. Never throws. */
  lead(ask: TalkAsk, context: { readonly personId: PersonId }): Promise<TalkLead | undefined>;
}

export interface Clock {
  now(): Instant;
}

/** Ids, figures and codes; a field that is marked as a person's words does not compile. */
export interface Log {
  info<Fields extends object>(event: string, fields?: WithoutWords<Fields>): void;
  warn<Fields extends object>(event: string, fields?: WithoutWords<Fields>): void;
  error<Fields extends object>(event: string, fields?: WithoutWords<Fields>): void;
}

/** What an HTTP answer was, kept so that the same request again gets the same answer. */
export interface StoredResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export type IdempotencyStart =
  /** Nobody used this key: go on, then `finish` or `abandon`. */
  | { readonly kind: "fresh" }
  | { readonly kind: "replay"; readonly response: StoredResponse }
  /** The first request with this key is still at work; a start older than a minute counts as dead and is `fresh` again. */
  | { readonly kind: "running" }
  /** The key was used for another request. */
  | { readonly kind: "mismatch" };

/**
 * Repeated requests of one person. Its keys stand apart from `Incoming.key` (prefix `request:` in `processed_input`), so that a
 * request that died after its effect is begun again, and the effect's own key then says that it was done.
 */
export interface Idempotency {
  begin(personId: PersonId, key: string, fingerprint: string, at: Instant): Promise<IdempotencyStart>;
  finish(personId: PersonId, key: string, response: StoredResponse): Promise<void>;
  /** Forgets the start of then (its `at`) that led to nothing (an error of ours), so that the key can be used again; one that another began is left. */
  abandon(personId: PersonId, key: string, at: Instant): Promise<void>;
}

/** Counters and durations (seconds) for the operator; labels hold routes and outcomes, never a person. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>): void;
  observe(name: string, seconds: number, labels?: Readonly<Record<string, string>>): void;
}

/** What a command led to: the replies of the decision and, where a coach was asked and awaited, of its answer. */
export interface Turn {
  readonly replies: readonly Reply[];
  readonly denied: Decision["denied"];
  readonly repeated: boolean;
  /** What was written down of it; empty where the command had been handled before. */
  readonly journal: readonly JournalEntry[];
  /** Works that it made or changed. */
  readonly savedWorks: readonly Work[];
  /** Set while the coach's answer is still out. */
  readonly pending: PendingAsk | undefined;
  /** Set where a language model may be asked what a lesson says; what was answered so far stands in `lessonAnswer`. */
  readonly lessonAsk: Decision["lessonAsk"];
  readonly lessonAnswer: Decision["lessonAnswer"];
  /** The state afterwards; of an erased person, the last there was. */
  readonly after: Snapshot;
  readonly erased: boolean;
}
