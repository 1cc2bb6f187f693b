import { type AimId, aimIds, mostAims, withAim } from "../../../day/aim.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { entry, say } from "../../turn/outcome.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { onToday, withDay } from "../plan/day-change.ts";
import { replanned } from "../plan/day-turn.ts";
import { todayReply } from "../plan/day-views.ts";

/** What the days are for: one question that nobody has to answer, up to two answers, changeable at any time. */

const nameOf = (aim: AimId) => ({ ref: `aim.${aim}.name` satisfies WordKey });

/** The question, with what is chosen marked. */
export function aimsReply(aims: readonly AimId[]): Reply {
  return {
    say: "aims.ask",
    buttons: [
      ...aimIds.map((aim): Button[] => [
        {
          label: aims.includes(aim) ? "button.aim_chosen" : "button.aim",
          with: { name: nameOf(aim) },
          press: { do: "aims", aim },
        },
      ]),
      [todayButton],
    ],
    place: "edit",
  };
}

/** One aim tapped, or all of them set at once: the rest of today is made for them from here on. Without either it is asked. */
export function aims(
  before: Snapshot,
  { aim, set }: { readonly aim?: AimId; readonly set?: readonly AimId[] },
  context: DecisionContext,
): Decision {
  return onToday(before, context, (on) => {
    const { aims: had = [] } = on.day;
    if (aim === undefined && set === undefined) return say(on, aimsReply(had));
    const chosen = set ? [...new Set(set)].slice(0, mostAims) : aim === undefined ? had : withAim(had, aim);
    const journal = entry("aims_changed", { rule: "person_said", inputs: { aims: chosen.length } });
    const again = replanned(withDay(on, { aims: chosen }), context, "aims_changed", true);
    return {
      after: again.after,
      replies: [
        chosenReply(chosen),
        ...(set ? [] : [{ ...aimsReply(chosen), place: "new" as const }]),
        todayReply(again.after, context),
      ],
      journal: [journal, ...again.journal],
    };
  });
}

function chosenReply([one, other]: readonly AimId[]): Reply {
  if (one === undefined) return { say: "aims.none" };
  const doctor = one === "pressure" || other === "pressure" ? [{ say: "aims.with_doctor" } as const] : [];
  return other === undefined
    ? { say: "aims.kept", with: { aim: nameOf(one) }, lines: doctor }
    : { say: "aims.kept_two", with: { aim: nameOf(one), other: nameOf(other) }, lines: doctor };
}

/** What was said of the days is heard: for them, or as a goal; nothing is changed before the person says so. */
export const aimHeardReply = (aim: AimId): Reply => ({
  say: "aims.heard",
  with: { aim: nameOf(aim) },
  lines: aim === "pressure" ? [{ say: "aims.with_doctor" }] : [],
  buttons: [
    [{ label: "button.aim_take", press: { do: "aims", aim } }],
    [{ label: "button.text_as_goal", press: { do: "goal_from_text" } }],
  ],
});
