import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { NextWire } from "#contract/next.ts";
import { useDay } from "../../data/day.ts";
import { useWaiting } from "../../data/exercises.ts";
import { Mark, type MarkName } from "../../ui/marks.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale } from "../../words/words.tsx";
import { clockOf, useNow } from "../day/clock.ts";
import { HowNow } from "../day/how-now.tsx";

/** The key of the card that asks how it is now. */
const faces = "faces";

interface Small {
  readonly key: string;
  /** Whose part it is, and its sign. */
  readonly of: "goals" | "day";
  readonly sign: MarkName;
  readonly href: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Below the one next step, or beside it where there is room: how it is now, what was begun, and what the day still holds, in the order in
 * which they would come next. Each can be put aside until the page is opened anew; what already comes next is not said twice.
 */
export function Beside({
  next,
  lives,
  walks,
}: {
  readonly next: NextWire;
  readonly lives: boolean;
  readonly walks: boolean;
}): ReactNode {
  const [away, setAway] = useState<readonly string[]>([]);
  // Both are there before anything is drawn: what comes first would be moved by what comes after.
  const waits = [useWaiting(walks).isPending && walks, useDay(lives).isPending && lives].includes(true);
  const draft = useDraftCard(walks && next.kind !== "draft");
  const day = useDayCard(lives && next.kind !== "task" && next.kind !== "enough");
  const cards = [draft, day].filter((card) => card !== undefined).filter(({ key }) => !away.includes(key));
  // Its place is held, and it is no landmark before anything stands in it.
  if (waits) return <aside role="presentation" />;
  const asks = lives && !away.includes(faces);
  if (!asks && cards.length === 0) return null;
  return (
    <aside className="grid content-start gap-4 lg:-mt-2">
      {cards.map((card) => (
        <SmallCard key={card.key} card={card} onAside={() => setAway([...away, card.key])} />
      ))}
      {asks && <HowNow onAside={() => setAway([...away, faces])} />}
    </aside>
  );
}

/** The exercise that was touched last and waits. */
function useDraftCard(wanted: boolean): Small | undefined {
  const words = useDayWords();
  const waiting = useWaiting(wanted).data?.[0];
  if (!wanted || waiting === undefined) return undefined;
  const { id, name } = waiting;
  return { key: id, of: "goals", sign: "work", href: `/exercise/${id}`, name: words.begun, text: name };
}

/** What the day asks for next, at its hour. */
function useDayCard(wanted: boolean): Small | undefined {
  const words = useDayWords();
  const locale = useLocale();
  const now = useNow();
  const day = useDay(wanted).data;
  if (!wanted || day === undefined || day.away !== null) return undefined;
  const open = day.tasks.find(({ state, at }) => state === "open" && Date.parse(at) > now);
  if (open === undefined) return undefined;
  return {
    key: open.task_id,
    of: "day",
    sign: "day",
    href: "/day",
    name: words.laterAt(clockOf(open.at, day.time_zone, locale)),
    text: open.archetype_specific_title,
  };
}

function SmallCard({ card, onAside }: { readonly card: Small; readonly onAside: () => void }): ReactNode {
  const words = useDayWords();
  return (
    <div className={`of-${card.of} arrives grid grid-cols-[auto_1fr] gap-x-3 rounded-3xl bg-card p-3 shadow-soft`}>
      <span aria-hidden="true" className="mt-1 grid size-12 place-items-center rounded-full bg-area-wash text-area">
        <Mark name={card.sign} className="size-7" />
      </span>
      <div className="min-w-0">
        <p className="text-note text-soft">{card.name}</p>
        <Link
          href={card.href}
          className="name block py-0.5 underline decoration-line decoration-2 underline-offset-4 hover:decoration-area"
        >
          {card.text}
        </Link>
        <button
          type="button"
          aria-label={`${words.putAside}: ${card.text}`}
          onClick={onAside}
          className="-mb-1 min-h-11 text-note text-soft hover:text-ink"
        >
          {words.putAside}
        </button>
      </div>
    </div>
  );
}
