import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { Link } from "wouter";
import type { HabitWire } from "#contract/habits.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import type { HabitCategory } from "#core/day/habit.ts";
import { useArchetypes, useHabits } from "../../data/day-setup.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Field, Select, Switch } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { withNames } from "./with-names.ts";

interface Filter {
  readonly name: string;
  readonly category: HabitCategory | "";
  readonly archetype: ArchetypeId | "";
  readonly open: boolean;
}

const everything: Filter = { name: "", category: "", archetype: "", open: false };

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
        (filter.category === "" || habit.category === filter.category) &&
        (filter.archetype === "" || habit.archetype_compatibility.includes(filter.archetype)) &&
        (!filter.open || habit.excluded.length === 0),
    );
  }, [list.data, name, locale, filter.category, filter.archetype, filter.open]);
  if (list.data === undefined) {
    return list.error ? <Problem error={list.error} /> : <p className="waits">{web.loading}</p>;
  }
  const categories = list.data.categories.filter(({ category }) => shown.some((habit) => habit.category === category));
  return (
    <Page title={words.habits} back={<BackLink href="/day">{words.toDay}</BackLink>}>
      <p className="-mt-3 text-soft">{words.habitsText}</p>
      <p>
        <TextLink href="/habits/own">{words.ownHabits}</TextLink>
      </p>
      <form role="search" className="grid gap-3 sm:grid-cols-2" onSubmit={(event) => event.preventDefault()}>
        <div className="sm:col-span-2">
          <Field
            label={words.search}
            type="search"
            value={filter.name}
            onChange={({ target }) => setFilter({ ...filter, name: target.value })}
          />
        </div>
        <Select
          label={words.category}
          value={filter.category}
          options={[
            { value: "", label: words.all },
            ...list.data.categories.map((each) => ({ value: each.category, label: `${each.name} (${each.count})` })),
          ]}
          onPick={(category) => setFilter({ ...filter, category: category as Filter["category"] })}
        />
        <Select
          label={words.archetype}
          value={filter.archetype}
          options={[
            { value: "", label: words.all },
            ...(archetypes.data?.archetypes ?? []).map((each) => ({ value: each.archetype, label: each.name })),
          ]}
          onPick={(archetype) => setFilter({ ...filter, archetype: archetype as Filter["archetype"] })}
        />
        <div className="sm:col-span-2">
          <Switch label={words.openOnly} on={filter.open} onTurn={(open) => setFilter({ ...filter, open })} />
        </div>
      </form>
      <p role="status" className="text-sm text-soft">
        {words.found(shown.length)}
      </p>
      {categories.map(({ category, name: title }) => (
        <section key={category} className="grid gap-3">
          <h2 className="name">{title}</h2>
          <ul className="grid gap-3 sm:grid-cols-2">
            {shown
              .filter((habit) => habit.category === category)
              .map((habit) => (
                <Row key={habit.habit_id} habit={habit} />
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function Row({ habit }: { readonly habit: HabitWire }): ReactNode {
  const words = useDayWords();
  const [reason] = habit.excluded;
  return (
    <li className="grid">
      <Link
        href={`/habits/${habit.habit_id}`}
        className={`grid content-start gap-1 rounded-3xl border p-4 hover:border-accent sm:p-5 ${reason === undefined ? "border-edge bg-card shadow-soft" : "border-line"}`}
      >
        <span className="name">{habit.name}</span>
        <span className="text-sm">{habit.about}</span>
        <span className="text-sm text-soft">
          {words.minutes(habit.duration_minutes)} · {words.strengths[habit.strongest_evidence]}
        </span>
        {habit.mastery > 0 && <span className="text-sm text-accent">{words.mastery(habit.mastery)}</span>}
        {reason !== undefined && (
          <span className="text-sm text-soft">
            {words.leftOut} {withNames(reason)}
          </span>
        )}
      </Link>
    </li>
  );
}
