import type { MessageWire } from "#contract/chat.ts";
import type { StepViewWire } from "#contract/step.ts";
import { presses } from "#contract/presses.ts";
import type { RequestProblem } from "./api.ts";
import { keptValue } from "./kept-value.ts";

/** One thing said in this visit, by the person or by the companion. */
export interface Said {
  readonly id: number;
  readonly by: "person" | "companion";
  readonly message: MessageWire;
}

/** The talk as it stands on this page: what was said before, as the server remembers it, and what was said in this visit. */
export const talk = keptValue<readonly Said[]>([]);

/** Whether what was said before this visit stands there already. */
export const recalled = keptValue(false);

/** The answer to a crisis, shown above everything until the person says that they are safe. */
export const crisisAnswer = keptValue<MessageWire | undefined>(undefined);

/** What the companion said to the last thing done, and where the person stood then: it goes when they have moved on. */
export const lastSaid = keptValue<{ readonly messages: readonly MessageWire[]; readonly at: string } | undefined>(
  undefined,
);

/** Whether the person took up a goal in this visit: what is asked about it then comes before anything else. */
export const takenUp = keptValue(false);

/** Why the last "done" did not arrive, after the step has come back. */
export const doneProblem = keptValue<RequestProblem | undefined>(undefined);

/** Where a person stands, as one word that changes when they move on. */
export function standing({ state, goal_id, step, question }: StepViewWire): string {
  return [state, goal_id, step?.id, step?.text, question?.text].join();
}

/** Empties what was said in this visit, as when the page is locked. */
export function forgetTalk(): void {
  talk.set([]);
  recalled.set(false);
  crisisAnswer.set(undefined);
  lastSaid.set(undefined);
  takenUp.set(false);
  doneProblem.set(undefined);
}

const most = 200;
let count = 0;

/** Messages as they stand in the talk. */
export function saidBy(by: Said["by"], messages: readonly MessageWire[]): readonly Said[] {
  return messages.map((message) => {
    count += 1;
    return { id: count, by, message };
  });
}

export function addToTalk(by: Said["by"], ...messages: readonly MessageWire[]): void {
  talk.set([...talk.get(), ...saidBy(by, messages)].slice(-most));
}

const safe = presses.iAmSafe;
const notMeant = presses.notWhatIMeant;

/** Whether a message is an answer to a crisis: it alone offers both "I'm safe" and "not what I meant". */
export function isCrisisAnswer(message: MessageWire): boolean {
  const data = message.buttons.flat().map((button) => button.data);
  return data.includes(safe) && data.includes(notMeant);
}

/** Puts the answer to a crisis before everything else, wherever it came from. */
export function noticeCrisis(messages: readonly MessageWire[]): void {
  const answer = messages.findLast(isCrisisAnswer);
  if (answer !== undefined) crisisAnswer.set(answer);
}
