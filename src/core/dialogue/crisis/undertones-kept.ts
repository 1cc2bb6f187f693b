import type { CrisisVerdict } from "../../safety/crisis.ts";
import { keptAfter } from "../../safety/undertones.ts";
import type { Instant } from "../../time/instant.ts";
import type { Decision } from "../turn/decision.ts";
import { withDialogue } from "../turn/outcome.ts";

/**
 * What is kept of weak signs after a message: their names and when, never the words. Once they were asked about, or a crisis was raised, they begin anew, so
 * that nobody is asked about the same things twice.
 */
export function withUndertones(decision: Decision, verdict: CrisisVerdict | undefined, now: Instant): Decision {
  const { after, erase } = decision;
  if (erase) return decision;
  const asked = verdict?.because.strength === "undertones_much" || after.dialogue.crisis !== undefined;
  if (!verdict?.undertones && !asked) return decision;
  const said = verdict?.undertones ?? { signs: [], tone: 0 };
  const undertones = asked ? undefined : keptAfter(after.dialogue.undertones, said, now);
  if (undertones === undefined && after.dialogue.undertones === undefined) return decision;
  return { ...decision, after: withDialogue(after, { undertones }) };
}
