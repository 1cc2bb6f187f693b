import { type ReactNode, useId, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { Checks } from "./checks.tsx";
import { dateInWords, weekdayName, weekdays } from "./clock.ts";
import { type Fixed, freshKey, type HoursDraft, type Kind, noSpan, type Span } from "./hours-draft.ts";

type Weekdays = HoursDraft["work_days"];

/** What is wrong at a field, if anything: the server's words, or that something is half-written. */
export type WrongAt = (pointer: string) => string | undefined;

export function Time({
  label,
  value,
  hint,
  wrong,
  onSet,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly onSet: (value: string) => void;
}): ReactNode {
  return (
    <Field
      label={label}
      type="time"
      hint={hint}
      wrong={wrong}
      value={value}
      onChange={({ target }) => onSet(target.value)}
    />
  );
}

/** From one time to another, side by side; both empty is "none". */
export function SpanField({
  label,
  value,
  wrong,
  onSet,
}: {
  readonly label: string;
  readonly value: Span;
  readonly wrong: string | undefined;
  readonly onSet: (span: Span) => void;
}): ReactNode {
  const words = useDayWords();
  const id = useId();
  const box =
    "min-h-12 min-w-0 flex-1 basis-28 rounded-2xl border border-edge bg-card px-3 py-2 text-ink focus-visible:border-accent aria-invalid:border-warm";
  const invalid = wrong === undefined ? {} : { "aria-invalid": true, "aria-describedby": id };
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex max-w-sm flex-wrap items-center gap-2">
        <input
          type="time"
          aria-label={words.fromTime}
          value={value.from}
          {...invalid}
          className={box}
          onChange={({ target }) => onSet({ ...value, from: target.value })}
        />
        <span aria-hidden="true" className="text-soft max-[22rem]:hidden">
          –
        </span>
        <input
          type="time"
          aria-label={words.toTime}
          value={value.to}
          {...invalid}
          className={box}
          onChange={({ target }) => onSet({ ...value, to: target.value })}
        />
        {(value.from !== "" || value.to !== "") && (
          <Button
            look="plain"
            className="shrink-0 px-1!"
            aria-label={`${words.clear}: ${label}`}
            onClick={() => onSet(noSpan)}
          >
            {words.clear}
          </Button>
        )}
      </div>
      {wrong !== undefined && (
        <p id={id} className="text-sm text-warm">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

export function Weekdays({
  label,
  hint,
  chosen,
  wrong,
  onPick,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly chosen: Weekdays;
  readonly wrong?: string | undefined;
  readonly onPick: (days: Weekdays) => void;
}): ReactNode {
  const locale = useLocale();
  return (
    <Checks
      label={label}
      hint={hint}
      wrong={wrong}
      chosen={chosen}
      options={weekdays.map((value) => ({
        value,
        label: weekdayName(value, locale),
        spoken: weekdayName(value, locale, "long"),
      }))}
      onPick={(days) => onPick([...days])}
    />
  );
}

interface Part {
  readonly draft: HoursDraft;
  readonly wrongAt: WrongAt;
  readonly change: (change: Partial<HoursDraft>) => void;
}

/** What stands in the way every week. */
export function FixedEvents({ draft, wrongAt, change }: Part): ReactNode {
  const words = useDayWords();
  const set = (key: string, to: Partial<Fixed>): void =>
    change({ fixed: draft.fixed.map((each) => (each.key === key ? { ...each, ...to } : each)) });
  return (
    <div className="grid gap-5">
      <p className="text-sm text-soft">{words.fixedText}</p>
      {draft.fixed.map((event, place) => {
        const wrong = wrongAt(`/fixed/${place}`);
        return (
          <section
            key={event.key}
            aria-label={event.name === "" ? words.fixedNew : event.name}
            className="grid min-w-0 gap-4 rounded-2xl border border-line p-4"
          >
            <Field
              label={words.fixedName}
              maxLength={80}
              value={event.name}
              onChange={({ target }) => set(event.key, { name: target.value })}
            />
            <Weekdays label={words.fixedDays} chosen={event.days} onPick={(days) => set(event.key, { days })} />
            <SpanField label={words.fixedTime} value={event.at} wrong={wrong} onSet={(at) => set(event.key, { at })} />
            <Button
              look="plain"
              className="justify-self-start px-0!"
              aria-label={`${words.takeOut}: ${event.name}`}
              onClick={() => change({ fixed: draft.fixed.filter(({ key }) => key !== event.key) })}
            >
              {words.takeOut}
            </Button>
          </section>
        );
      })}
      <Button
        className="justify-self-start"
        onClick={() => change({ fixed: [...draft.fixed, { key: freshKey(), name: "", days: [], at: noSpan }] })}
      >
        {words.fixedAdd}
      </Button>
    </div>
  );
}

/** Kinds of shifts, and the row of them that repeats. */
export function Shifts({ draft, wrongAt, change }: Part): ReactNode {
  const words = useDayWords();
  const [next, setNext] = useState("off");
  const set = (key: string, to: Partial<Kind>): void =>
    change({ kinds: draft.kinds.map((each) => (each.key === key ? { ...each, ...to } : each)) });
  const named = (key: string): string =>
    key === "off" ? words.shiftOff : (draft.kinds.find((kind) => kind.key === key)?.name ?? words.shiftOff);
  const options = [...draft.kinds.filter(({ name }) => name.trim() !== "").map(({ key }) => key), "off"];
  const wrongPattern = wrongAt("/shifts/pattern") ?? wrongAt("/shifts/starts_on");
  return (
    <div className="arrives grid gap-5">
      {draft.kinds.map((kind, place) => (
        <section
          key={kind.key}
          aria-label={kind.name === "" ? words.shiftNew : kind.name}
          className="grid min-w-0 gap-4 rounded-2xl border border-line p-4"
        >
          <Field
            label={words.shiftName}
            hint={words.shiftNameHint}
            maxLength={80}
            value={kind.name}
            wrong={wrongAt(`/shifts/kinds/${place}`) ?? wrongAt(`/shifts/kinds/${kind.name.trim()}`)}
            onChange={({ target }) => set(kind.key, { name: target.value })}
          />
          <div className="grid gap-3 min-[26rem]:grid-cols-2">
            <Time label={words.wakeTime} value={kind.wake} onSet={(wake) => set(kind.key, { wake })} />
            <Time label={words.sleepTime} value={kind.sleep} onSet={(sleep) => set(kind.key, { sleep })} />
          </div>
          <SpanField label={words.work} value={kind.work} wrong={undefined} onSet={(work) => set(kind.key, { work })} />
          <Button
            look="plain"
            className="justify-self-start px-0!"
            aria-label={`${words.takeOut}: ${kind.name}`}
            onClick={() =>
              change({
                kinds: draft.kinds.filter(({ key }) => key !== kind.key),
                pattern: draft.pattern.filter((key) => key !== kind.key),
              })
            }
          >
            {words.takeOut}
          </Button>
        </section>
      ))}
      <Button
        className="justify-self-start"
        onClick={() =>
          change({ kinds: [...draft.kinds, { key: freshKey(), name: "", wake: "", sleep: "", work: noSpan }] })
        }
      >
        {words.shiftAdd}
      </Button>
      <div className="grid gap-3">
        <p className="font-medium">{words.pattern}</p>
        <p className="text-sm text-soft">{words.patternText}</p>
        {draft.pattern.length > 0 && (
          <ol className="flex flex-wrap gap-2">
            {draft.pattern.map((key, place) => (
              // A row of days is known by its places alone.
              // eslint-disable-next-line react/no-array-index-key
              <li key={place}>
                <button
                  type="button"
                  onClick={() => change({ pattern: draft.pattern.toSpliced(place, 1) })}
                  className="grid min-h-12 min-w-12 content-center rounded-2xl border border-edge bg-card px-3 py-1 text-center leading-tight hover:border-warm"
                >
                  <span className="text-xs text-soft tabular-nums">{place + 1}</span>
                  <span>{named(key)}</span>
                  <span className="sr-only">{words.takeOut}</span>
                </button>
              </li>
            ))}
          </ol>
        )}
        <div className="flex flex-wrap items-end gap-2">
          <label className="grid gap-1.5">
            <span className="text-sm text-soft">{words.patternNext}</span>
            <select
              value={options.includes(next) ? next : "off"}
              onChange={({ target }) => setNext(target.value)}
              className="min-h-12 max-w-full rounded-2xl border border-edge bg-card px-4 py-2 text-ink"
            >
              {options.map((key) => (
                <option key={key} value={key}>
                  {named(key)}
                </option>
              ))}
            </select>
          </label>
          <Button
            className="min-h-12"
            onClick={() => change({ pattern: [...draft.pattern, options.includes(next) ? next : "off"] })}
          >
            {words.patternAdd}
          </Button>
        </div>
        {wrongPattern !== undefined && <p className="text-sm text-warm">{wrongPattern}</p>}
        <Field
          label={words.patternFrom}
          type="date"
          value={draft.shiftsFrom}
          onChange={({ target }) => change({ shiftsFrom: target.value })}
        />
      </div>
    </div>
  );
}

/** Single days without work. */
export function DaysOff({ draft, wrongAt, change }: Part): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const [date, setDate] = useState("");
  const add = (): void => {
    if (date !== "") change({ days_off: [...new Set([...draft.days_off, date])].toSorted() });
    setDate("");
  };
  const wrong = wrongAt("/days_off");
  return (
    <div className="grid gap-3">
      {draft.days_off.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {draft.days_off.map((day) => (
            <li key={day}>
              <Button
                aria-label={`${words.takeOut}: ${dateInWords(day, locale, false)}`}
                onClick={() => change({ days_off: draft.days_off.filter((each) => each !== day) })}
              >
                {dateInWords(day, locale, false)} <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label={words.dayOff}
          type="date"
          value={date}
          wrong={wrong}
          onChange={({ target }) => setDate(target.value)}
        />
        <Button className="min-h-12" onClick={add}>
          {words.add}
        </Button>
      </div>
    </div>
  );
}
