import { type ReactNode, useState } from "react";
import type { ScheduleViewWire } from "#contract/schedule.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useHoursAction } from "../../data/day-setup.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";

/** A calendar of the person's own whose busy times the plan keeps free. Its address is never shown again. */
export function Calendar({ calendar }: { readonly calendar: ScheduleViewWire["calendar"] }): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const act = useHoursAction();
  const [address, setAddress] = useState("");
  const when = (at: string): string =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }).format(
      Date.parse(at),
    );
  return (
    <Part title={words.calendar}>
      <p className="text-soft">{words.calendarText}</p>
      {calendar !== null && (
        <div role="status" className="grid gap-1">
          <p>
            {calendar.read_at === null
              ? words.calendarWaits
              : words.calendarRead(calendar.busy_times, when(calendar.read_at))}
          </p>
          {calendar.problem_text !== null && <p className="text-warm">{calendar.problem_text}</p>}
        </div>
      )}
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          afterwards(act.mutateAsync({ do: "calendar", address: address.trim() }), () => setAddress(""));
        }}
      >
        <Field
          label={calendar === null ? words.calendarAddress : words.calendarOther}
          hint={words.calendarHint}
          type="url"
          required
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
        <Problem error={act.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={act.isPending}>
            {words.calendarConnect}
          </Button>
          {calendar !== null && (
            <Button look="plain" busy={act.isPending} onClick={() => act.mutate({ do: "no calendar" })}>
              {words.calendarOff}
            </Button>
          )}
        </div>
      </form>
    </Part>
  );
}
