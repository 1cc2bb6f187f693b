import type { ReactNode } from "react";
import type { MilestoneWire } from "#contract/tracks.ts";
import { useMilestones } from "../../data/journey.ts";
import { useProgress } from "../../data/queries.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useLocale } from "../../words/words.tsx";

/** What was reached, month by month, the newest first; it stays for ever. */
export function Milestones(): ReactNode {
  const words = useTracksWords();
  const locale = useLocale();
  const milestones = useMilestones();
  const progress = useProgress();
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" });
  const months = Map.groupBy(milestones.data ?? [], ({ achieved_at }) => month.format(Date.parse(achieved_at)));
  const of = ({ track }: MilestoneWire): string => {
    const found = progress.data?.tracks[track];
    return found === undefined ? "" : found.name;
  };
  return (
    <Page title={words.milestones} back={<BackLink href="/tracks">{words.back}</BackLink>}>
      <Problem error={milestones.error} />
      {milestones.data?.length === 0 && <p className="text-lg text-soft">{words.milestonesNone}</p>}
      {[...months].map(([name, reached]) => (
        <section key={name} className="grid gap-4">
          <h2 className="name text-soft first-letter:uppercase">{name}</h2>
          <ol className="grid gap-0">
            {reached.map((milestone) => (
              <li key={milestone.type} className="grid grid-cols-[auto_1fr] gap-x-4">
                <span aria-hidden="true" className="grid grid-rows-[auto_1fr] justify-items-center">
                  <span className="mt-1.5 size-4 rounded-full border-4 border-wash bg-accent ring-1 ring-accent" />
                  <span className="w-px bg-edge" />
                </span>
                <div className="grid gap-1 pb-7">
                  <p className="text-sm text-soft">
                    <time dateTime={milestone.achieved_at}>{day.format(Date.parse(milestone.achieved_at))}</time>
                    {of(milestone) !== "" && <> · {of(milestone)}</>}
                  </p>
                  <h3 className="name">{milestone.name}</h3>
                  <p>{milestone.description}</p>
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Page>
  );
}
