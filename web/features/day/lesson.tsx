import type { ReactNode } from "react";
import type { EducationalContentWire, EvidenceWire } from "#contract/day-task.ts";
import type { LessonWire } from "#contract/lesson.ts";
import { Part } from "../../ui/page.tsx";
import { useDayWords } from "../../words/day-words.ts";

/** Something to unfold; closed, it is one quiet line. */
export function Fold({
  title,
  open = false,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <details open={open} className="group border-t border-line first:border-t-0">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 font-medium marker:content-none [&::-webkit-details-marker]:hidden">
        {title}
        <span aria-hidden="true" className="text-soft transition-transform group-open:rotate-45">
          +
        </span>
      </summary>
      <div className="grid gap-3 pb-4">{children}</div>
    </details>
  );
}

export function Lines({
  lines,
  numbered = false,
}: {
  readonly lines: readonly string[];
  readonly numbered?: boolean;
}): ReactNode {
  const items = lines.map((line) => <li key={line}>{line}</li>);
  return numbered ? (
    <ol className="grid list-decimal gap-2 pl-5 marker:text-soft">{items}</ol>
  ) : (
    <ul className="grid list-disc gap-1.5 pl-5 marker:text-soft">{items}</ul>
  );
}

/** What is known of a habit and how it can be bent to a day: six parts, of which those stand open that suit where one is. */
export function Lesson({
  content,
  opening,
  unfolded = [],
  children,
}: {
  readonly content: EducationalContentWire;
  readonly opening?: string;
  readonly unfolded?: LessonWire["unfolded"];
  readonly children?: ReactNode;
}): ReactNode {
  const words = useDayWords();
  const { scientific_basis: basis, practical_implementation: practice, personalization } = content;
  const bent = Object.entries(words.modifications)
    .map(([key, label]) => [label, personalization.modifications[key as keyof typeof words.modifications]] as const)
    .filter(([, text]) => text !== "");
  return (
    <Part title={words.lesson}>
      {opening !== undefined && opening !== "" && <p className="name">{opening}</p>}
      <div>
        <Fold title={words.whyItHelps} open={unfolded.includes("science")}>
          <p>{basis.simple_explanation}</p>
          {basis.why_it_helps !== basis.simple_explanation && <p>{basis.why_it_helps}</p>}
          <Lines lines={basis.key_benefits} />
          {basis.reassurance !== "" && basis.reassurance !== opening && <p>{basis.reassurance}</p>}
        </Fold>
        {practice.optimal_timing !== "" && (
          <Fold title={words.howExactly} open={unfolded.includes("practice")}>
            {practice.preparation_steps.length > 0 && (
              <>
                <p className="text-soft">{words.prepare}</p>
                <Lines lines={practice.preparation_steps} />
              </>
            )}
            <p>{practice.optimal_timing}</p>
            <p>{practice.duration_guidance}</p>
            {practice.environmental_considerations.length > 0 && (
              <p className="text-soft">{practice.environmental_considerations.join(" · ")}</p>
            )}
          </Fold>
        )}
        {bent.length > 0 && (
          <Fold title={words.bend} open={unfolded.includes("personal")}>
            {opening === undefined && personalization.archetype_optimization !== "" && (
              <p>{personalization.archetype_optimization}</p>
            )}
            <dl className="grid gap-3">
              {bent.map(([label, text]) => (
                <div key={label}>
                  <dt className="text-sm text-soft">{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </Fold>
        )}
        <Fold title={words.signs} open={unfolded.includes("signs")}>
          <Lines lines={content.success_indicators} />
        </Fold>
        {content.troubleshooting.length > 0 && (
          <Fold title={words.trouble} open={unfolded.includes("trouble")}>
            <dl className="grid gap-3">
              {content.troubleshooting.map(({ when, try: then }) => (
                <div key={when}>
                  <dt className="font-medium">{when}</dt>
                  <dd>{then}</dd>
                </div>
              ))}
            </dl>
          </Fold>
        )}
        {content.progressive_advancement !== "" && (
          <Fold title={words.comesNext} open={unfolded.includes("next")}>
            <p>{content.progressive_advancement}</p>
          </Fold>
        )}
      </div>
      {children}
    </Part>
  );
}

/** What it rests on, how firm that is, and what is not known. */
export function Sources({
  sources,
  honesty,
  children,
}: {
  readonly sources: readonly EvidenceWire[];
  readonly honesty: string;
  readonly children?: ReactNode;
}): ReactNode {
  const words = useDayWords();
  return (
    <Part title={words.sources}>
      {honesty !== "" && <p>{honesty}</p>}
      <ul className="grid gap-4">
        {sources.map((source) => (
          <li key={source.id} className="grid gap-0.5">
            <a
              href={source.url}
              target="_blank"
              rel="noreferrer noopener"
              lang="en"
              className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-accent"
            >
              {source.title}
            </a>
            <p className="text-sm text-soft">
              <span lang="en">
                {source.journal}, {source.year}
              </span>
              . {source.strength_text}
            </p>
            <details className="text-sm">
              <summary className="inline-flex min-h-8 items-center text-soft underline decoration-line decoration-2 underline-offset-4">
                {words.whatItFound}
              </summary>
              <p lang="en" className="pt-1">
                {source.finding}
              </p>
              {source.caution !== null && (
                <p lang="en" className="pt-1 text-soft">
                  {source.caution}
                </p>
              )}
            </details>
          </li>
        ))}
      </ul>
      <p className="text-sm text-soft">
        {words.sourcesOpen} {children}
      </p>
    </Part>
  );
}
