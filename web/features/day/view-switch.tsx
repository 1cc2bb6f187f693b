import type { ReactNode } from "react";
import { useRulerWords } from "../../words/ruler-words.ts";

const views = ["list", "hours"] as const;
export type View = (typeof views)[number];

/** Which of the two ways to see the day is there; on a wide screen both are. */
export function ViewSwitch({
  view,
  onView,
}: {
  readonly view: View;
  readonly onView: (view: View) => void;
}): ReactNode {
  const words = useRulerWords();
  return (
    <div
      role="group"
      aria-label={words.title}
      className="ml-auto flex max-w-full flex-wrap rounded-3xl bg-card p-0.5 shadow-soft lg:hidden"
    >
      {views.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={view === each}
          onClick={() => onView(each)}
          className="min-h-10 rounded-full px-2.5 text-note text-soft transition-colors hover:text-ink aria-pressed:bg-wash aria-pressed:font-semibold aria-pressed:text-accent"
        >
          {words[each]}
        </button>
      ))}
    </div>
  );
}
