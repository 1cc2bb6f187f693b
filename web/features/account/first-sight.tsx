import type { ReactNode } from "react";
import { FirstStep } from "./first-step.tsx";
import { valley } from "../../ui/lands.ts";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { Scene } from "../../ui/trail.tsx";
import { firstEn, type FirstWords } from "../../words/first-en.ts";
import { firstRu } from "../../words/first-ru.ts";
import { useLocale, useWords } from "../../words/words.tsx";

const all: Readonly<Record<ReturnType<typeof useLocale>, FirstWords>> = { en: firstEn, ru: firstRu };

/** What a first step is of, in the hand of all drawings: a loaf, a box and two who talk. */
const drawn = [
  ["M14 38q-4-14 18-14t18 14v8H14z", "M24 30l4 6M32 28l4 7M40 30l3 6"],
  ["M14 28l18-7 18 7v16l-18 7-18-7z", "M14 28l18 7 18-7M32 35v16"],
  ["M12 18h24v16H24l-7 6v-6h-5z", "M40 26h12v16h-4v6l-7-6H30v-4"],
] as const;

/** What this place is, before an account is asked for: a promise, one's own goal with its first step, and what others could look like. */
export function FirstSight({ children }: { readonly children: ReactNode }): ReactNode {
  const locale = useLocale();
  const [words, web] = [all[locale], useWords()];
  return (
    <div className="grid gap-4">
      <Scene marks={0} land={valley} trail="h-32 sm:h-44">
        <h1 className="text-lg">{web.promise}</h1>
      </Scene>
      <FirstStep
        words={words}
        until={(take) => (
          <section className="grid gap-2.5">
            {children !== false && (
              <div className="-mt-1 mb-3 justify-self-center sm:justify-self-start">{children}</div>
            )}
            <h2 className="name">{words.others}</h2>
            <ul className="grid divide-y divide-line rounded-3xl bg-card shadow-soft">
              {words.samples.map(([goal, step], at) => (
                <li key={goal}>
                  <button
                    type="button"
                    onClick={() => take(goal)}
                    className="group grid w-full grid-cols-[auto_1fr_auto] items-center gap-3.5 px-5 py-3 text-left"
                  >
                    <svg
                      viewBox="0 0 64 64"
                      aria-hidden="true"
                      className={`spot ${at === 0 ? "of-day" : at === 1 ? "of-goals" : "of-community"} size-12`}
                    >
                      <circle cx="32" cy="32" r="31" className="ground" />
                      <path d={drawn[at]?.[0]} className="fill" />
                      <path d={drawn[at]?.[1]} className="line" />
                    </svg>
                    <span className="min-w-0">
                      <span className="name block group-hover:text-accent">{goal}</span>
                      <span className="block text-note text-pretty text-soft">{step}</span>
                    </span>
                    <Sign stroke={frameSigns.opens} className="size-5 -rotate-90 text-soft" />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      />
    </div>
  );
}
