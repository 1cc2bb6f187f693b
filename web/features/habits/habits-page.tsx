import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { Link } from "wouter";
import type { HabitWire } from "#contract/habits.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import type { HabitCategory } from "#core/day/habit.ts";
import { useArchetypes, useHabits } from "../../data/day-setup.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Field, Select, Switch } from "../../ui/field.tsx";
import { Fold } from "../../ui/fold.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { Drawing, TaskSpot } from "../../ui/task-spot.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { withNames } from "./with-names.ts";

interface Filter {
  readonly name: string;
  readonly archetype: ArchetypeId | "";
  readonly open: boolean;
}

const everything: Filter = { name: "", archetype: "", open: false };

/** Every habit there is: what it is called, what it rests on, and why one is left out for this person. */
export function HabitsPage(): ReactNode {
  const words = useDayWords();
  const web = useWords();
  const locale = useLocale();
  const list = useHabits();
  const archetypes = useArchetypes();
  const [filter, setFilter] = useState(everything);
  const name = useDeferredValue(filter.name);
  const shown = useMemo(() => {
    const wanted = name.trim().toLocaleLowerCase(locale);
    return (list.data?.habits ?? []).filter(
      (habit) =>
        (wanted === "" || `${habit.name} ${habit.about}`.toLocaleLowerCase(locale).includes(wanted)) &&
        (filter.archetype === "" || habit.archetype_compatibility.includes(filter.archetype)) &&
        (!filter.open || habit.excluded.length === 0),
    );
  }, [list.data, name, locale, filter.archetype, filter.open]);
  if (list.data === undefined) {
    return list.error ? <Problem error={list.error} /> : <p className="waits">{web.loading}</p>;
  }
  const categories = list.data.categories.filter(({ category }) => shown.some((habit) => habit.category === category));
  return (
    <Page title={words.habits} back={<BackLink href="/day">{words.toDay}</BackLink>}>
      <p className="-mt-3 text-soft">{words.habitsText}</p>
      <form role="search" className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
        <Field
          label={words.search}
          unseen
          placeholder={words.search}
          type="search"
          value={filter.name}
          onChange={({ target }) => setFilter({ ...filter, name: target.value })}
        />
        <Fold label={words.narrow}>
          <Select
            label={words.archetype}
            value={filter.archetype}
            options={[
              { value: "", label: words.all },
              ...(archetypes.data?.archetypes ?? []).map((each) => ({ value: each.archetype, label: each.name })),
            ]}
            onPick={(archetype) => setFilter({ ...filter, archetype: archetype as Filter["archetype"] })}
          />
          <Switch label={words.openOnly} on={filter.open} onTurn={(open) => setFilter({ ...filter, open })} />
        </Fold>
      </form>
      <p role="status" className="-my-2 text-note text-soft empty:absolute">
        {filter !== everything && words.found(shown.length)}
      </p>
      <div className="grid divide-y divide-line overflow-hidden rounded-3xl bg-card shadow-soft">
        <Link
          href="/habits/own"
          className="group grid grid-cols-[auto_1fr_auto] items-center gap-3.5 px-5 py-2.5 focus-visible:-outline-offset-4"
        >
          <Drawing of="grows" className="size-12" />
          <span className="name group-hover:text-accent">{words.ownHabits}</span>
          <Sign stroke={frameSigns.opens} className="size-5 -rotate-90 text-soft" />
        </Link>
        {categories.map((each) => (
          <Theme
            // Whoever looks for something sees what was found; before that, the themes.
            key={`${each.category} ${name.trim() !== ""}`}
            {...each}
            opened={name.trim() !== ""}
            habits={shown.filter(({ category }) => category === each.category)}
          />
        ))}
      </div>
    </Page>
  );
}

/** The habits of one theme, below a row that unfolds them. */
function Theme({
  category,
  name,
  opened,
  habits,
}: {
  readonly category: HabitCategory;
  readonly name: string;
  readonly opened: boolean;
  readonly habits: readonly HabitWire[];
}): ReactNode {
  return (
    <details className="group/fold min-w-0" open={opened}>
      <summary className="grid list-none grid-cols-[auto_1fr_auto_auto] items-center gap-3.5 px-5 py-2.5 hover:text-accent focus-visible:-outline-offset-4 [&::-webkit-details-marker]:hidden">
        <TaskSpot task={{ category, link: null }} className="size-12" />
        <h2 className="name">{name}</h2>
        <span className="text-note text-soft">{habits.length}</span>
        <Sign stroke={frameSigns.opens} className="size-5 text-soft transition-transform group-open/fold:rotate-180" />
      </summary>
      <ul className="grid border-t border-line pb-2 max-sm:divide-y max-sm:divide-line sm:grid-cols-2 sm:py-2">
        {habits.map((habit) => (
          <Row key={habit.habit_id} habit={habit} />
        ))}
      </ul>
    </details>
  );
}

function Row({ habit }: { readonly habit: HabitWire }): ReactNode {
  const words = useDayWords();
  const [reason] = habit.excluded;
  return (
    <li className="grid">
      <Link
        href={`/habits/${habit.habit_id}`}
        className="group grid content-start gap-0.5 px-5 py-4 focus-visible:-outline-offset-4 sm:px-7"
      >
        <span className={`name group-hover:text-accent ${reason === undefined ? "" : "text-soft"}`}>{habit.name}</span>
        <span className="text-note text-pretty">{habit.about}</span>
        <span className="text-note text-soft">
          {words.minutes(habit.duration_minutes)} · {words.strengths[habit.strongest_evidence]}
        </span>
        {habit.mastery > 0 && <span className="text-note text-accent">{words.mastery(habit.mastery)}</span>}
        {reason !== undefined && (
          <span className="text-note text-soft">
            {words.leftOut} {withNames(reason)}
          </span>
        )}
      </Link>
    </li>
  );
}
