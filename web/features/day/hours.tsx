import { type ReactNode, useState } from "react";
import type { DayWire } from "#contract/day.ts";
import type { DayWish } from "../../data/day.ts";
import { Card } from "../../ui/page.tsx";
import { useWide } from "../../ui/wide.ts";
import { Mode } from "./mode.tsx";
import { Ruler } from "./ruler.tsx";
import { type View, ViewSwitch } from "./view-switch.tsx";

/** The day as a list and by the hours: beside each other where there is room, else one of them. What can be said of the day stands below. */
export function Hours({
  day,
  now,
  onAct,
  said,
  list,
  below,
}: {
  readonly day: DayWire;
  readonly now: number;
  readonly onAct: (wish: DayWish) => void;
  /** What was answered to the last press. */
  readonly said: ReactNode;
  readonly list: ReactNode;
  readonly below: ReactNode;
}): ReactNode {
  const [view, setView] = useState<View>("list");
  const wide = useWide();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
      <div className="grid content-start gap-3 sm:gap-4">
        <Mode day={day} onAct={onAct}>
          <ViewSwitch view={view} onView={setView} />
        </Mode>
        {said}
        <div className={view === "list" ? "" : "max-lg:hidden"}>{list}</div>
      </div>
      {(wide || view === "hours") && (
        <Card className="content-start self-start p-4! lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Ruler day={day} now={now} />
        </Card>
      )}
      <div className="grid content-start gap-6">{below}</div>
    </div>
  );
}
