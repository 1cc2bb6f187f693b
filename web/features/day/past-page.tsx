import type { ReactNode } from "react";
import { useDaysPast } from "../../data/day.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dateInWords } from "./clock.ts";
import { HabitMonth } from "./habit-month.tsx";

/** Days that are over: what was done in them, and not a word about the rest. */
export function PastPage(): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const past = useDaysPast(90);
  const newest = past.data?.[0]?.date;
  return (
    <Page title={words.past} back={<BackLink href="/day">{words.toDay}</BackLink>}>
      <Problem error={past.error} />
      {past.data !== undefined && newest !== undefined && <HabitMonth past={past.data} today={newest} />}
      {past.data?.length === 0 && <p className="text-soft">{words.pastNone}</p>}
      {past.data?.slice(0, 14).map((day) => {
        const done = day.tasks.filter(({ state }) => state === "done" || state === "partly");
        return (
          <Card key={day.date} className="grid gap-2">
            <h2 id={`d${day.date}`} className="name">
              {dateInWords(day.date, locale)}
            </h2>
            {done.length === 0 ? (
              <p className="text-soft">{words.pastQuiet}</p>
            ) : (
              <ul className="grid gap-1">
                {done.map((task) => (
                  <li key={task.task_id}>
                    {task.title}
                    {task.state === "partly" && <span className="text-soft"> · {words.states.partly}</span>}
                  </li>
                ))}
              </ul>
            )}
          </Card>
        );
      })}
    </Page>
  );
}
