import type { ReactNode } from "react";
import { Link, useSearchParams } from "wouter";
import type { WorkSummaryWire } from "#contract/work.ts";
import type { WorkKind } from "#core/techniques/technique.ts";
import { useProgress } from "../../data/queries.ts";
import { useWorks } from "../../data/works.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useLocale } from "../../words/words.tsx";

/** What the person made, of one kind or of all, newest first. */
export function WorksPage(): ReactNode {
  const words = useTracksWords();
  const [search, setSearch] = useSearchParams();
  const kinds = Object.keys(words.kinds) as WorkKind[];
  const kind = kinds.find((each) => each === search.get("kind"));
  const works = useWorks(kind);
  const all = works.data?.pages.flatMap((page) => page.works);
  const walks = useProgress().data?.started === true;
  return (
    <Page title={words.worksTitle} back={walks && <BackLink href="/tracks">{words.back}</BackLink>}>
      <p className="text-soft">{words.worksText}</p>
      <Select
        label={words.worksTitle}
        unseen
        value={kind ?? ""}
        options={[
          { value: "", label: words.everything },
          ...kinds.map((value) => ({ value, label: words.kinds[value] })),
        ]}
        onPick={(to) => setSearch(to === "" ? {} : { kind: to })}
      />
      {kind === "diary_entry" && all !== undefined && all.length > 0 && (
        <div className="grid gap-2">
          <div className="flex flex-wrap gap-2">
            <a href="/api/diary.pdf" download className={buttonClass("quiet")}>
              {words.diaryPdf}
            </a>
            <a href="/api/diary.csv" download className={buttonClass("quiet")}>
              {words.diaryCsv}
            </a>
          </div>
          <p className="text-sm text-soft">{words.diaryAbout}</p>
        </div>
      )}
      <Problem error={works.error} />
      {all?.length === 0 && <p className="text-lg text-soft">{words.worksNone}</p>}
      {all !== undefined && all.length > 0 && (
        <ul className="grid gap-3">
          {all.map((work) => (
            <li key={work.id}>
              <Work work={work} />
            </li>
          ))}
        </ul>
      )}
      {works.hasNextPage && (
        <Button
          className="justify-self-start"
          busy={works.isFetchingNextPage}
          onClick={() => void works.fetchNextPage()}
        >
          {words.moreWorks}
        </Button>
      )}
      <Link href="/exercises" className={`${buttonClass("quiet")} justify-self-start`}>
        {words.write}
      </Link>
    </Page>
  );
}

function Work({ work }: { readonly work: WorkSummaryWire }): ReactNode {
  const words = useTracksWords();
  const locale = useLocale();
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
  return (
    <Link
      href={`/works/${work.id}`}
      className="flex items-start gap-3 rounded-3xl border border-transparent bg-card px-5 py-4 shadow-soft hover:border-accent"
    >
      <Mark name="work" className="mt-1 size-5 text-accent" />
      <span className="grid min-w-0 gap-0.5">
        <span className="name">{work.title}</span>
        <span className="text-sm text-soft">
          {[
            words.kinds[work.kind],
            day.format(Date.parse(work.created_at)),
            ...(work.status === "kept" ? [] : [words.workStatuses[work.status].split(/[.,]/)[0] ?? ""]),
          ].join(" · ")}
        </span>
      </span>
    </Link>
  );
}
