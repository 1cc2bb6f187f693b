import type { ReactNode } from "react";
import type { StepViewWire } from "#contract/step.ts";
import { useKept } from "../../data/kept-value.ts";
import { useStatus } from "../../data/queries.ts";
import { crisisAnswer } from "../../data/talk.ts";
import { lightNow } from "../../ui/light.ts";
import { landOf } from "../../ui/lands.ts";
import { Scene } from "../../ui/trail.tsx";
import { Wayside } from "../../ui/wayside.tsx";
import { useWayWords } from "../../words/way-words.ts";

/** Above whatever comes next: a word for the hour, and the way that lies behind. */
export function Greeting(): ReactNode {
  const words = useWayWords();
  const done = useStatus().data?.completed_steps;
  return (
    <Scene marks={done ?? 0} land="valley" trail="mb-2.5 h-28 sm:h-44" className="-mt-2">
      <p className="font-serif text-xl leading-tight sm:text-2xl">{words.greets[lightNow()]}</p>
      {/* Its line is kept free, so that nothing moves when it comes. */}
      <p className="min-h-[1lh] text-sm">{done !== undefined && words.behind(done, "post")}</p>
    </Scene>
  );
}

const onTheWay: readonly StepViewWire["state"][] = ["on_step", "rephrasing", "between_steps"];

/** Above a goal's step: the way to it that lies behind; nothing is drawn in a crisis. */
export function WayBehind({ view }: { readonly view: StepViewWire }): ReactNode {
  const words = useWayWords();
  const status = useStatus().data;
  const inCrisis = useKept(crisisAnswer) !== undefined || status?.crisis !== null;
  const goal = status?.active_goal;
  if (inCrisis || !goal || !onTheWay.includes(view.state)) return null;
  const land = landOf(view.goal_id ?? "");
  return (
    <section
      className={`scene land-${land} -mt-2 overflow-hidden rounded-4xl bg-linear-to-b from-(--sky) to-(--horizon) to-80%`}
    >
      <p className="px-5 pt-4 text-note sm:px-8">{words.behind(goal.completed_steps, "post")}</p>
      <Wayside marks={goal.completed_steps} />
    </section>
  );
}
