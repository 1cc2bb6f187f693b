import type { ReactNode } from "react";
import { useStatus } from "../../data/queries.ts";
import { lightNow } from "../../ui/light.ts";
import { Trail } from "../../ui/trail.tsx";
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
