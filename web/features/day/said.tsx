import type { ReactNode } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { isCrisisAnswer } from "../../data/talk.ts";
import { withoutSigns } from "../../ui/message.tsx";

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
