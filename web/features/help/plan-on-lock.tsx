import type { ReactNode } from "react";
import { usePlanOnLock } from "../../data/works.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";

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
      {found && (
        <Card className="grid gap-5">
          {found.sections.map(({ step, head, lines }) => (
            <section key={step} aria-label={head} className="grid gap-1">
              <h2 className="text-sm text-soft">{head}</h2>
              {lines.map(({ text }, index) => (
                // A section's lines have no other name than their place.
                // eslint-disable-next-line react/no-array-index-key
                <p key={index} className="whitespace-pre-line break-words">
                  {text}
                </p>
              ))}
            </section>
          ))}
        </Card>
      )}
    </Page>
  );
}
