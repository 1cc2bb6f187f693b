import type { ReactNode } from "react";
import type { MessageWire } from "#contract/chat.ts";
import type { DayWish } from "../../data/day.ts";
import { isCrisisAnswer } from "../../data/talk.ts";
import { withoutSigns } from "../../ui/message.tsx";
import type { useDayWords } from "../../words/day-words.ts";

/** What is said to a wish: where the chat's own words name a place that only the chat has, those of the pages. */
export function answerTo(
  wish: DayWish,
  replies: readonly MessageWire[],
  words: ReturnType<typeof useDayWords>,
): readonly MessageWire[] {
  return wish.do === "never" ? [{ text: words.neverDone, buttons: [] }] : replies;
}

/** What the companion says to something that was done; what the page shows anyway is left out. Read out when it comes. */
export function Said({ replies }: { readonly replies: readonly MessageWire[] }): ReactNode {
  const [first] = replies.filter((reply) => !isCrisisAnswer(reply));
  return (
    <div role="status" className="empty:absolute">
      {first !== undefined && (
        <p key={first.text} className="arrives border-l-4 border-accent pl-4 whitespace-pre-line">
          {withoutSigns(first.text).trim()}
        </p>
      )}
    </div>
  );
}
