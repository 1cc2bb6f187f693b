import { type ReactNode, useState } from "react";
import { afterwards } from "../../data/afterwards.ts";
import { useForgetReadings, useReadingSources } from "../../data/body.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useBodyWords } from "../../words/body-words.ts";

/** What the person's own taps are kept under. */
const tapSource = "tap";

interface Asked {
  /** Undefined means all of them. */
  readonly source: string | undefined;
  readonly question: string;
}

/** How much is kept and where it came from; each source can be forgotten, or everything, and everything can be taken along. */
export function Kept(): ReactNode {
  const words = useBodyWords();
  const kept = useReadingSources();
  const forget = useForgetReadings();
  const [asked, setAsked] = useState<Asked>();
  const sources = kept.data?.sources ?? [];
  const nameOf = (source: string): string => (source === tapSource ? words.ownTaps : source);
  return (
    <>
      <Part title={words.kept}>
        <Problem error={kept.error ?? forget.error} />
        {kept.data !== undefined && sources.length === 0 && <p className="text-soft">{words.keptNone}</p>}
        {sources.length > 0 && (
          <ul className="grid gap-4">
            {sources.map(({ source_name: source, count, metrics }) => (
              <li key={source} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                <div className="min-w-0">
                  <p className="font-medium">{nameOf(source)}</p>
                  <p className="text-sm text-soft">
                    {words.keptOf(count)}: {metrics.map(({ metric }) => words.metrics[metric]).join(", ")}
                  </p>
                </div>
                <Button
                  look="warm"
                  aria-haspopup="dialog"
                  aria-label={`${words.deleteSource}: ${nameOf(source)}`}
                  onClick={() => setAsked({ source, question: words.deleteSourceSure(nameOf(source), count) })}
                >
                  {words.deleteSource}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {sources.length > 1 && (
          <Button
            look="warm"
            className="justify-self-start"
            aria-haspopup="dialog"
            onClick={() => setAsked({ source: undefined, question: words.deleteReadingsSure })}
          >
            {words.deleteReadings}
          </Button>
        )}
        {asked !== undefined && (
          <Confirm
            question={asked.question}
            yes={words.deleteYes}
            busy={forget.isPending}
            onNo={() => setAsked(undefined)}
            onYes={() => afterwards(forget.mutateAsync(asked.source), () => setAsked(undefined))}
          />
        )}
      </Part>
      {sources.length > 0 && (
        <Part title={words.takeAlong}>
          <p className="text-soft">{words.takeAlongText}</p>
          <a
            href="/api/readings/export?format=open-mhealth"
            download
            className={`${buttonClass("quiet")} justify-self-start`}
          >
            {words.download}
          </a>
        </Part>
      )}
    </>
  );
}
