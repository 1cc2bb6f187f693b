import type { ReactNode } from "react";
import { useJourney } from "../../data/journey.ts";
import { useProgress } from "../../data/queries.ts";
import { Switch } from "../../ui/field.tsx";
import { InGroup } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useWords } from "../../words/words.tsx";

/** Reminders for who walks the tracks, and the one quiet way in for who does not; nothing where they are off. */
export function TracksPart(): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const progress = useProgress().data;
  const journey = useJourney();
  if (progress === undefined) return null;
  return (
    <InGroup title={words.tracks}>
      {progress.started ? (
        <>
          <Switch
            label={words.nudges}
            hint={more.nudgesHint}
            on={progress.nudges}
            onTurn={(wanted) => journey.mutate({ do: "nudges", wanted })}
          />
          <Problem error={journey.error} />
          <TextLink href="/works">{words.works}</TextLink>
        </>
      ) : (
        <>
          <p className="text-soft">{more.tracksOffer}</p>
          <TextLink href="/tracks">{words.seeTracks}</TextLink>
        </>
      )}
    </InGroup>
  );
}
