import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { BlockPutWire, DayBlockWire, DayWire } from "#contract/day.ts";
import { useDayAction } from "../../data/day.ts";
import { lengthOf, minutesFor, movedBy, type Span, stretchedBy } from "./ruler-scale.ts";

export const spanOf = ({ from, to }: Pick<DayBlockWire, "from" | "to">): Span => ({
  from: Date.parse(from),
  to: Date.parse(to),
});

/** A block that is on its way to another place, and not yet there. */
interface Held extends Span {
  readonly id: string;
}
type Grip = "move" | "stretch";

/** Where blocks are moved: by a pointer, a finger at their grip, arrow keys, or buttons. It is saved when they are let go of. */
export function useMoves(day: DayWire) {
  const action = useDayAction();
  const [held, setHeld] = useState<Held>();
  const [back, setBack] = useState<{ readonly block: string; readonly to: BlockPutWire }>();
  const within = spanOf(day.waking);
  const start = useRef<{ readonly y: number; readonly block: DayBlockWire; readonly grip: Grip }>(undefined);
  const moved = (span: Span, grip: Grip, minutes: number): Span =>
    grip === "move" ? movedBy(span, minutes, within) : stretchedBy(span, minutes, within);

  function put(block: DayBlockWire, to: BlockPutWire, undo: BlockPutWire | undefined): void {
    action.mutate(
      { do: "put", block: block.block_id, to },
      {
        onSuccess: () => setBack(undo && { block: block.block_id, to: undo }),
        onSettled: () => setHeld(undefined),
      },
    );
  }
  const placeOf = (span: Span): BlockPutWire => ({ from: new Date(span.from).toISOString(), minutes: lengthOf(span) });
  function settle(block: DayBlockWire, to: Span): void {
    const was = spanOf(block);
    if (was.from === to.from && was.to === to.to) return setHeld(undefined);
    return put(block, placeOf(to), block.put ? placeOf(was) : { back: true });
  }
  return {
    held,
    action,
    back,
    isBusy: action.isPending,
    takeBack(): void {
      const block = day.blocks.find(({ block_id }) => block_id === back?.block);
      if (block && back) put(block, back.to, undefined);
    },
    putBack: (block: DayBlockWire): void => put(block, { back: true }, placeOf(spanOf(block))),
    nudge: (block: DayBlockWire, grip: Grip, minutes: number): void =>
      settle(block, moved(spanOf(block), grip, minutes)),
    keep: (block: DayBlockWire): void => {
      if (held?.id === block.block_id && !action.isPending) settle(block, held);
    },
    press(event: KeyboardEvent, block: DayBlockWire): void {
      const by = { ArrowUp: -5, ArrowDown: 5 }[event.key];
      const mine = held?.id === block.block_id;
      if (by !== undefined && !action.isPending) {
        event.preventDefault();
        const span = moved(mine ? held : spanOf(block), event.shiftKey ? "stretch" : "move", by);
        setHeld({ id: block.block_id, ...span });
      } else if (mine && (event.key === "Enter" || event.key === "Escape")) {
        event.preventDefault();
        if (event.key === "Enter") settle(block, held);
        else setHeld(undefined);
      }
    },
    pointer: (block: DayBlockWire, grip: Grip) => ({
      onPointerDown(event: PointerEvent): void {
        if (event.button !== 0 || action.isPending) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { y: event.clientY, block, grip };
      },
      onPointerMove(event: PointerEvent): void {
        const { current } = start;
        if (current?.block.block_id !== block.block_id) return;
        const minutes = minutesFor(event.clientY - current.y);
        if (minutes === 0 && held === undefined) return;
        setHeld({ id: block.block_id, ...moved(spanOf(block), current.grip, minutes) });
      },
      onPointerUp(): void {
        start.current = undefined;
        if (held?.id === block.block_id) settle(block, held);
      },
      onPointerCancel(): void {
        start.current = undefined;
        setHeld(undefined);
      },
    }),
  };
}
export type Moves = ReturnType<typeof useMoves>;
