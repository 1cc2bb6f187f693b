import type { ReactNode } from "react";
import type { PlanText } from "../../data/plan-here.ts";
import { Card } from "../../ui/page.tsx";

/** A safety plan, to be read and no more. */
export function PlanSections({ sections }: { readonly sections: PlanText }): ReactNode {
  return (
    <Card className="grid gap-5">
      {sections.map(({ step, head, lines }) => (
        <section key={step} aria-label={head} className="grid gap-1">
          <h2 className="text-sm text-soft">{head}</h2>
          {lines.map((text, index) => (
            // A section's lines have no other name than their place.
            // eslint-disable-next-line react/no-array-index-key
            <p key={index} className="whitespace-pre-line break-words">
              {text}
            </p>
          ))}
        </section>
      ))}
    </Card>
  );
}
