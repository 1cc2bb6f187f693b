import { type ReactNode, useMemo, useState } from "react";
import type { Locale } from "#core/person/person.ts";
import { Field, Select } from "../../ui/field.tsx";
import { citiesRu } from "../../words/cities-ru.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";

interface Zone {
  readonly value: string;
  readonly label: string;
  /** What it is found by: its city in both languages, and the name that programs use. */
  readonly found: string;
}

function zonesIn(locale: Locale, current: string): readonly Zone[] {
  const known = Intl.supportedValuesOf("timeZone");
  const cities: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en: {}, ru: citiesRu };
  return (known.includes(current) ? known : [current, ...known])
    .map((value) => {
      const last = value.slice(value.lastIndexOf("/") + 1);
      const plain = last.replaceAll("_", " ");
      const label = cities[locale][last] ?? plain;
      return { value, label, found: `${label} ${citiesRu[last] ?? ""} ${value.replaceAll("_", " ")}`.toLowerCase() };
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
}

/** The person's time zone by a city of it, which is looked for in either language. */
export function TimeZone({
  zone,
  onPick,
}: {
  readonly zone: string;
  readonly onPick: (zone: string) => void;
}): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const locale = useLocale();
  const [wanted, setWanted] = useState("");
  const all = useMemo(() => zonesIn(locale, zone), [locale, zone]);
  const sought = wanted.trim().toLowerCase();
  // The one that holds stays in the list, so that it is never another by a letter typed.
  const shown = all.filter(({ value, found }) => value === zone || found.includes(sought));
  return (
    <div className="grid gap-2">
      <Select label={words.timeZone} value={zone} options={shown} onPick={onPick} />
      <Field
        label={more.findCity}
        unseen
        type="search"
        autoComplete="off"
        placeholder={more.findCity}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
    </div>
  );
}
