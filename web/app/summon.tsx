import { type ReactNode, useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { MeWire } from "#contract/me.ts";
import { whenPasswordNeeded } from "../data/api.ts";
import { type ByKey, askedByKey } from "../ui/asked-by-key.ts";
import { headButton } from "../ui/button.tsx";
import { frameSigns, Sign } from "../ui/sign.tsx";
import { useWords } from "../words/words.tsx";
import { Keys, Palette, PasswordAgain } from "./later-pages.ts";

/** What comes before the page when it is called: the search over everything, and the password where an act wants it once more. */
export function Summon({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWords();
  const [, go] = useLocation();
  const [open, setOpen] = useState<ByKey>();
  const [wanted, setWanted] = useState<{ readonly settle: (given: boolean) => void }>();
  useEffect(() => whenPasswordNeeded(() => new Promise((settle) => setWanted({ settle }))), []);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const asked = askedByKey(event);
      if (asked === undefined) return;
      event.preventDefault();
      if (asked.startsWith("/")) go(asked);
      else setOpen(asked);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [go]);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen("search")}
        className={headButton}
      >
        <Sign stroke={frameSigns.search} />
        <span className="sr-only sm:not-sr-only">{words.search}</span>
      </button>
      {open === "search" && <Palette me={me} onClose={close} onKeys={() => setOpen("keys")} />}
      {open === "keys" && <Keys onClose={close} />}
      {wanted && (
        <PasswordAgain
          onSettle={(given) => {
            setWanted(undefined);
            wanted.settle(given);
          }}
        />
      )}
    </>
  );
}
