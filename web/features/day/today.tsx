import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { DayWire } from "#contract/day.ts";
import { afterwards } from "../../data/afterwards.ts";
import { type DayWish, useAdaptationAction, useDayAction } from "../../data/day.ts";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { Menu, menuItem } from "../../ui/menu.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { AskAway, Away } from "./away.tsx";
import { clockOf, dateInWords, dateOf, partOf, useNow } from "./clock.ts";
import { DayHead } from "./day-head.tsx";
import { answerTo, Said } from "./said.tsx";
import { Shape } from "./shape.tsx";
import { State } from "./state.tsx";
import { Hours } from "./hours.tsx";
import { Timeline } from "./timeline.tsx";
import { WeekStrip } from "./week-strip.tsx";

/** Today: what stands where, how much strength there is, and what can be changed about it. */
export function Today({ day }: { readonly day: DayWire }): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const action = useDayAction();
  const now = useNow();
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const [told, setTold] = useState<readonly MessageWire[]>([]);
  const [resting, setResting] = useState(false);
  function act(wish: DayWish): void {
    setSaid([]);
    afterwards(action.mutateAsync(wish), ({ replies }) => {
      setSaid(answerTo(wish, replies, words));
      if (wish.do === "away") setResting(false);
    });
  }
  const from = Date.parse(day.waking.from);
  const to = Date.parse(day.waking.to);
  const over = now >= to;
  const enough = day.away === null && day.open_tasks === 0;
  const busy = action.isPending;
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-3 sm:gap-4 lg:max-w-5xl">
      <DayHead from={from} to={to} now={now}>
        <h1 className="place">{dateInWords(day.date, locale)}</h1>
        {day.away === null && now >= from && (
          <p className="pt-1 text-note">
            {words.parts[partOf(now, day.time_zone)]}
            {!enough && ` · ${words.toDo(day.open_tasks)}`}
          </p>
        )}
        {now < from && (
          <p className="pt-1 text-note">
            {words.dayBegins(clockOf(from, day.time_zone, locale), dateOf(now, day.time_zone) !== day.date)}
          </p>
        )}
      </DayHead>
      {day.away === null ? (
        <Hours
          day={day}
          now={now}
          onAct={act}
          said={
            <>
              <Said replies={said} />
              <Problem error={action.error} />
              {enough && (
                <Card className="arrives grid gap-1 bg-wash">
                  <p className="name">{words.enough}</p>
                  <p>{day.archetype.enough}</p>
                </Card>
              )}
              <Told day={day} />
            </>
          }
          list={<Timeline day={day} now={now} busy={busy} onAct={act} onSaid={setSaid} />}
          below={
            <>
              <Card className="grid gap-3 py-4!">
                <State day={day} onSaid={setTold} />
                <Said replies={told} />
              </Card>
              <WeekStrip day={day} />
              <section className="grid divide-y divide-line rounded-3xl bg-card px-5 shadow-soft *:py-4 sm:px-7">
                <div className="grid gap-3">
                  <h2 className="name">{words.wholeDay}</h2>
                  <Shape day={day} />
                  {!over && (
                    <div className="flex flex-wrap gap-2 pt-1 max-sm:*:grow">
                      <Button busy={busy} onClick={() => act({ do: "replan" })}>
                        {words.replan}
                      </Button>
                      <Button aria-expanded={resting} onClick={() => setResting(!resting)}>
                        {words.restNow}
                      </Button>
                    </div>
                  )}
                  {resting && <AskAway day={day} busy={busy} onAct={act} />}
                </div>
                {day.health_consent && <KeepPlan day={day} />}
                <Ways />
              </section>
            </>
          }
        />
      ) : (
        <>
          <p className="text-lg">{day.archetype.message}</p>
          <WeekStrip day={day} />
          <Away away={day.away} busy={busy} onAct={act} />
          <Problem error={action.error} />
          <Ways />
        </>
      )}
    </div>
  );
}

/** Reads out what has just become otherwise, for who does not see it. */
function Told({ day }: { readonly day: DayWire }): ReactNode {
  const words = useDayWords();
  const live = day.tasks.flatMap(({ adaptation }) => adaptation ?? []);
  const known = useRef<ReadonlySet<string>>(undefined);
  const [text, setText] = useState("");
  const ids = live.map(({ adaptation_id }) => adaptation_id).join();
  useEffect(() => {
    const before = known.current;
    known.current = new Set(live.map(({ adaptation_id }) => adaptation_id));
    const fresh = before && live.filter(({ adaptation_id }) => !before.has(adaptation_id));
    if (fresh === undefined || fresh.length === 0) return;
    setText(fresh.map((each) => words.planChanged(each.adapted_task.title, each.text)).join(" "));
    // What is said follows the ids alone: the same changes are not read out again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ids]);
  return (
    <p role="status" className="sr-only">
      {text}
    </p>
  );
}

/** Readings may change the day, or only explain it. */
function KeepPlan({ day }: { readonly day: DayWire }): ReactNode {
  const words = useDayWords();
  const act = useAdaptationAction();
  return (
    <div className="grid gap-3">
      <Switch
        label={words.keepPlan}
        hint={words.keepPlanHint}
        on={day.keep_plan}
        onTurn={(keep) => act.mutate({ do: "keep plan", keep })}
      />
      <Problem error={act.error} />
    </div>
  );
}

/** The pages that belong to the day. */
const ways = [
  ["/habits", "habits"],
  ["/day/hours", "hours"],
  ["/day/skills", "skills"],
  ["/day/insights", "insights"],
  ["/day/archetypes", "archetypes"],
  ["/day/health", "health"],
  ["/day/body", "bodyData"],
  ["/day/settings", "daySettings"],
  ["/day/past", "past"],
] as const;

function Ways(): ReactNode {
  const words = useDayWords();
  return (
    <nav aria-label={words.ways}>
      <Menu label={words.ways} above>
        {ways.map(([href, name]) => (
          <Link key={href} href={href} className={menuItem}>
            {words[name]}
          </Link>
        ))}
      </Menu>
    </nav>
  );
}
