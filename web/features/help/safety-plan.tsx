import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { useBegin, useTechniques } from "../../data/exercises.ts";
import { useWorks } from "../../data/works.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useWords } from "../../words/words.tsx";

/** The person's own safety plan: to open where there is one, to make where there is none. Everybody may have one. */
export function SafetyPlan(): ReactNode {
  const web = useWords();
  const words = useTracksWords();
  const techniques = useTechniques();
  const works = useWorks("safety_plan");
  const begin = useBegin();
  const [going, setGoing] = useState(false);
  const [, go] = useLocation();
  const plan = techniques.data?.find(({ id }) => id === "safety_plan");
  const made = works.data?.pages[0]?.works[0];
  async function make(): Promise<void> {
    setGoing(true);
    try {
      const { exercise } = await begin.mutateAsync("safety_plan");
      if (exercise !== null) go(`/exercise/${exercise.id}`);
    } catch {
      // Shown below.
    } finally {
      setGoing(false);
    }
  }
  return (
    <Page title={words.plan} narrow>
      <BackLink href="/help">{web.helpNow}</BackLink>
      {plan !== undefined && <p>{plan.about}</p>}
      <Problem error={techniques.error ?? works.error ?? begin.error} />
      <div className="flex flex-wrap gap-2">
        {made !== undefined && (
          <Link href={`/works/${made.id}`} className={buttonClass("main")}>
            {words.planOpen}
          </Link>
        )}
        {plan !== undefined && works.data !== undefined && (
          <Button look={made === undefined ? "main" : "quiet"} busy={going} onClick={() => void make()}>
            {plan.draft_id !== null ? words.goOn : made === undefined ? words.planMake : words.planAnew}
          </Button>
        )}
      </div>
    </Page>
  );
}
