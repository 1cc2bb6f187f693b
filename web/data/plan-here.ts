import type { QueryClient } from "@tanstack/react-query";
import type { SafetyPlanWire } from "#contract/work.ts";
import { request, RequestProblem } from "./api.ts";
import { planHere, setPlanHere } from "./device-storage.ts";
import { keptValue } from "./kept-value.ts";
import { keys } from "./keys.ts";

/** A safety plan to be read: its sections, in the words that it was shown in. */
export type PlanText = readonly { readonly step: string; readonly head: string; readonly lines: readonly string[] }[];

/** Whose plan lies on this device, open, for whoever opens the browser. */
interface KeptPlan {
  readonly person: string;
  readonly sections: PlanText;
}

export const textOf = ({ sections }: NonNullable<SafetyPlanWire["plan"]>): PlanText =>
  sections.map(({ step, head, lines }) => ({ step, head, lines: lines.map(({ text }) => text) }));

function read(): KeptPlan | undefined {
  const text = planHere();
  return text === undefined ? undefined : (JSON.parse(text) as KeptPlan);
}

/** The plan that lies here; what has changed is told. */
export const keptPlan = keptValue(read());

function keep(person: string, { plan }: SafetyPlanWire): void {
  setPlanHere(plan === null ? undefined : JSON.stringify({ person, sections: textOf(plan) } satisfies KeptPlan));
  keptPlan.set(read());
}

/** From now on the plan lies on this device, also when nobody is signed in; the password is asked for before that. */
export async function keepPlan(client: QueryClient, person: string): Promise<void> {
  keep(person, await request<SafetyPlanWire>("POST", "/api/safety-plan/here"));
  followPlan(client, person);
}

/** The plan goes from this device. */
export function forgetPlan(): void {
  setPlanHere(undefined);
  keptPlan.set(undefined);
}

/** Everything is erased, and the plan here with it; it goes first, as the page may be left before the answer is there. It is back where the server says that nothing was erased. */
export async function withoutPlan<T>(erase: () => Promise<T>): Promise<T> {
  const plan = planHere();
  forgetPlan();
  try {
    return await erase();
  } catch (problem) {
    if (problem instanceof RequestProblem && problem.code !== "offline") {
      setPlanHere(plan);
      keptPlan.set(read());
    }
    throw problem;
  }
}

let stop: () => void = () => undefined;

/** The plan that lies here stays as it is on the server: it changes and goes with it, and goes where somebody else signs in. */
export function followPlan(client: QueryClient, person: string): void {
  const look = async (): Promise<void> => {
    if (read()?.person !== person) return forgetPlan();
    const now = await request<SafetyPlanWire>("GET", "/api/safety-plan");
    // It may have been taken off meanwhile.
    if (read()?.person === person) keep(person, now);
  };
  const lookAgain = (): void => void look().catch(() => undefined);
  stop();
  stop = client.getQueryCache().subscribe((event) => {
    const isNew = event.type === "updated" && event.action.type === "success";
    if (isNew && event.query.queryKey[0] === keys.works[0] && read() !== undefined) lookAgain();
  });
  lookAgain();
}
