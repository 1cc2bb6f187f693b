import { type Adaptation, type AdaptationId, notAdapting } from "../../../adaptation/adaptation.ts";
import * as answers from "../../../adaptation/answer.ts";
import type { Task } from "../../../day/plan.ts";
import { mayBegin } from "../../../day/reminders.ts";
import type { Instant } from "../../../time/instant.ts";
import { answerButtons, backButton, whyButton } from "../../turn/adaptation-buttons.ts";
import { changesReply, putAsideBy } from "./adaptation-views.ts";
import { looked } from "./body-turn.ts";
import { measured } from "./measured.ts";
import { badNight } from "./night-seen.ts";
import { hardAnswer, withTold } from "./relief-commands.ts";
import type { AdaptationAnswer } from "../../turn/body-command.ts";
import { living, onToday } from "../plan/day-change.ts";
import { keepPlanButton, todayButton } from "../../turn/buttons.ts";
import { dayDateOf, type OnDay } from "../../turn/on-day.ts";
import { endedBetween, lookedAfter, planInput } from "../plan/day-turn.ts";
import { withMessage } from "../../turn/message-budget.ts";
import type { Decision, DecisionContext, DenialCode } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { consentReply } from "./consent-views.ts";
import { deny, entry, say } from "../../turn/outcome.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import { titleOf } from "../plan/task-names.ts";

/** The day as the body has it, and what the person says to that. */

/** Only what begins so soon is worth a word of ours; the rest stands in the day. */
const soonMs = 3 * 3_600_000;

/**
 * Readings came: today is looked at, and a change of what comes soon is told once. The morning's plan is made by our own clock, with the body at hand, so nothing
 * is begun before it; nothing is in a crisis either.
 */
export function body(before: Snapshot, context: DecisionContext): Decision {
  const { day } = before;
  if (!day?.plan || before.dialogue.crisis) return say(before);
  const on: OnDay = { ...before, day };
  if (day.plan.date !== dayDateOf(on, context)) return say(before);
  const heard = withTold(on, context);
  const seen = looked(heard.after, context);
  if (seen.after === on && !badNight(on, context.now)) return say(before);
  const told = worthAWord(seen.after, seen.made, context.now);
  const asked = mayBegin(seen.after.day, context.now) ? hardAnswer(seen.after, heard.metrics, context) : undefined;
  const answer = asked ?? { after: seen.after, replies: [], journal: [] };
  const seenNow = told.length > 0 || answer.replies.length > 0 ? undefined : measured(day.plan, seen.after, context);
  const replies = [
    ...(told.length > 0 ? [toldReply(seen.after, told, seen.made, context)] : []),
    ...(seen.after.person.neutralNotifications ? [] : answer.replies),
    ...(seenNow?.replies ?? []),
  ];
  const after = seenNow?.after ?? answer.after;
  const journal = [...seen.journal, ...answer.journal];
  if (replies.length === 0) return { after, replies, journal };
  return {
    after: withMessage(after, context),
    replies,
    journal: [...journal, ...(told.length > 0 ? [toldEntry(told)] : [])],
  };
}

/** What of this is worth a word now; nothing where no word may begin. */
export function worthAWord(on: OnDay, made: readonly Adaptation[], now: Instant): readonly Adaptation[] {
  if (!mayBegin(on.day, now)) return [];
  const standing = (id: Task["id"]): boolean =>
    on.day.plan?.tasks.some((task) => task.id === id && task.state === "open") ?? false;
  return made.filter(
    ({ original, adapted, state, calm }) =>
      (calm !== undefined && state === "offered") ||
      (Math.min(original.at, adapted.at) <= now + soonMs && standing(state === "applied" ? adapted.id : original.id)),
  );
}

/** One message about changes, neutral where the person wants it so: that something changed is said only where it did. */
export function toldReply(
  on: OnDay,
  told: readonly Adaptation[],
  made: readonly Adaptation[],
  context: DecisionContext,
): Reply {
  if (!on.person.neutralNotifications) return changesReply(on, told, context, made.length > told.length);
  if (told.some(({ state }) => state === "applied")) return { say: "change.neutral", buttons: [[todayButton]] };
  const calm = told.find((each) => each.calm !== undefined);
  return calm
    ? { say: "change.neutral_calm", buttons: [[...answerButtons(calm)], [todayButton]] }
    : { say: "change.neutral_offer", buttons: [[todayButton]] };
}

export const toldEntry = (told: readonly Adaptation[]) =>
  entry("reminded", { rule: "day_adapted", inputs: { changes: told.length } });

const denials: Readonly<Record<answers.AnswerRefusal, readonly [DenialCode, Reply["say"]]>> = {
  adaptation_not_found: ["adaptation_not_found", "adaptation.not_found"],
  already: ["adaptation_over", "adaptation.already"],
  moved_on: ["adaptation_over", "adaptation.over"],
  too_late: ["adaptation_over", "adaptation.over"],
};

/** What the person says to a change of their day. Their word comes first, and the day is looked at after it. */
export function answer(before: Snapshot, id: AdaptationId, how: AdaptationAnswer, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const given = answered(on, id, how, context);
    if (given.kind === "refused") {
      const [code, words] = denials[given.code];
      return deny(on, code, { say: words, buttons: [[todayButton]] });
    }
    const { day, adapting, adaptation, because } = given;
    const input = planInput({ ...on, day }, context);
    const after: OnDay = { ...on, adapting, day: lookedAfter(day, input, adapting) };
    const seen = looked(after, context);
    return {
      after: seen.after,
      replies: [
        answeredReply(seen.after, adaptation, how, context),
        ...(seen.made.length > 0 ? [changesReply(seen.after, seen.made, context)] : []),
      ],
      journal: [
        entry("adaptation_answered", { ...because, inputs: { ...because.inputs, answer: how } }),
        ...seen.journal,
      ],
    };
  });
}

function answered(on: OnDay, id: AdaptationId, how: AdaptationAnswer, context: DecisionContext): answers.Answered {
  const { day, adapting = notAdapting } = on;
  switch (how) {
    case "accept":
      return answers.accept(day, adapting, id, planInput(on, context));
    case "decline":
      return answers.decline(day, adapting, id);
    case "undo":
      return answers.revert(day, adapting, id);
    case "helped":
    case "not_helped":
      return answers.rate(day, adapting, id, how === "helped");
  }
}

/** The task as it stands after the answer, and the way back. */
function answeredReply(on: OnDay, each: Adaptation, how: AdaptationAnswer, context: DecisionContext): Reply {
  const { plan } = on.day;
  if (how === "helped" || how === "not_helped") return { say: "adaptation.heard", buttons: [[todayButton]] };
  const id = each.state === "accepted" ? each.adapted.id : each.original.id;
  const task = plan?.tasks.find((found) => found.id === id);
  const buttons = [answerButtons(each), [...(task?.state === "open" ? [openButton(task)] : []), todayButton]].filter(
    (row) => row.length > 0,
  );
  if (each.calm !== undefined && how === "accept")
    return { say: `relief.${each.calm}`, buttons: [answerButtons(each), [todayButton]] };
  const raise = each.action === "upgrade_to_performance_mode";
  if (!plan || !task || (how === "accept" && !raise)) return { say: "adaptation.kept", buttons, place: "edit" };
  if (how === "decline" && (raise || each.calm !== undefined))
    return { say: "adaptation.declined", buttons, place: "edit" };
  return {
    say: how === "accept" ? "adaptation.raised" : "adaptation.taken_back",
    with: { title: titleOf(task.of, plan, on, context), minutes: task.minutes },
    buttons,
    place: "edit",
  };
}

const openButton = ({ id, of }: Task): Button => ({
  label: "button.open_task",
  press: of.kind === "goal_step" ? { do: "show_step" } : { do: "task", taskId: id },
});

/** "Keep my plan": from now on changes are explained only, and what was changed without a word of the person goes back. */
export function keepPlan(before: Snapshot, keep: boolean, context: DecisionContext): Decision {
  return living(before, context, (on) => {
    // Where the body is not known there is nothing that a plan would follow.
    if (on.day.consentAt === undefined) return deny(on, "consent_needed", consentReply());
    const adapting = on.adapting ?? notAdapting;
    const kept = answers.keepPlan(on.day, adapting, keep);
    const input = planInput({ ...on, day: kept.day }, context);
    const after: OnDay = { ...on, adapting: kept.adapting, day: lookedAfter(kept.day, input, kept.adapting) };
    const seen = looked(after, context);
    return {
      after: seen.after,
      replies: [
        {
          say: keep ? "keep_plan.on" : "keep_plan.off",
          buttons: [
            [keepPlanButton(keep)],
            [{ label: "button.day_settings", press: { do: "day_settings" } }, todayButton],
          ],
          place: "edit",
        },
        ...(seen.made.length > 0 ? [changesReply(seen.after, seen.made, context)] : []),
      ],
      journal: [
        ...(adapting.keepPlan === keep ? [] : [entry("plan_kept", { rule: "person_chose", inputs: { keep } })]),
        ...endedBetween(adapting, kept.adapting, "plan_kept"),
        ...seen.journal,
      ],
    };
  });
}

/** A task that something else stands in for: the person may have done it all the same, or want it back; one tap gives it back. */
export function putAside(on: OnDay, task: Task, context: DecisionContext): Decision | undefined {
  const { plan } = on.day;
  const each = plan && putAsideBy(on, plan, task.id);
  if (!plan || !each) return undefined;
  return deny(on, "already_done", {
    say: "adaptation.put_aside",
    with: {
      aside: titleOf(task.of, plan, on, context),
      title: titleOf(each.adapted.of, plan, on, context),
    },
    buttons: [[backButton(each)], [openButton(each.adapted), whyButton(each.adapted.id)], [todayButton]],
  });
}
