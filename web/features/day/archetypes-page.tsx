import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { ArchetypeWire } from "#contract/habits.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useDayAction } from "../../data/day.ts";
import { useArchetypes, useChooseArchetype } from "../../data/day-setup.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useWords } from "../../words/words.tsx";
import { Fold, Lines } from "./lesson.tsx";

/** The six temperaments of a day, the one that is chosen, and the change to another. */
export function ArchetypesPage(): ReactNode {
  const words = useDayWords();
  const web = useWords();
  const list = useArchetypes();
  if (list.data === undefined) {
    return list.error ? <Problem error={list.error} /> : <p className="waits">{web.loading}</p>;
  }
  const { chosen, archetypes } = list.data;
  const mine = archetypes.filter(({ archetype }) => archetype === chosen);
  const others = archetypes.filter(({ archetype }) => archetype !== chosen);
  return (
    <Page title={words.archetypes} back={<BackLink href="/day">{web.back}</BackLink>}>
      <p className="-mt-3 text-soft">{words.archetypesText}</p>
      <TextLink href="/day/quiz">{words.takeQuiz}</TextLink>
      <ul className="grid gap-4">
        {[...mine, ...others].map((each) => (
          <Row key={each.archetype} archetype={each} lives={chosen !== null} />
        ))}
      </ul>
    </Page>
  );
}

function Row({ archetype: each, lives }: { readonly archetype: ArchetypeWire; readonly lives: boolean }): ReactNode {
  const words = useDayWords();
  const [taking, setTaking] = useState(false);
  return (
    <li
      className={`grid gap-3 rounded-3xl border bg-card p-5 shadow-soft sm:p-7 ${each.chosen ? "border-accent" : "border-line"}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="name">{each.name}</h2>
        {each.chosen && <p className="text-sm text-accent">{words.yours}</p>}
      </div>
      <p>{each.about}</p>
      <p className="text-sm text-soft">{words.howMany(each.tasks_at_first, each.tasks_most)}</p>
      <div>
        <Fold title={words.itsDay}>
          <Lines lines={each.blocks.map(({ title, purpose }) => `${title}: ${purpose}`)} />
        </Fold>
        <Fold title={words.itsWay}>
          <ol className="grid gap-3">
            {each.levels.map((level) => (
              <li key={level.level_id} className="grid gap-0.5">
                <p>
                  {level.level_name}
                  {level.reached && <span className="text-sm text-accent"> · {words.reached}</span>}
                </p>
                <p className="text-sm text-soft">{level.description}</p>
                <p className="text-sm text-soft">
                  {words.grownFrom} {level.required_skills.map(({ name }) => name).join(", ")}
                </p>
                {level.unlocked_habits.length > 0 && (
                  <p className="text-sm text-soft">
                    {words.opens} {level.unlocked_habits.map(({ name }) => name).join(", ")}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </Fold>
      </div>
      {!each.chosen &&
        (taking ? (
          <Take archetype={each.archetype} lives={lives} />
        ) : (
          <Button
            className="justify-self-start"
            aria-label={`${words.take}: ${each.name}`}
            onClick={() => setTaking(true)}
          >
            {words.take}
          </Button>
        ))}
    </li>
  );
}

/** Takes a temperament: over a week or all at once; whoever has no days yet begins with it. */
export function Take({ archetype, lives }: { readonly archetype: ArchetypeId; readonly lives: boolean }): ReactNode {
  const words = useDayWords();
  const choose = useChooseArchetype();
  const begin = useDayAction();
  const [, go] = useLocation();
  const busy = choose.isPending || begin.isPending;
  const toDay = (): void => go("/day");
  const pick = (fresh: boolean): void => afterwards(choose.mutateAsync({ archetype, fresh }), toDay);
  return (
    <div className="arrives grid gap-3">
      {lives ? (
        <>
          <p className="text-soft">{words.changeAsk}</p>
          <div className="flex flex-wrap gap-2">
            <Button look="main" busy={busy} onClick={() => pick(false)}>
              {words.overAWeek}
            </Button>
            <Button busy={busy} onClick={() => pick(true)}>
              {words.atOnce}
            </Button>
          </div>
        </>
      ) : (
        <Button
          look="main"
          className="justify-self-start"
          busy={busy}
          onClick={() => afterwards(begin.mutateAsync({ do: "start", archetype }), toDay)}
        >
          {words.beginSo}
        </Button>
      )}
      <Problem error={choose.error ?? begin.error} />
    </div>
  );
}
