import type { ReactNode } from "react";
import { Link } from "wouter";
import type { ProgressWire } from "#contract/tracks.ts";
import { trackIds } from "#core/tracks/track.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Spot } from "../../ui/spot.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";

/** What the tracks are, before anybody walks them; reading it begins nothing. */
export function Intro({ progress }: { readonly progress: ProgressWire }): ReactNode {
  const words = useTracksWords();
  return (
    <Page title={words.introTitle}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {trackIds.map((track) => {
          const { name, about } = progress.tracks[track];
          return (
            <li key={track} className="flex gap-4 rounded-3xl bg-card p-5 shadow-soft">
              <Spot of={track} className="size-18" />
              <div className="grid content-start gap-1">
                <h2 className="name">{name}</h2>
                <p className="text-soft">{about}</p>
              </div>
            </li>
          );
        })}
      </ul>
      <p>{words.introText}</p>
      <div className="grid justify-items-start gap-2">
        <Link href="/tracks/begin" className={buttonClass("main", "large")}>
          {words.introBegin}
        </Link>
        <p className="text-sm text-soft">{words.introTime}</p>
      </div>
    </Page>
  );
}
