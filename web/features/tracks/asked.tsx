import { type ReactNode, useEffect, useRef, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import { isCrisisAnswer } from "../../data/talk.ts";
import { Button } from "../../ui/button.tsx";
import { MessageButtons, MessageText } from "../../ui/message.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { useGuidedPress } from "./guided.ts";

/** Something that is asked before an exercise, or said instead of it, with its ready answers. */
export function Asked({
  replies,
  onClose,
}: {
  readonly replies: readonly MessageWire[];
  readonly onClose: () => void;
}): ReactNode {
  const words = useWords();
  const guided = useGuidedPress();
  const [said, setSaid] = useState(replies);
  const box = useRef<HTMLElement>(null);
  useEffect(() => setSaid(replies), [replies]);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [said]);
  const shown = said.filter((reply) => !isCrisisAnswer(reply));
  if (shown.length === 0) return null;
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-live="polite"
      className="arrives grid scroll-mt-4 gap-4 rounded-3xl border-2 border-accent bg-card p-5 shadow-soft sm:p-7"
    >
      {shown.map((reply, index) => (
        // What is said in one breath never changes its order.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className="grid gap-3">
          <MessageText message={reply} />
          <MessageButtons
            message={reply}
            busy={guided.busy}
            onPress={({ data }) => void guided.press(data).then((next) => next && setSaid(next))}
          />
        </div>
      ))}
      <Problem error={guided.error} />
      <Button look="plain" className="justify-self-start" onClick={onClose}>
        {words.close}
      </Button>
    </section>
  );
}
