import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ScheduleViewWire } from "#contract/schedule.ts";
import { dayParts } from "#core/day/habit.ts";
import { meals } from "#core/day/schedule.ts";
import { afterwards } from "../../data/afterwards.ts";
import { RequestProblem } from "../../data/api.ts";
import { useHours } from "../../data/day.ts";
import { useHoursAction } from "../../data/day-setup.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Switch, TextField } from "../../ui/field.tsx";
import { Notice, Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { Calendar } from "./calendar.tsx";
import { Checks } from "./checks.tsx";
import { wallClock } from "./clock.ts";
import { Feed } from "./feed.tsx";
import { draftOf, halfWritten, type HoursDraft, wireOf } from "./hours-draft.ts";
import { BigDaysPart, WishesPart } from "./wishes-fields.tsx";
import { DaysOff, FixedEvents, Shifts, SpanField, Time, Weekdays, type WrongAt } from "./hours-fields.tsx";

/** How somebody's days go: the plan keeps out of the way of all of it. */
export function HoursPage(): ReactNode {
  const words = useDayWords();
  const web = useWords();
  const hours = useHours();
  if (hours.data === undefined) {
    return hours.error ? <Problem error={hours.error} /> : <p className="waits">{web.loading}</p>;
  }
  return (
    <Page title={words.hours} back={<BackLink href="/day">{words.toDay}</BackLink>}>
      <p className="-mt-3 text-soft">{words.hoursText}</p>
      <Form view={hours.data} />
      <Calendar calendar={hours.data.calendar} />
      <Feed started={hours.data.started} />
    </Page>
  );
}

const today = (): string => new Date().toLocaleDateString("sv");

function Form({ view }: { readonly view: ScheduleViewWire }): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const save = useHoursAction();
  const [draft, setDraft] = useState(() => draftOf(view.schedule, today()));
  const [half, setHalf] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const errors = save.error instanceof RequestProblem ? save.error.errors : [];

  useEffect(() => {
    if (half.length > 0 || save.isError) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [half, save.isError]);

  const wrongAt: WrongAt = (pointer) => {
    if (half.includes(pointer)) return words.halfWritten;
    const at = errors.find((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`));
    return at && (at.text ?? words.doesNotFit);
  };
  function change(to: Partial<HoursDraft>): void {
    setSaved(false);
    setHalf([]);
    if (save.isError) save.reset();
    setDraft((now) => ({ ...now, ...to }));
  }
  function send(): void {
    const missing = halfWritten(draft);
    setHalf(missing);
    if (missing.length > 0) return;
    afterwards(save.mutateAsync({ do: "save", schedule: wireOf(draft) }), (answer) => {
      if (answer !== undefined) setDraft(draftOf(answer.schedule, today()));
      setSaved(true);
    });
  }
  const part = { draft, wrongAt, change };
  return (
    <form
      ref={form}
      className="grid gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) send();
      }}
    >
      <Part title={words.sleepPart}>
        <div className="grid max-w-sm gap-3 min-[22rem]:grid-cols-2">
          <Time
            label={words.wakeTime}
            value={draft.wake}
            wrong={wrongAt("/wake_time")}
            onSet={(wake) => change({ wake })}
          />
          <Time
            label={words.sleepTime}
            value={draft.sleep}
            wrong={wrongAt("/sleep_time")}
            onSet={(sleep) => change({ sleep })}
          />
        </div>
        <p className="text-sm text-soft">
          {words.usualHours(wallClock(view.usual.wake_time, locale), wallClock(view.usual.sleep_time, locale))}
        </p>
      </Part>
      <Part title={words.work}>
        <SpanField
          label={words.workTime}
          value={draft.work}
          wrong={wrongAt("/work")}
          onSet={(work) => change({ work })}
        />
        <Weekdays
          label={words.workDays}
          chosen={draft.work_days}
          wrong={wrongAt("/work_days")}
          onPick={(work_days) => change({ work_days })}
        />
        <DaysOff {...part} />
        <Switch
          label={words.byShifts}
          hint={words.byShiftsHint}
          on={draft.byShifts}
          onTurn={(byShifts) => change({ byShifts })}
        />
        {draft.byShifts && <Shifts {...part} />}
      </Part>
      <Part title={words.meals}>
        <p className="text-sm text-soft">{words.mealsText}</p>
        {meals.map((meal) => (
          <SpanField
            key={meal}
            label={words.mealNames[meal]}
            value={draft.meals[meal]}
            wrong={wrongAt(`/meals/${meal}`)}
            onSet={(span) => change({ meals: { ...draft.meals, [meal]: span } })}
          />
        ))}
      </Part>
      <Part title={words.exercise}>
        <Checks
          label={words.exerciseParts}
          hint={words.exerciseAny}
          chosen={draft.exercise.parts}
          options={dayParts.map((value) => ({ value, label: words.parts[value] }))}
          onPick={(parts) => change({ exercise: { ...draft.exercise, parts: [...parts] } })}
        />
        <Weekdays
          label={words.exerciseDays}
          chosen={draft.exercise.days}
          onPick={(days) => change({ exercise: { ...draft.exercise, days } })}
        />
      </Part>
      <WishesPart
        wishes={draft.wishes}
        categories={view.category_options}
        wrongAt={wrongAt}
        onSet={(wishes) => change({ wishes })}
      />
      <BigDaysPart wishes={draft.wishes} wrongAt={wrongAt} onSet={(wishes) => change({ wishes })} />
      <Part title={words.fixed}>
        <FixedEvents {...part} />
      </Part>
      <Part title={words.things}>
        <Checks
          label={words.equipment}
          hint={words.equipmentHint}
          chosen={draft.equipment}
          options={view.equipment_options.map(({ id, label }) => ({
            value: id as HoursDraft["equipment"][number],
            label,
          }))}
          onPick={(equipment) => change({ equipment: [...equipment] })}
        />
        <Checks
          label={words.places}
          chosen={draft.places}
          options={view.place_options.map(({ id, label }) => ({ value: id as HoursDraft["places"][number], label }))}
          onPick={(places) => change({ places: [...places] })}
        />
        <TextField
          label={words.notes}
          hint={words.notesHint}
          wrong={wrongAt("/notes")}
          maxLength={2000}
          value={draft.notes}
          onChange={({ target }) => change({ notes: target.value })}
        />
      </Part>
      <div className="sticky bottom-20 z-10 grid gap-3 rounded-3xl bg-card p-3 shadow-soft lg:bottom-4">
        {half.length > 0 && <Notice kind="trouble">{words.halfWrittenSomewhere}</Notice>}
        <Problem error={save.error} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="main" busy={save.isPending}>
            {words.saveHours}
          </Button>
          <p role="status" className="text-sm text-soft">
            {saved && words.savedHours}
          </p>
        </div>
      </div>
    </form>
  );
}
