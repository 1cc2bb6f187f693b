import type { ReactNode } from "react";
import { textOf } from "../../data/plan-here.ts";
import { usePlanOnLock } from "../../data/works.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { PlanSections } from "./plan-sections.tsx";

/** The person's own safety plan on a locked page, to be read and no more, where they chose that. */
export function PlanOnLock({ onHide }: { readonly onHide: () => void }): ReactNode {
  const words = useWords();
  const plan = usePlanOnLock();
  const found = plan.data?.plan;
  return (
    <Page title={words.safetyPlan} narrow>
      <Button className="justify-self-start" onClick={onHide}>
        {words.planHide}
      </Button>
      <Problem error={plan.error} />
      {plan.isPending && <p className="waits">{words.loading}</p>}
      {found === null && <p>{words.planNone}</p>}
      {found && <PlanSections sections={textOf(found)} />}
    </Page>
  );
}
