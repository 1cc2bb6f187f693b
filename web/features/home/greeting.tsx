import type { ReactNode } from "react";
import type { StepViewWire } from "#contract/step.ts";
import { useKept } from "../../data/kept-value.ts";
import { useStatus } from "../../data/queries.ts";
import { crisisAnswer } from "../../data/talk.ts";
import { lightNow } from "../../ui/light.ts";
import { valley } from "../../ui/lands.ts";
import { Scene } from "../../ui/trail.tsx";
import { useWayWords } from "../../words/way-words.ts";

/** Above whatever comes next: a word for the hour, and the way that lies behind. */
export function Greeting(): ReactNode {
  const words = useWayWords();
  const done = useStatus().data?.completed_steps;
  return (
    <Scene marks={done ?? 0} land={valley} trail="mb-1.5 h-28 sm:h-44">
      <p className="place">{words.greets[lightNow()]}</p>
      {/* Its line is kept free, so that nothing moves when it comes. */}
      <p className="min-h-[1lh] pt-1 text-note">{done !== undefined && words.behind(done)}</p>
    </Scene>
  );
}

const onTheWay: readonly StepViewWire["state"][] = ["on_step", "rephrasing", "between_steps"];

/** How many steps lie behind on the way to the current goal, where it is drawn: it is not in a crisis. */
export function useBehind({ state }: Pick<StepViewWire, "state">): number | undefined {
  const status = useStatus().data;
  const inCrisis = useKept(crisisAnswer) !== undefined || status?.crisis !== null;
  const goal = status?.active_goal;
  return inCrisis || !goal || !onTheWay.includes(state) ? undefined : goal.completed_steps;
}
