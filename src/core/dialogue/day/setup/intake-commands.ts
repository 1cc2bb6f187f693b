import type { Adapting } from "../../../adaptation/adaptation.ts";
import { keepPlan } from "../../../adaptation/answer.ts";
import type { Contraindication } from "../../../day/contraindication.ts";
import type { Day } from "../../../day/day.ts";
import {
  answerSection,
  type Injury,
  type IntakeSection,
  intakeSections,
  sectionCodes,
  withMild,
} from "../../../day/intake.ts";
import { changed, living, withDay } from "../plan/day-change.ts";
import { noLows } from "../../../readings/told.ts";
import { tapSource } from "../../../readings/reading.ts";
import { checkinReply } from "../body/checkin-views.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { OnDay } from "../../turn/on-day.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import * as look from "./intake-views.ts";
import { deny, entry, say } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import { consentReply } from "../body/consent-views.ts";

/** What a person says of their body, and the consent that it stands on. */

/** Agreement to keep data about the body; taking it back forgets what is there at once. */
export function healthConsent(
  before: Snapshot,
  { agreed, onward }: { readonly agreed: boolean; readonly onward?: "checkin" },
  context: DecisionContext,
): Decision {
  if (!agreed && before.day?.consentAt === undefined) {
    return say(before, { say: "consent.refused", buttons: [[todayButton]] });
  }
  return living(before, context, (on) => {
    if (agreed) {
      const after = withDay(on, { consentAt: on.day.consentAt ?? context.now });
      const next = onward === "checkin" ? checkinReply() : look.intakeReply(after.day);
      return {
        ...say(after, { say: "consent.given" }, next),
        journal: on.day.consentAt === undefined ? [entry("consent_changed", { rule: "person_agreed" })] : [],
      };
    }
    const forgotten: Partial<Day> = {
      consentAt: undefined,
      intake: undefined,
      energy: undefined,
      heard: {},
      lows: noLows,
      readiness: undefined,
    };
    return changed(unadapted(on), forgotten, entry("consent_changed", { rule: "person_took_back" }), context, {
      say: "consent.taken_back",
      buttons: [[todayButton]],
    });
  });
}

/** The day as it was planned, with nothing left of why it was otherwise; what a trigger learnt stays where it is `left`. */
function unadapted(on: OnDay, left?: (adapting: Adapting) => Adapting): OnDay {
  const { adapting } = on;
  if (!adapting) return on;
  const { day } = keepPlan(on.day, { ...adapting, keepPlan: false }, true);
  return { ...on, day, adapting: left?.(adapting), body: undefined };
}

/**
 * Forgets what was measured and told of the body, or what one source brought, and lets today be as if it had never come: the consent stays. Which change or
 * measure stands on which source is not told apart: whatever could rest on it goes, and comes again from what is left.
 */
export function forgetBody(before: Snapshot, source: string | undefined, context: DecisionContext): Decision {
  const { day } = before;
  if (day?.consentAt === undefined) return say(before);
  const plain = unadapted(
    { ...before, day },
    source === undefined ? undefined : (adapting) => ({ ...adapting, adaptations: [] }),
  );
  const energy = source === undefined || source === tapSource ? undefined : day.energy;
  const inputs = { all: source === undefined };
  const forgot = entry("body_forgotten", { rule: "person_forgot_readings", inputs });
  return { ...changed(plain, { readiness: undefined, energy }, forgot, context), forgottenReadings: { source } };
}

/** Health data has a consent of its own: nothing of it is asked before. */
function consented(before: Snapshot, context: DecisionContext, carryOut: (on: OnDay) => Decision): Decision {
  return living(before, context, (on) =>
    on.day.consentAt === undefined ? deny(on, "consent_needed", consentReply()) : carryOut(on),
  );
}

export function intake(before: Snapshot, section: IntakeSection | undefined, context: DecisionContext): Decision {
  return consented(before, context, (on) =>
    say(on, section === undefined ? look.intakeReply(on.day, "edit") : look.sectionReply(on.day, section)),
  );
}

function intakeChanged(
  on: OnDay,
  section: IntakeSection,
  codes: readonly Contraindication[],
  context: DecisionContext,
  reply: (day: Day) => Reply,
): Decision {
  const decision = changed(
    on,
    { intake: answerSection(on.day.intake, section, codes, context.now) },
    entry("intake_changed", { rule: "person_said", inputs: { section } }),
    context,
  );
  return { ...decision, replies: [reply((decision.after as OnDay).day)] };
}

export function intakeToggle(
  before: Snapshot,
  section: IntakeSection,
  code: Contraindication,
  context: DecisionContext,
): Decision {
  return consented(before, context, (on) => {
    const chosen = on.day.intake?.codes ?? [];
    const codes = chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code];
    return intakeChanged(on, section, codes, context, (day) => look.sectionReply(day, section));
  });
}

/** How bad an injury is, in one tap: with one that only twinges something easy stays possible. */
export function injuryMild(before: Snapshot, code: Injury, context: DecisionContext): Decision {
  return consented(before, context, (on) => {
    const { intake } = on.day;
    if (!intake?.codes.includes(code)) return say(on, look.sectionReply(on.day, "injuries"));
    const { mild = [] } = intake;
    const next = withMild(intake, mild.includes(code) ? mild.filter((each) => each !== code) : [...mild, code]);
    const journal = entry("intake_changed", { rule: "person_said", inputs: { section: "injuries" } });
    const decision = changed(on, { intake: { ...next, at: context.now } }, journal, context);
    return { ...decision, replies: [look.sectionReply((decision.after as OnDay).day, "injuries")] };
  });
}

export function intakeDone(before: Snapshot, section: IntakeSection, context: DecisionContext): Decision {
  return consented(before, context, (on) =>
    intakeChanged(on, section, on.day.intake?.codes ?? [], context, (day) => look.intakeReply(day, "edit")),
  );
}

/** The whole intake at once, from a page. */
export function setIntake(
  before: Snapshot,
  said: {
    readonly answered: readonly IntakeSection[];
    readonly codes: readonly Contraindication[];
    readonly mild?: readonly Contraindication[];
  },
  context: DecisionContext,
): Decision {
  return consented(before, context, (on) => {
    const answered = intakeSections.filter((section) => said.answered.includes(section));
    const codes = answered.flatMap((section) => sectionCodes[section].filter((code) => said.codes.includes(code)));
    return changed(
      on,
      { intake: withMild({ answered, codes, at: context.now }, said.mild ?? on.day.intake?.mild ?? []) },
      entry("intake_changed", { rule: "person_said", inputs: { sections: answered.length } }),
      context,
      { say: "intake.saved", buttons: [[todayButton]] },
    );
  });
}
