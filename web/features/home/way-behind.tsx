import type { ReactNode } from "react";
import type { StepViewWire } from "#contract/step.ts";
import { landOf } from "../../ui/lands.ts";
import { Wayside } from "../../ui/wayside.tsx";
import { useWayWords } from "../../words/way-words.ts";

/** Above a goal's step: which goal's it is, and the way to it that lies behind. */
export function WayBehind({ view, steps }: { readonly view: StepViewWire; readonly steps: number }): ReactNode {
  const words = useWayWords();
  const land = landOf(view.goal_land);
  return (
    <section className={`scene land-${land.name}`}>
      <div className="relative px-4 pt-4 sm:px-8 sm:pt-6">
        <p className="place">{view.goal_title}</p>
        <p className="pt-1 text-note">{words.behind(steps)}</p>
      </div>
      <Wayside marks={steps} />
    </section>
  );
}
