import { type ReactNode, useState } from "react";
import { keysAreOn, turnKeys } from "../../ui/asked-by-key.ts";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/field.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Sign } from "../../ui/sign.tsx";
import { useSearchWords } from "../../words/search-words.ts";
import { useWords } from "../../words/words.tsx";

const command = /Mac|iP/.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** Drawn, because not every face of letters has them. */
const arrows = { up: "M12 19V5M6.5 10.5 12 5l5.5 5.5", down: "M12 5v14M6.5 13.5 12 19l5.5-5.5" } as const;

function Arrow({ to }: { readonly to: keyof typeof arrows }): ReactNode {
  const { arrowKeys } = useSearchWords();
  return (
    <>
      <Sign stroke={arrows[to]} className="my-0.5 inline size-4" />
      <span className="sr-only">{arrowKeys[to]}</span>
    </>
  );
}

/** What keys do, and whether the single ones do it on this device. */
export function Keys({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useSearchWords();
  const { close } = useWords();
  const [on, setOn] = useState(keysAreOn);
  const rows = [
    [words.keysFor.search, [command, "K"]],
    [words.keysFor.goal, ["n"]],
    [words.keysFor.day, ["d"]],
    [words.keysFor.keys, ["?"]],
    [words.keysFor.move, ["up", "down"]],
    [`${words.keysFor.leave} (${words.twice})`, ["Esc"]],
  ] as const;
  return (
    <Sheet label={words.keysTitle} onClose={onClose}>
      <div className="grid max-h-[80dvh] gap-5 overflow-y-auto p-6 sm:p-8">
        <h2 className="title">{words.keysTitle}</h2>
        <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-3">
          {rows.map(([does, keys]) => (
            <div key={does} className="contents">
              <dt>{does}</dt>
              <dd className="flex justify-end gap-1.5">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="min-w-8 rounded-lg border border-edge bg-paper px-2 py-0.5 text-center font-sans text-sm"
                  >
                    {key in arrows ? <Arrow to={key as keyof typeof arrows} /> : key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Switch
          label={words.single}
          hint={words.singleHint}
          on={on}
          onTurn={(next) => {
            turnKeys(next);
            setOn(next);
          }}
        />
        <form method="dialog">
          <Button type="submit">{close}</Button>
        </form>
      </div>
    </Sheet>
  );
}
