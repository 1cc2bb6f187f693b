import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { MovesWire } from "#contract/exercise.ts";
import type { WorkWire } from "#contract/work.ts";
import { NotFound } from "../../app/later-pages.ts";
import { afterwards } from "../../data/afterwards.ts";
import { isGone } from "../../data/gone.ts";
import { useRemoveWork, useWork, useWorkAction } from "../../data/works.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { Moves } from "../tracks/moves.tsx";
import { Section } from "./section.tsx";

/** One work in full: read, changed, ticked off, printed, deleted. */
export function WorkPage({ id }: { readonly id: string }): ReactNode {
  const web = useWords();
  const work = useWork(id);
  if (work.error && (isGone(work.error) || work.data === undefined)) {
    return isGone(work.error) ? <NotFound /> : <Problem error={work.error} />;
  }
  if (work.data === undefined) return <p className="waits">{web.loading}</p>;
  return <Shown key={id} work={work.data} />;
}

function Shown({ work }: { readonly work: WorkWire }): ReactNode {
  const words = useTracksWords();
  const locale = useLocale();
  const [, go] = useLocation();
  const act = useWorkAction(work.id);
  const remove = useRemoveWork();
  const [removing, setRemoving] = useState(false);
  const [editing, setEditing] = useState<string>();
  const [moves, setMoves] = useState<MovesWire>();
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" });
  const isDiary = work.diary !== null;
  return (
    <Page title={work.title} back={<BackLink href="/works">{words.worksBack}</BackLink>}>
      <p className="-mt-3 flex flex-wrap gap-x-3 text-soft">
        <span>{words.kinds[work.kind]}</span>
        <time dateTime={work.created_at}>{day.format(Date.parse(work.created_at))}</time>
        {work.status !== "kept" && <span className="text-accent">{words.workStatuses[work.status]}</span>}
        {work.opens_on !== null && <span>{words.opensOn(day.format(Date.parse(work.opens_on)))}</span>}
        {work.diary !== null && <span>{words.diaryNumber(work.diary.number)}</span>}
      </p>
      <div className="grid gap-7 rounded-3xl bg-card p-5 shadow-soft sm:p-8">
        {work.sections.map((section) => (
          <Section
            key={section.step}
            work={work.id}
            section={section}
            diary={isDiary}
            editing={editing === section.step}
            busy={act.isPending}
            error={editing === section.step ? act.error : null}
            onEdit={(on) => {
              act.reset();
              setEditing(on ? section.step : undefined);
            }}
            onTick={(line) => act.mutate({ do: "tick", section: section.step, line })}
            onSave={(text, forget) =>
              afterwards(act.mutateAsync({ do: "edit", section: section.step, text }), (answer) => {
                forget();
                setEditing(undefined);
                // A correction in the diary is an entry of its own.
                if (answer.work.id !== work.id) go(`/works/${answer.work.id}`);
              })
            }
          />
        ))}
      </div>
      {editing === undefined && <Problem error={act.error ?? remove.error} />}
      {moves !== undefined && <Moves {...moves} />}
      <div className="flex flex-wrap gap-2">
        {work.may_become.map((status) => (
          <Button
            key={status}
            look="main"
            busy={act.isPending}
            onClick={() => afterwards(act.mutateAsync({ do: "status", status }), setMoves)}
          >
            {words.mark[status]}
          </Button>
        ))}
        <a href={`/api/works/${work.id}/file.pdf`} download className={buttonClass("quiet")}>
          {words.print}
        </a>
        <Button look="warm" aria-haspopup="dialog" onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </div>
      {removing && (
        <Confirm
          question={isDiary ? words.removeDiarySure(work.title) : words.removeSure(work.title)}
          yes={words.removeYes}
          busy={remove.isPending}
          onNo={() => setRemoving(false)}
          onYes={() => afterwards(remove.mutateAsync(work.id), () => go("/works", { replace: true }))}
        >
          <Problem error={remove.error} />
        </Confirm>
      )}
    </Page>
  );
}
