import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { useAccountAction } from "../../data/account.ts";
import { deviceStorage } from "../../data/device-storage.ts";
import { useBegin, useTechniques } from "../../data/exercises.ts";
import { useKept } from "../../data/kept-value.ts";
import { keys } from "../../data/keys.ts";
import { forgetPlan, keepPlan, keptPlan } from "../../data/plan-here.ts";
import { useMe } from "../../data/queries.ts";
import { useWorks } from "../../data/works.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { Switch } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { usePlanWords } from "../../words/plan-words.ts";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useWords } from "../../words/words.tsx";

/** The person's own safety plan: to open where there is one, to make where there is none. Everybody may have one. */
export function SafetyPlan(): ReactNode {
  const web = useWords();
  const words = useTracksWords();
  const techniques = useTechniques();
  const works = useWorks("safety_plan");
  const begin = useBegin();
  const client = useQueryClient();
  const me = useMe();
  const here = usePlanWords();
  const kept = useKept(keptPlan);
  const keepHere = useAccountAction((person: string) => keepPlan(client, person), [keys.me]);
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
    <Page title={words.plan} narrow back={<BackLink href="/help">{web.helpNow}</BackLink>}>
      {plan !== undefined && <p>{plan.about}</p>}
      <Problem error={techniques.error ?? works.error ?? begin.error} />
      {made !== undefined && me.data && !me.data.shared_device && deviceStorage() !== undefined && (
        <>
          <Switch
            label={here.keep}
            hint={here.keepHint}
            on={kept?.person === me.data.id}
            onTurn={(on) => (on ? keepHere.mutate(me.data?.id ?? "") : forgetPlan())}
          />
          <Problem error={keepHere.error} />
        </>
      )}
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
