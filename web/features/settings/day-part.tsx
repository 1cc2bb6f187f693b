import type { ReactNode } from "react";
import { useLives } from "../../data/day.ts";
import { InGroup } from "../../ui/page.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useWords } from "../../words/words.tsx";

/** The way to the settings of the day, and the one quiet way in for who has none. */
export function DayPart(): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const lives = useLives();
  if (lives === undefined) return null;
  return (
    <InGroup title={more.dayPart}>
      {lives ? (
        <p className="flex flex-wrap gap-x-5">
          <TextLink href="/day/settings">{words.daySettings}</TextLink>
          <TextLink href="/day/body">{more.bodyData}</TextLink>
        </p>
      ) : (
        <>
          <p className="text-soft">{more.dayOffer}</p>
          <TextLink href="/day">{more.seeDay}</TextLink>
        </>
      )}
    </InGroup>
  );
}
