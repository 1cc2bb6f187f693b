import { wordsOf } from "#core/dialogue/entry/words-of.ts";
import { coachAsk } from "#core/dialogue/goals/coach-turn.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { decide } from "#core/dialogue/entry/decide.ts";
import { needs, worksFor } from "#core/dialogue/entry/loaded-for.ts";
import type { Decision, DecisionContext, Flags, Library, TextScreen } from "#core/dialogue/turn/decision.ts";
import { joined } from "#core/dialogue/turn/outcome.ts";
import type { PendingAsk, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { PageSizes } from "#core/dialogue/turn/pages.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Instant } from "#core/time/instant.ts";
import { nameRef } from "#core/techniques/work.ts";
import type { ModelPlace } from "#core/person/model-place.ts";
import type { PersonId } from "#core/person/person.ts";
import { type BodyWindow, bodyWindow } from "#core/readings/body.ts";
import type { LoadHistory } from "./load-history.ts";
import { inChat, messagesOf, sayWhere } from "./say-where.ts";
import type { LiveEvent } from "./live-ports.ts";
import type {
  Clock,
  Coach,
  Incoming,
  LessonTeacher,
  Log,
  Metrics,
  Origin,
  Store,
  TalkLeader,
  Turn,
  Tx,
} from "./ports.ts";

export interface InputParts {
  readonly store: Store;
  readonly coach: Coach;
  /** Absent where no language model is configured. */
  readonly teacher?: LessonTeacher | undefined;
  /** Absent where no language model is configured. */
  readonly leader?: TalkLeader | undefined;
  /** Where the configured language model runs; absent where none is. */
  readonly model?: ModelPlace | undefined;
  readonly screen: TextScreen;
  /** Reads a long text beside everything else before it is decided on; absent where nobody else waits. */
  readonly ahead?: (text: string) => Promise<void>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly library: Library;
  /** What the last weeks of a person hold; absent where nobody looks back. */
  readonly history?: LoadHistory;
  /** How much of a list each channel shows at once; one that is not named is given lists whole. */
  readonly pages?: Partial<Record<Origin["via"], PageSizes>>;
  /** What is turned on for a person. */
  readonly flags: (personId: PersonId) => Flags;
  /** Told of every decision after it was written down, before it is committed: counts and logs only. */
  readonly watch?: { decided(personId: PersonId, before: Snapshot, decision: Decision): void };
}

/** How many finished steps a coach is told of. */
const historyForCoach = 40;

/** Takes commands in: what they do is decided and committed first, and a coach is asked only after that. */
export interface Input {
  /** One command to its end, the coach's answer included; undefined where there is no such person. */
  handle(incoming: Incoming): Promise<Turn | undefined>;
  /** The command alone: committed when this resolves, so that its delivery can be acknowledged. */
  take(incoming: Incoming): Promise<Turn | undefined>;
  /** Asks the coach for an ask that was committed, and brings its answer in; safe to call twice. */
  answer(personId: PersonId, askId: string): Promise<Turn | undefined>;
  /** Asks a model what a lesson says where a command that was taken calls for it, and brings it in; never throws, as nothing depends on it: the part of the lesson that was shown at once stays, whatever becomes of this. */
  lesson(incoming: Incoming, taken: Turn): Promise<Turn | undefined>;
}

export function createInput(parts: InputParts): Input {
  const { store, coach, clock, newId, log, metrics } = parts;

  let window: BodyWindow | undefined;
  const look = (now: Instant) => {
    window ??= bodyWindow(parts.library.triggers);
    return { window, now };
  };

  const take = async (incoming: Incoming): Promise<Turn | undefined> => {
    const { personId } = incoming;
    const started = performance.now();
    // Looked back on without the lock: what is over does not change meanwhile.
    const history = needs(incoming.command, "history") ? await parts.history?.(personId, incoming.at) : undefined;
    const words = wordsOf(incoming.command);
    if (words !== undefined) await parts.ahead?.(words);
    const lead = await leadFor(parts, incoming);
    const taken = await store.transaction(personId, async (tx) => {
      const opened = await tx.open(
        incoming.key,
        needs(incoming.command, "body") ? look(incoming.at) : undefined,
        incoming.by,
      );
      if (!opened) return undefined;
      if (opened.repeated) return turn(opened.snapshot, [], undefined, true);
      const pages = parts.pages?.[incoming.origin.via];
      const shown = pages ? { ...opened.snapshot, pages } : opened.snapshot;
      const query = worksFor(incoming.command, shown, incoming.at);
      const loaded = query ? { ...shown, works: await tx.works(query) } : shown;
      const before = { ...loaded, ...(history ? { history } : {}), ...(await deedsFor(tx, incoming.command)) };
      const context = {
        now: incoming.at,
        newId,
        screen: parts.screen,
        library: parts.library,
        flags: parts.flags(personId),
        ...(parts.model === undefined ? {} : { model: parts.model }),
        ...(lead === undefined ? {} : { lead }),
        ...(incoming.origin.via === "job" ? {} : { via: incoming.origin.via }),
        ...("page" in incoming.origin ? { onPage: true as const } : {}),
      };
      const heard = decide(before, incoming.command, context);
      const decided = answerTo(await withAfterwards(tx, before, heard, context), incoming.origin);
      const decision = decided.promises && incoming.origin.via !== "telegram" ? await sayWhere(tx, decided) : decided;
      await tx.save({
        key: incoming.key,
        at: incoming.at,
        before,
        decision,
        outbox: await messagesOf(tx, incoming, decision, newId),
        live: liveEvents(before, decision),
      });
      count(metrics, incoming, decision);
      parts.watch?.decided(personId, before, decision);
      return turn(decision.after, decision.replies, decision, false);
    });
    if (taken?.journal.some(({ kind }) => kind === "action_done")) {
      metrics.observe("track_progress_update_seconds", (performance.now() - started) / 1000);
    }
    return taken;
  };

  const answer = async (personId: PersonId, askId: string): Promise<Turn | undefined> => {
    const asked = await store.transaction(personId, async (tx) => {
      const opened = await tx.open(answerKey(askId));
      const pending = opened?.snapshot.dialogue.pending;
      if (!opened || opened.repeated || pending?.askId !== askId) return undefined;
      const history = await tx.history(pending.goalId, historyForCoach);
      const ask = coachAsk(opened.snapshot, pending, history, clock.now());
      return ask && { ask, modelConsent: opened.snapshot.person.modelConsent, pending };
    });
    if (!asked) return undefined;
    const reply = await coach.reply(asked.ask, { personId, modelConsent: asked.modelConsent });
    const { answerTo } = asked.pending;
    return take({
      personId,
      command: { do: "coach_reply", askId, reply },
      at: clock.now(),
      key: answerKey(askId),
      origin: answerTo?.channel === "telegram" ? inChat(answerTo.address) : { via: "http" },
    });
  };

  const lesson = async (incoming: Incoming, taken: Turn): Promise<Turn | undefined> => {
    const { lessonAsk: ask } = taken;
    if (!parts.teacher || !ask || taken.repeated) return undefined;
    const { personId, key, origin } = incoming;
    try {
      const cites = await parts.teacher.answer(ask.question, ask.lesson, { personId });
      // What stands above already is not said twice.
      if (cites === undefined || cites.every((id) => id === ask.told)) return undefined;
      const brought = await take({
        personId,
        command: { do: "lesson_answered", habit: ask.habit, cites },
        at: clock.now(),
        key: `lesson:${key}`,
        // What was shown at once stays as it is: this comes below it.
        origin: origin.via === "telegram" ? { ...origin, messageId: undefined } : origin,
      });
      return brought?.lessonAnswer ? brought : undefined;
    } catch (error) {
      log.error("lesson_answer_failed", { error });
      return undefined;
    }
  };

  const handle = async (incoming: Incoming): Promise<Turn | undefined> => {
    const first = await take(incoming);
    if (!first || first.repeated) return first;
    const more = first.lessonAsk && (await lesson(incoming, first));
    if (more) return following(first, more);
    if (!first.pending) return first;
    try {
      const second = await answer(incoming.personId, first.pending.askId);
      return second ? following(first, second) : first;
    } catch (error) {
      // The ask is committed and its job will bring the answer; what was taken in stays taken in.
      log.error("coach_answer_failed", { error });
      return first;
    }
  };

  return { handle, take, answer, lesson };
}

/**
 * What a language model makes of a message that nobody waited for, asked before anything is decided and without a lock: the same decision is tried
 * to see whether it comes to that, and made afterwards on whatever is there then. Undefined for all that needs no model.
 */
async function leadFor(parts: InputParts, { personId, command, at, key, origin, by }: Incoming) {
  const { leader, store, log } = parts;
  if (!leader || command.do !== "text") return undefined;
  const ask = await store.transaction(personId, async (tx) => {
    const opened = await tx.open(key, undefined, by);
    if (!opened || opened.repeated || !opened.snapshot.person.modelConsent) return undefined;
    const { newId, screen, library } = parts;
    const via = origin.via === "job" ? {} : { via: origin.via };
    const tried = { now: at, newId, screen, library, flags: parts.flags(personId), lead: "may", ...via } as const;
    return decide(opened.snapshot, command, tried).talkAsk;
  });
  try {
    return ask && (await leader.lead(ask, { personId }));
  } catch (error) {
    // A model is never in the way of an answer.
    log.error("talk_lead_failed", { error });
    return undefined;
  }
}

/** A turn and what its command brought afterwards, as one. */
function following(first: Turn, second: Turn): Turn {
  const replies = [...first.replies, ...second.replies];
  return { ...second, replies, journal: [...first.journal, ...second.journal], denied: first.denied };
}

const answerKey = (askId: string): string => `ask:${askId}`;

function turn(after: Snapshot, replies: readonly Reply[], decision: Decision | undefined, repeated: boolean): Turn {
  return {
    replies,
    denied: decision?.denied,
    repeated,
    journal: decision?.journal ?? [],
    savedWorks: decision?.savedWorks ?? [],
    pending: decision?.ask,
    lessonAsk: decision?.lessonAsk,
    lessonAnswer: decision?.lessonAnswer,
    after,
    erased: decision?.erase ?? false,
  };
}

/** Remembers in the ask itself where it came from. */
function answerTo(decision: Decision, origin: Origin): Decision {
  if (!decision.ask || origin.via !== "telegram") return decision;
  const ask: PendingAsk = { ...decision.ask, answerTo: { channel: origin.via, address: origin.address } };
  const { after } = decision;
  return { ...decision, ask, after: { ...after, dialogue: { ...after.dialogue, pending: ask } } };
}

/** Steps of a goal and works that are listed as what was done: more than are shown. */
const deedsListed = 60;

/** What the person has done, where a command lists it. */
async function deedsFor(tx: Tx, command: Command): Promise<Pick<Snapshot, "deeds">> {
  if (!needs(command, "deeds")) return {};
  const goals = await tx.goals(deedsListed);
  const works = await tx.works({ kind: undefined, from: 0, limit: deedsListed });
  return {
    deeds: [
      ...goals.flatMap(({ completed }) =>
        completed.flatMap(({ text, completedAt }) =>
          completedAt === undefined ? [] : [{ at: completedAt, what: text }],
        ),
      ),
      ...works.flatMap(({ createdAt, technique, deleted }) =>
        deleted ? [] : [{ at: createdAt, what: nameRef(technique) }],
      ),
    ],
  };
}

/** What words asked for and needs more loaded is done after the rest of them. */
async function withAfterwards(tx: Tx, before: Snapshot, heard: Decision, context: DecisionContext): Promise<Decision> {
  if (!heard.afterwards) return heard;
  const { deeds } = await deedsFor(tx, heard.afterwards);
  const just = heard.after.lastDoneStep;
  // What the very message marked as done is not in storage yet.
  const now = just && just !== before.lastDoneStep ? [{ at: context.now, what: just.text }] : [];
  const asked = { ...heard.after, ...(deeds && { deeds: [...deeds, ...now] }) };
  return joined(heard, decide(asked, heard.afterwards, context));
}

function liveEvents(before: Snapshot, decision: Decision): LiveEvent[] {
  const { after } = decision;
  if (decision.erase) return [{ kind: "erased" }];
  const events: LiveEvent[] = [];
  if (before.goals !== after.goals || before.dialogue.activeGoal !== after.dialogue.activeGoal) {
    events.push({ kind: "goals" }, { kind: "step" });
  } else if (before.dialogue !== after.dialogue) {
    events.push({ kind: "step" });
  }
  if (before.journey !== after.journey) events.push({ kind: "tracks" });
  if (before.exercises !== after.exercises) events.push({ kind: "exercise" });
  if (decision.savedWorks || decision.removedWorks) events.push({ kind: "works" });
  if (before.day !== after.day || before.adapting !== after.adapting) events.push({ kind: "day" });
  if (decision.savedReadings?.length || decision.forgottenReadings) events.push({ kind: "body" });
  if (decision.forgottenReadings) events.push({ kind: "import" });
  if (before.person !== after.person) events.push({ kind: "settings" });
  if (before.dialogue.crisis !== after.dialogue.crisis) events.push({ kind: "crisis" });
  return events;
}

function count(metrics: Metrics, incoming: Incoming, decision: Decision): void {
  metrics.count("waymark_commands_total", {
    command: incoming.command.do,
    via: incoming.origin.via,
    outcome: decision.denied?.code ?? "ok",
  });
  for (const { kind } of decision.journal) metrics.count("waymark_journal_total", { kind });
}
