import { randomUUID } from "node:crypto";
import type { OutboxMessage } from "#app/outbox-ports.ts";
import type { Save } from "#app/ports.ts";
import type { Way } from "#app/way-ports.ts";
import type { Decision } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import type { Goal } from "#core/goals/goal.ts";
import type { Step } from "#core/goals/step.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";

export function aStep(changes: Partial<Step> = {}): Step {
  return {
    id: randomUUID() as StepId,
    goalId: randomUUID() as GoalId,
    text: "Write down three words for the first verse",
    minutes: 15,
    floorText: "Write down one word",
    stretchText: "Write the whole verse",
    size: "normal",
    cue: undefined,
    createdAt: 5,
    completedAt: undefined,
    counted: false,
    rephrased: false,
    userComment: undefined,
    earlierTexts: [],
    by: "offline",
    source: "creative/verse",
    ...changes,
  };
}

export function aGoal(changes: Partial<Goal> = {}): Goal {
  return {
    id: randomUUID() as GoalId,
    title: "Write a song",
    description: "for my sister",
    kind: "creative",
    status: "open",
    createdAt: 1,
    touchedAt: 2,
    clarifications: [{ id: undefined, question: "Which instrument?", answer: "guitar" }],
    question: undefined,
    current: undefined,
    completedCount: 0,
    declined: [],
    touchesContact: false,
    ...changes,
  };
}

export function aWay(changes: Partial<Way> = {}): Omit<Way, "id" | "createdAt"> {
  return {
    channel: "webhook",
    address: "https://hooks.example/the-secret",
    name: "hooks.example",
    session: undefined,
    on: true,
    whole: false,
    ...changes,
  };
}

export function aMessage(address = "1"): OutboxMessage {
  return {
    id: randomUUID(),
    channel: "telegram",
    address,
    editMessageId: 7,
    locale: "ru",
    tone: "friendly",
    reply: { say: "undo.nothing", with: { title: "Песня" } },
  };
}

/** Saves one decision about a person, as a use case does. */
export function change(
  storage: Storage,
  personId: PersonId,
  to: (before: Snapshot) => Snapshot,
  more: Partial<Omit<Decision, "after"> & Pick<Save, "key" | "at" | "outbox" | "live">> = {},
): Promise<void> {
  return storage.store.transaction(personId, async (tx) => {
    const key = more.key ?? randomUUID();
    const opened = await tx.open(key);
    if (opened === undefined) throw new Error("no such person");
    const { outbox = [], live = [], at = 10, key: _key, ...decision } = more;
    await tx.save({
      key,
      at,
      before: opened.snapshot,
      decision: { replies: [], journal: [], ...decision, after: to(opened.snapshot) },
      outbox,
      live,
    });
  });
}

/** A person's state; throws where there is nobody. */
export async function readState(storage: Storage, personId: PersonId): Promise<Snapshot> {
  const snapshot = await storage.store.snapshot(personId);
  if (snapshot === undefined) throw new Error("no such person");
  return snapshot;
}

/** One after another: asked for all at once, the last would wait for a connection longer than a busy machine grants. */
export async function readStates(storage: Storage, people: readonly PersonId[]): Promise<readonly Snapshot[]> {
  const states: Snapshot[] = [];
  for (const personId of people) states.push(await readState(storage, personId));
  return states;
}
