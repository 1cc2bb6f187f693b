import type { ReactNode } from "react";
import { useLocation } from "wouter";
import type { MeWire } from "#contract/me.ts";
import { useSetting } from "../../data/actions.ts";
import { useProgress } from "../../data/queries.ts";
import { Choice } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useWords } from "../../words/words.tsx";
import { languages } from "../settings/languages.ts";

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
    <Page title={words.welcome} narrow>
      <Choice
        label={words.language}
        value={me.locale}
        options={languages}
        onPick={(locale) => setting.mutate({ locale })}
      />
      <section className="grid gap-3">
        <h2 className="name">{more.brings}</h2>
        <ul className="grid gap-3">
          {offered.map((what) => (
            <li key={what}>
              <button
                type="button"
                onClick={pick[what]}
                className="grid min-h-16 w-full gap-0.5 rounded-3xl border border-edge bg-card px-5 py-4 text-left shadow-soft hover:border-accent"
              >
                <span className="name">{words.bringsOf[what]}</span>
                <span className="text-sm text-soft">{more.bringsHint[what]}</span>
              </button>
            </li>
          ))}
        </ul>
        <Problem error={setting.error} />
        <TextLink href="/">{more.lookAround}</TextLink>
      </section>
      <p className="text-sm text-soft">{more.welcomeHelp}</p>
    </Page>
  );
}
