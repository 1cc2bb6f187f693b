import type { BlockId } from "../../../day/block.ts";
import { type BlockWish, blockPutRule, type NoPlace, putBlock } from "../../../day/put-block.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { deny, entry } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import { onToday } from "./day-change.ts";
import { lookedAfter, planInput } from "./day-turn.ts";
import { wallClock } from "./task-names.ts";

const refusals: Readonly<Record<NoPlace["why"], Reply["say"]>> = {
  gone: "block_put.gone",
  over: "block_put.over",
  past: "block_put.past",
  outside: "block_put.outside",
  work: "block_put.work",
  meals: "block_put.meals",
  busy: "block_put.busy",
  block: "block_put.block",
  task: "block_put.task",
  too_short: "block_put.too_short",
  nothing: "block_put.nothing",
};

/** A block of today where the person puts it, or back; where it may not stand, the day stays as it is and says why. */
export function putBlockOn(before: Snapshot, id: BlockId, wish: BlockWish, context: DecisionContext): Decision {
  return onToday(before, context, (on) => {
    const { plan } = on.day;
    const input = planInput(on, context);
    const made = plan && putBlock(plan, id, wish, input);
    if (made?.kind !== "put") {
      const minutes = made?.why === "too_short" ? { with: { minutes: made.minutes } } : {};
      return deny(on, "no_place", { say: refusals[made?.why ?? "gone"], ...minutes });
    }
    const { block } = made;
    const { timeZone } = on.person;
    const [from, to] = [wallClock(block.from, timeZone), wallClock(block.to, timeZone)];
    return {
      after: { ...on, day: lookedAfter({ ...on.day, plan: made.plan }, input, on.adapting) },
      replies: [wish === "back" ? { say: "block_put.back" } : { say: "block_put.moved", with: { from, to } }],
      journal: [entry("task_moved", { rule: blockPutRule, inputs: { block: id, from, to, back: wish === "back" } })],
    };
  });
}
