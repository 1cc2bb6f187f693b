import { type ReactNode, useState } from "react";
import type { OwnHabitWire } from "#contract/own-habits.ts";
import { ownLimits } from "#core/day/own-habit.ts";
import { afterwards } from "../../data/afterwards.ts";
import { type OwnWish, useOwnAction, useOwnHabits } from "../../data/own-habits.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useOwnWords } from "../../words/own-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { wallClock, weekdayName } from "../day/clock.ts";
import { OwnForm } from "./own-form.tsx";
import { OwnMonths } from "./own-months.tsx";

/** The habits that a person made up, by group: each with its months, and a form for a new one. */
export function OwnHabitsPage(): ReactNode {
  const words = useOwnWords();
  const day = useDayWords();
  const web = useWords();
  const list = useOwnHabits();
  const act = useOwnAction();
  const [adds, setAdds] = useState(false);
  if (list.data === undefined)
    return list.error ? <Problem error={list.error} /> : <p className="waits">{web.loading}</p>;
  const { habits } = list.data;
  const groups = [...new Set(habits.map(({ group }) => group))].toSorted((a, b) => a.localeCompare(b));
  return (
    <Page title={words.title} back={<BackLink href="/day">{day.toDay}</BackLink>}>
      <p className="-mt-3 text-soft">{words.text}</p>
      <Problem error={act.error} />
      {habits.length === 0 && !adds && <p>{words.none}</p>}
      {groups.map((group) => (
        <section key={group} className="grid gap-4" aria-label={group === "" ? words.title : group}>
          {group !== "" && <h2 className="name">{group}</h2>}
          {habits
            .filter((own) => own.group === group)
            .map((own) => (
              <OwnCard key={own.id} own={own} busy={act.isPending} onAct={(wish) => act.mutateAsync(wish)} />
            ))}
        </section>
      ))}
      {habits.length > 0 && <p className="text-sm text-soft">{words.forgives}</p>}
      {adds ? (
        <OwnForm
          busy={act.isPending}
          onKeep={(said) => afterwards(act.mutateAsync({ do: "add", said }), () => setAdds(false))}
          onCancel={() => setAdds(false)}
        />
      ) : (
        habits.length < ownLimits.habits && (
          <Button look="main" className="justify-self-start" onClick={() => setAdds(true)}>
            {words.add}
          </Button>
        )
      )}
    </Page>
  );
}

function OwnCard({
  own,
  busy,
  onAct,
}: {
  readonly own: OwnHabitWire;
  readonly busy: boolean;
  readonly onAct: (wish: OwnWish) => Promise<unknown>;
}): ReactNode {
  const words = useOwnWords();
  const day = useDayWords();
  const [open, setOpen] = useState<"change" | "remove">();
  const { id } = own;
  const act = (wish: OwnWish): void => afterwards(onAct(wish), () => setOpen(undefined));
  if (open === "change")
    return (
      <OwnForm
        own={own}
        busy={busy}
        onKeep={(change) => act({ do: "change", id, change })}
        onCancel={() => setOpen(undefined)}
      />
    );
  return (
    <article className="grid gap-3 rounded-3xl border border-edge bg-card p-5 shadow-soft">
      <h3 className="name">{own.name}</h3>
      <p className="text-sm text-soft">
        <Often own={own} /> · {day.minutes(own.minutes)}
      </p>
      {own.reason !== "" && <p className="text-sm">{own.reason}</p>}
      {own.paused && <p className="text-sm text-soft">{words.paused}</p>}
      {own.stands === "own_way" && <p className="text-sm text-soft">{words.ownWay}</p>}
      {own.stands === "asks" && (
        <div role="group" aria-label={words.risk} className="grid gap-2">
          <p className="text-sm">{words.risk}</p>
          <div className="flex gap-2">
            <Button busy={busy} onClick={() => act({ do: "change", id, change: { risk: false } })}>
              {words.riskNo}
            </Button>
            <Button busy={busy} onClick={() => act({ do: "change", id, change: { risk: true } })}>
              {words.riskYes}
            </Button>
          </div>
        </div>
      )}
      {own.total_attempts > 0 && (
        <p className="text-sm text-accent">
          {words.inARow(own.current_streak)} · {words.mastery(own.mastery)}
        </p>
      )}
      <OwnMonths own={own} busy={busy} onMark={(date, how) => act({ do: "mark", id, date, how })} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen("change")}>{words.change}</Button>
        <Button busy={busy} onClick={() => act({ do: "change", id, change: { paused: !own.paused } })}>
          {own.paused ? words.resume : words.pause}
        </Button>
        <Button look="warm" onClick={() => setOpen("remove")}>
          {words.remove}
        </Button>
      </div>
      {open === "remove" && (
        <Confirm
          question={words.removeSure(own.name)}
          yes={words.removeYes}
          busy={busy}
          onYes={() => act({ do: "remove", id })}
          onNo={() => setOpen(undefined)}
        />
      )}
    </article>
  );
}

/** When it is meant to be, in words. */
function Often({ own }: { readonly own: OwnHabitWire }): ReactNode {
  const words = useOwnWords();
  const day = useDayWords();
  const locale = useLocale();
  const at = own.at !== null ? wallClock(own.at, locale) : own.part === null ? words.any : day.parts[own.part];
  const days =
    own.times_a_week !== null
      ? words.perWeek(own.times_a_week)
      : own.days.length === 0
        ? words.everyDay
        : own.days.map((each) => weekdayName(each, locale)).join(", ");
  return `${at}, ${days}`;
}
