import { type ReactNode, useState } from "react";
import type { DayWire } from "#contract/day.ts";
import { awayReasons } from "../../words/day-lists.ts";
import type { DayWish } from "../../data/day.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dateInWords } from "./clock.ts";

/** Days on which nothing is asked and nothing is lost. */
export function AskAway({
  day,
  busy,
  onAct,
}: {
  readonly day: DayWire;
  readonly busy: boolean;
  readonly onAct: (wish: DayWish) => void;
}): ReactNode {
  const words = useDayWords();
  const [until, setUntil] = useState("");
  return (
    <div className="arrives grid gap-4 pt-2">
      <div className="grid gap-1">
        <h3 className="name">{words.awayTitle}</h3>
        <p className="text-note text-soft">{words.awayText}</p>
      </div>
      <Field
        label={words.awayUntil}
        hint={words.awayUntilHint}
        type="date"
        min={day.date}
        value={until}
        onChange={({ target }) => setUntil(target.value)}
      />
      <div className="flex flex-wrap gap-2 max-sm:*:grow">
        {awayReasons.map((why) => (
          <Button key={why} busy={busy} onClick={() => onAct({ do: "away", why, ...(until === "" ? {} : { until }) })}>
            {words.awayWhy[why]}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** While the person is away: the plan waits, and one tap brings it back. */
export function Away({
  away,
  busy,
  onAct,
}: {
  readonly away: NonNullable<DayWire["away"]>;
  readonly busy: boolean;
  readonly onAct: (wish: DayWish) => void;
}): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  return (
    <Card className="grid gap-4 bg-wash">
      <p className="name">{away.message}</p>
      {away.until !== null && <p className="text-soft">{words.awayLasts(dateInWords(away.until, locale, false))}</p>}
      <Button look="main" className="justify-self-start" busy={busy} onClick={() => onAct({ do: "away", why: "back" })}>
        {words.imBack}
      </Button>
    </Card>
  );
}
