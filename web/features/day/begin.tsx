import type { ReactNode } from "react";
import { Link } from "wouter";
import { useDayAction } from "../../data/day.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Spot } from "../../ui/spot.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDayWords } from "../../words/day-words.ts";

/** What a health day is, before anybody lives one; reading it begins nothing. */
export function Begin(): ReactNode {
  const words = useDayWords();
  const act = useDayAction();
  return (
    <Page title={words.beginTitle} art={<Spot of="day" />}>
      <p className="text-lg">{words.beginText}</p>
      <ul className="grid gap-3">
        {words.beginPoints.map((point) => (
          <li key={point} className="flex gap-3">
            <span aria-hidden="true" className="mt-2 h-2.5 w-5 shrink-0 rounded-sm bg-accent" />
            {point}
          </li>
        ))}
      </ul>
      <div className="grid justify-items-start gap-3">
        <Link href="/day/quiz" className={buttonClass("main", "large")}>
          {words.takeQuiz}
        </Link>
        <div className="flex flex-wrap items-center gap-x-5">
          <TextLink href="/day/archetypes">{words.chooseMyself}</TextLink>
          <Button look="plain" className="px-0!" busy={act.isPending} onClick={() => act.mutate({ do: "start" })}>
            {words.justShow}
          </Button>
        </div>
        <p className="text-sm text-soft">{words.beginTime}</p>
      </div>
      <Problem error={act.error} />
    </Page>
  );
}
