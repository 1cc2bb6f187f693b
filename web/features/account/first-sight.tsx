import type { ReactNode } from "react";
import { FirstStep } from "./first-step.tsx";
import { Trail } from "../../ui/trail.tsx";
import { firstEn, type FirstWords } from "../../words/first-en.ts";
import { firstRu } from "../../words/first-ru.ts";
import { useLocale } from "../../words/words.tsx";

const all: Readonly<Record<ReturnType<typeof useLocale>, FirstWords>> = { en: firstEn, ru: firstRu };

/** What this place is, before an account is asked for: a drawing, a sentence, one's own goal with its first step, and what others could look like. */
export function FirstSight(): ReactNode {
  const words = all[useLocale()];
  return (
    <div className="grid gap-5">
      <div className="overflow-hidden rounded-4xl">
        <Trail marks={0} className="h-28 sm:h-44" />
      </div>
      <p className="text-lg text-pretty">{words.what}</p>
      <FirstStep
        words={words}
        until={
          <section className="grid gap-3 pt-1">
            <h2 className="font-serif text-xl">{words.others}</h2>
            <ul className="grid gap-4">
              {words.samples.map(([goal, step]) => (
                <li key={goal} className="grid gap-1 border-l-3 border-lit py-0.5 pl-4">
                  <span className="text-sm text-soft">{goal}</span>
                  <span className="leading-snug">{step}</span>
                </li>
              ))}
            </ul>
          </section>
        }
      />
    </div>
  );
}
