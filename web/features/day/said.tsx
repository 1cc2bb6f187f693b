import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { reliefPresses } from "#contract/presses.ts";
import { usePress } from "../../data/actions.ts";
import { afterwards } from "../../data/afterwards.ts";
import type { DayWish } from "../../data/day.ts";
import { keys } from "../../data/keys.ts";
import { isCrisisAnswer } from "../../data/talk.ts";
import { Button } from "../../ui/button.tsx";
import { withoutSigns } from "../../ui/without-signs.ts";
import { Problem } from "../../ui/problem.tsx";
import type { useDayWords } from "../../words/day-words.ts";

/** What is said to a wish: where the chat's own words name a place that only the chat has, those of the pages. */
export function answerTo(
  wish: DayWish,
  replies: readonly MessageWire[],
  words: ReturnType<typeof useDayWords>,
): readonly MessageWire[] {
  return wish.do === "never" ? [{ text: words.neverDone, buttons: [] }] : replies;
}

/** Buttons under what was hard, and under what followed it: the day has no place of its own for them. */
const isRelief = ({ data }: MessageWire["buttons"][number][number]): boolean => data.startsWith(reliefPresses);

/** What the companion says to something that was done; what the page shows anyway is left out. Read out when it comes. */
export function Said({ replies }: { readonly replies: readonly MessageWire[] }): ReactNode {
  const client = useQueryClient();
  const press = usePress();
  const [later, setLater] = useState<{ readonly to: typeof replies; readonly replies: readonly MessageWire[] }>();
  const shown = later?.to === replies ? later.replies : replies;
  const [first] = shown.filter((reply) => !isCrisisAnswer(reply));
  const ways = first?.buttons.flat().filter(isRelief) ?? [];
  const go = (data: string): void =>
    afterwards(press.mutateAsync(data), (answer) => {
      setLater({ to: replies, replies: answer });
      void client.invalidateQueries({ queryKey: keys.day });
    });
  return (
    <div role="status" className="empty:absolute">
      {first !== undefined && (
        <p key={first.text} className="arrives border-l-4 border-accent pl-4 whitespace-pre-line">
          {withoutSigns(first.text).trim()}
        </p>
      )}
      {ways.length > 0 && (
        <div className="flex flex-wrap gap-2 pt-3">
          {ways.map(({ label, data }) => (
            <Button key={data} busy={press.isPending} onClick={() => go(data)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      <Problem error={press.error} />
    </div>
  );
}
