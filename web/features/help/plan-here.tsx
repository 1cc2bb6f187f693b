import { type ReactNode, useState } from "react";
import { useKept } from "../../data/kept-value.ts";
import { forgetPlan, keptPlan } from "../../data/plan-here.ts";
import { Button } from "../../ui/button.tsx";
import { usePlanWords } from "../../words/plan-words.ts";
import { useWords } from "../../words/words.tsx";
import { PlanSections } from "./plan-sections.tsx";

/** The safety plan that its person keeps on this device: it opens by a press, whoever is there, and another press takes it away for good. */
export function PlanHere(): ReactNode {
  const { safetyPlan, planHide } = useWords();
  const words = usePlanWords();
  const kept = useKept(keptPlan);
  const [shown, setShown] = useState(false);
  if (kept === undefined) return null;
  return (
    <section aria-label={safetyPlan} className="grid gap-4">
      <Button className="justify-self-start" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? planHide : safetyPlan}
      </Button>
      {shown && (
        <>
          <PlanSections sections={kept.sections} />
          <p className="text-sm text-soft">{words.open}</p>
          <Button look="warm" className="justify-self-start" onClick={forgetPlan}>
            {words.off}
          </Button>
        </>
      )}
    </section>
  );
}
