import type { ReactNode } from "react";
import { useLocation } from "wouter";
import type { MeWire } from "#contract/me.ts";
import { useSetting } from "../../data/actions.ts";
import { useProgress } from "../../data/queries.ts";
import { Choice } from "../../ui/field.tsx";
import { valley } from "../../ui/lands.ts";
import { Problem } from "../../ui/problem.tsx";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { type Area, Spot } from "../../ui/spot.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { Scene } from "../../ui/trail.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useWords } from "../../words/words.tsx";
import { languages } from "../settings/languages.ts";

/** Whose drawing each has. */
const drawn = { tracks: "child_connection", goal: "goals", day: "day" } as const satisfies Record<string, Area>;

/** The first minute: the language, what brings the person here, and what to expect. */
export function Welcome({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const setting = useSetting();
  const tracks = useProgress().data !== undefined;
  const [, go] = useLocation();
  const pick = {
    tracks: () => go("/tracks"),
    goal: () => go("/", { replace: true }),
    day: () => go("/day"),
  } as const;
  const offered = tracks ? (["tracks", "goal", "day"] as const) : (["goal", "day"] as const);
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <Scene marks={0} land={valley} trail="h-28 sm:h-48">
        <h1 className="place">{words.welcome}</h1>
      </Scene>
      <section className="onto grid gap-3">
        <div className="rounded-4xl bg-card shadow-soft">
          <h2 className="act px-(--pad) pt-(--pad) pb-2">{more.brings}</h2>
          <ul className="grid divide-y divide-line">
            {offered.map((what) => (
              <li key={what}>
                <button
                  type="button"
                  onClick={pick[what]}
                  className="group grid w-full grid-cols-[auto_1fr_auto] items-center gap-3.5 px-(--pad) py-4 text-left"
                >
                  <Spot of={drawn[what]} className="size-14" />
                  <span className="min-w-0">
                    <span className="name block group-hover:text-accent">{words.bringsOf[what]}</span>
                    <span className="block text-note text-pretty text-soft">{more.bringsHint[what]}</span>
                  </span>
                  <Sign stroke={frameSigns.opens} className="size-5 -rotate-90 text-soft" />
                </button>
              </li>
            ))}
          </ul>
        </div>
        <Problem error={setting.error} />
        <TextLink href="/">{more.lookAround}</TextLink>
      </section>
      <Choice
        label={words.language}
        value={me.locale}
        options={languages}
        onPick={(locale) => setting.mutate({ locale })}
      />
      <p className="text-note text-soft">{more.welcomeHelp}</p>
    </div>
  );
}
