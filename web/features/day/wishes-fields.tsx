import type { ReactNode } from "react";
import type { ScheduleViewWire, ScheduleWire } from "#contract/schedule.ts";
import { seasons } from "#core/day/habit.ts";
import { bigDays, companies, movements, wishLimits } from "#core/day/wish.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Part } from "../../ui/page.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useWishWords } from "../../words/wish-words.ts";
import { Checks } from "./checks.tsx";

type WishesWire = ScheduleWire["wishes"];
type Category = NonNullable<WishesWire["avoid"]>[number];

interface Props {
  readonly wishes: WishesWire;
  readonly categories: ScheduleViewWire["category_options"];
  readonly wrongAt: (pointer: string) => string | undefined;
  readonly onSet: (wishes: WishesWire) => void;
}

/** A wish with one field set, or gone where nothing is said. */
function withWish<K extends keyof WishesWire>(
  wishes: WishesWire,
  name: K,
  value: WishesWire[K] | undefined,
): WishesWire {
  const { [name]: _before, ...rest } = wishes;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** What is wished of the days: nothing has to be said, and whatever is can be taken back. */
export function WishesPart({ wishes, categories, wrongAt, onSet }: Props): ReactNode {
  const words = useWishWords();
  const set = <K extends keyof WishesWire>(name: K, value: WishesWire[K] | undefined): void =>
    onSet(withWish(wishes, name, value));
  const minutes = (text: string): number | undefined => (text === "" ? undefined : Number(text));
  /** One of a few: a second tap takes it back. */
  const last = <V,>(chosen: readonly V[], before: V | undefined): V | undefined =>
    chosen.find((each) => each !== before) ?? chosen.at(-1);
  return (
    <Part title={words.wishes}>
      <p className="text-sm text-soft">{words.wishesText}</p>
      <Checks
        label={words.wishMovement}
        chosen={wishes.movement ? [wishes.movement] : []}
        options={movements.map((value) => ({ value, label: words.wishMovements[value] }))}
        onPick={(chosen) => set("movement", last(chosen, wishes.movement))}
      />
      <Checks
        label={words.wishCompany}
        chosen={wishes.company ? [wishes.company] : []}
        options={companies.map((value) => ({ value, label: words.wishCompanies[value] }))}
        onPick={(chosen) => set("company", last(chosen, wishes.company))}
      />
      <Checks
        label={words.wishAvoid}
        hint={words.wishAvoidHint}
        chosen={wishes.avoid ?? []}
        options={categories.map(({ id, label }) => ({ value: id as Category, label }))}
        onPick={(avoid) => set("avoid", avoid.length === 0 ? undefined : [...avoid])}
      />
      <Checks
        label={words.wishOutdoors}
        hint={words.wishOutdoorsHint}
        chosen={wishes.outdoors ?? []}
        options={seasons.map((value) => ({ value, label: words.wishSeasons[value] }))}
        onPick={(outdoors) => set("outdoors", outdoors.length === 0 ? undefined : [...outdoors])}
      />
      <Field
        label={words.wishMinutes}
        type="number"
        min={wishLimits.leastMinutes}
        max={wishLimits.mostMinutes}
        wrong={wrongAt("/wishes/minutes")}
        value={wishes.minutes ?? ""}
        onChange={({ target }) => set("minutes", minutes(target.value))}
      />
      <Field
        label={words.wishCommute}
        type="number"
        min={0}
        max={wishLimits.mostCommute}
        wrong={wrongAt("/wishes/commute")}
        value={wishes.commute ?? ""}
        onChange={({ target }) => set("commute", minutes(target.value))}
      />
    </Part>
  );
}

/** Exam, race, operation and wedding: each a date that is seen, changed, and taken out by its own button, where a browser's date field has none. */
export function BigDaysPart({ wishes, wrongAt, onSet }: Omit<Props, "categories">): ReactNode {
  const words = useWishWords();
  const { clear } = useDayWords();
  return (
    <Part title={words.bigDays}>
      <p className="text-sm text-soft">{words.bigDaysText}</p>
      {bigDays.map((kind) => (
        <div key={kind} className="flex max-w-sm flex-wrap items-end gap-2">
          <Field
            label={words.bigDayNames[kind]}
            hint={words.bigDayHints[kind]}
            type="date"
            wrong={wrongAt(`/wishes/${kind}`)}
            value={wishes[kind] ?? ""}
            onChange={({ target }) => onSet(withWish(wishes, kind, target.value === "" ? undefined : target.value))}
          />
          {wishes[kind] !== undefined && (
            <Button
              look="plain"
              className="shrink-0 px-1!"
              aria-label={`${clear}: ${words.bigDayNames[kind]}`}
              onClick={() => onSet(withWish(wishes, kind, undefined))}
            >
              {clear}
            </Button>
          )}
        </div>
      ))}
    </Part>
  );
}
