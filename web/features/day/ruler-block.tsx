import { type ReactNode, useRef } from "react";
import type { DayBlockWire, DayWire } from "#contract/day.ts";
import { Button } from "../../ui/button.tsx";
import { useRulerWords } from "../../words/ruler-words.ts";
import { guestOf } from "./day-order.ts";
import type { Moves } from "./moves.ts";
import { areaOf, type Span } from "./ruler-scale.ts";

interface Props {
  readonly block: DayBlockWire;
  readonly day: DayWire;
  readonly now: number;
  /** How far below the beginning of the ruler a moment lies (px). */
  readonly top: (at: number) => number;
  readonly moves: Moves;
  readonly taken: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly how: string;
  readonly clock: (at: number) => string;
  /** Whether its buttons open above it, where there is no room below. */
  readonly upwards: boolean;
}

/** A block of the day in the colour and by the name of what is in it; what is over stays where it was. */
export function RulerBlock({
  block,
  day,
  now,
  top,
  moves,
  taken,
  chosen,
  onChoose,
  how,
  clock,
  upwards,
}: Props): ReactNode {
  const words = useRulerWords();
  const dragged = useRef(false);
  const { held } = moves;
  const isHeld = held?.id === block.block_id;
  const span: Span = isHeld ? held : { from: Date.parse(block.from), to: Date.parse(block.to) };
  const begun = Date.parse(block.from) <= now;
  const over = Date.parse(block.to) <= now;
  const tasks = day.tasks.filter(({ block_id }) => block_id === block.block_id);
  const height = Math.max(top(span.to) - top(span.from) - 2, 20);
  const grip = begun ? "stretch" : "move";
  const look = isHeld
    ? `z-20 shadow-soft ${taken ? "border-dashed border-warm" : "border-area"}`
    : "border-transparent";
  const time = words.span(clock(span.from), clock(span.to));
  const body = (
    <>
      <span className="max-w-full min-w-0 truncate">{(guestOf(tasks) ?? block).archetype_specific_title}</span>
      <span className="shrink-0 text-xs text-soft tabular-nums">{time}</span>
    </>
  );
  const row =
    "flex size-full flex-wrap content-start items-baseline justify-between gap-x-2 overflow-hidden pl-2.5 text-left text-sm leading-5";
  return (
    <li
      style={{ top: top(span.from), height }}
      className={`absolute inset-x-0 rounded-lg border border-l-4 border-l-area bg-area-wash ${areaOf(tasks)} ${look} ${over ? "opacity-60" : ""}`}
    >
      {over ? (
        <p className={`${row} pr-2.5`}>{body}</p>
      ) : (
        <>
          <button
            type="button"
            aria-expanded={chosen}
            aria-describedby={how}
            {...moves.pointer(block, grip)}
            onPointerDown={(event) => {
              dragged.current = false;
              // A finger on the block scrolls the page; it moves the block at its grip.
              if (event.pointerType !== "touch") moves.pointer(block, grip).onPointerDown(event);
            }}
            onPointerUp={() => {
              dragged.current = isHeld;
              moves.pointer(block, grip).onPointerUp();
            }}
            onClick={() => {
              if (!dragged.current) onChoose();
            }}
            onKeyDown={(event) => {
              dragged.current = false;
              moves.press(event, block);
            }}
            onBlur={() => moves.keep(block)}
            className={`${row} cursor-grab pr-9 select-none active:cursor-grabbing`}
          >
            {body}
          </button>
          {!begun && (
            <span
              aria-hidden="true"
              {...moves.pointer(block, "move")}
              className="absolute top-0 right-0 grid h-full max-h-11 w-9 cursor-grab touch-none place-items-center text-area before:h-2.5 before:w-3.5 before:border-y-2 before:border-area"
            />
          )}
          <span
            aria-hidden="true"
            {...moves.pointer(block, "stretch")}
            className="absolute inset-x-0 -bottom-1.5 grid h-3 cursor-ns-resize touch-none place-items-center before:h-1 before:w-8 before:rounded-full before:bg-area-fill"
          />
        </>
      )}
      {chosen && !over && (
        <div
          className={`arrives absolute ${upwards ? "bottom-full mb-2" : "top-full mt-2"} right-0 left-0 z-30 flex flex-wrap gap-1.5 rounded-2xl border border-line bg-card p-2 shadow-soft`}
        >
          {!begun && (
            <>
              <Tool name={words.earlier} busy={moves.isBusy} onPress={() => moves.nudge(block, "move", -15)} />
              <Tool name={words.later} busy={moves.isBusy} onPress={() => moves.nudge(block, "move", 15)} />
            </>
          )}
          <Tool name={words.shorter} busy={moves.isBusy} onPress={() => moves.nudge(block, "stretch", -15)} />
          <Tool name={words.longer} busy={moves.isBusy} onPress={() => moves.nudge(block, "stretch", 15)} />
          {block.put && <Tool name={words.putBack} busy={moves.isBusy} onPress={() => moves.putBack(block)} />}
        </div>
      )}
    </li>
  );
}

function Tool({
  name,
  busy,
  onPress,
}: {
  readonly name: string;
  readonly busy: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <Button busy={busy} onClick={onPress} className="px-3! text-sm">
      {name}
    </Button>
  );
}
