import type { ReactNode } from "react";
import type { StepViewWire } from "#contract/step.ts";
import { useKept } from "../../data/kept-value.ts";
import { useStatus } from "../../data/queries.ts";
import { crisisAnswer } from "../../data/talk.ts";
import { lightNow } from "../../ui/light.ts";
import { Scene, Trail } from "../../ui/trail.tsx";
import { landOf } from "../../ui/trail-shape.ts";
import { useWayWords } from "../../words/way-words.ts";

/** Above whatever comes next: a word for the hour, and the way that lies behind. */
export function Greeting(): ReactNode {
  const words = useWayWords();
  const done = useStatus().data?.completed_steps;
  return (
    <section className="scene relative -mt-2 overflow-hidden rounded-4xl">
      <Trail marks={done ?? 0} className="h-44 sm:h-52" />
      <div className="absolute inset-x-0 top-0 p-5 sm:px-8 sm:py-6">
        <p className="font-serif text-xl leading-tight sm:text-2xl">{words.greets[lightNow()]}</p>
        {done !== undefined && <p className="text-sm">{words.behind(done)}</p>}
      </div>
    </section>
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
  return (
    <Scene marks={goal.completed_steps} land={landOf(goal.id)} trail="-mt-10 h-30 sm:-mt-6 sm:h-32">
      <p className="font-serif text-xl leading-tight">{words.behind(goal.completed_steps)}</p>
    </Scene>
  );
}
