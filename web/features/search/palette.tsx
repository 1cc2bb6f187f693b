import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { useLocation } from "wouter";
import type { MeWire } from "#contract/me.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useBegin } from "../../data/exercises.ts";
import { lockNow } from "../../data/lock.ts";
import { useSearch } from "../../data/search.ts";
import { quickExit } from "../../ui/quick-exit.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { frameSigns, Sign } from "../../ui/sign.tsx";
import { useTheme } from "../../ui/theme.ts";
import { useSearchWords } from "../../words/search-words.ts";
import { exerciseToOpen } from "../tracks/guided.ts";
import { type Item, ownFound, placesFor } from "./items.ts";
import type { Act } from "./places.ts";
import { Results } from "./results.tsx";

/** What is typed is looked for when nothing more came for so long (ms). */
const pause = 160;

/** What was typed, once somebody stopped typing. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

/** What an act does. */
function useActs(me: MeWire, onClose: () => void, onKeys: () => void): (item: Item) => void {
  const [, go] = useLocation();
  const client = useQueryClient();
  const begin = useBegin();
  const [, setTheme] = useTheme();
  const acts: Readonly<Record<Act, () => void>> = {
    goal: () => go("/goals/new"),
    habit: () => go("/habits/own"),
    lock: () => me.lock && lockNow(client),
    leave: quickExit,
    colours: () => setTheme(isDark() ? "light" : "dark"),
    keys: onKeys,
  };
  return ({ opens }) => {
    onClose();
    if ("href" in opens) return go(opens.href);
    if ("act" in opens) return acts[opens.act]();
    return afterwards(begin.mutateAsync(opens.begins as TechniqueId), (answer) => {
      const exercise = exerciseToOpen(answer);
      go(exercise === undefined ? "/exercises" : `/exercise/${exercise}`);
    });
  };
}

const isDark = (): boolean =>
  (document.documentElement.dataset["theme"] ??
    (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

/** Everything by words: pages, acts, and what is one's own. Arrows choose, Enter opens; the focus stays where one types. */
export function Palette({
  me,
  onClose,
  onKeys,
}: {
  readonly me: MeWire;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}): ReactNode {
  const words = useSearchWords();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const settled = useSettled(typed);
  const search = useSearch(settled);
  const open = useActs(me, onClose, onKeys);
  const asked = settled.length > 1 && typed.trim() !== "";
  const own = asked ? search.data : undefined;
  const help: Item[] = own?.help === true ? [{ id: "danger", name: words.helpFirst, opens: { href: "/help" } }] : [];
  const groups = [
    { name: words.pages, items: help },
    ...placesFor(typed, words, (what) => (what !== "lock" || me.lock !== null) && (what !== "/owner" || me.owner)),
    ...(own === undefined ? [] : [ownFound(own.found, words)]),
  ].filter(({ items }) => items.length > 0);
  const all = groups.flatMap(({ items }) => items);
  const chosen = Math.min(at, all.length - 1);
  function press(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && all.length > 0) {
      event.preventDefault();
      setAt((chosen + by + all.length) % all.length);
    }
    const item = all[chosen];
    if (event.key === "Enter" && !event.nativeEvent.isComposing && item !== undefined) {
      event.preventDefault();
      open(item);
    }
  }
  const waits = typed.trim() !== settled || search.isFetching;
  const count = all.length === 0 ? words.nothing : words.found(all.length);
  const told = search.error !== null && asked ? words.failed : waits ? words.looking : count;
  return (
    <Sheet label={words.title} onClose={onClose}>
      <div className="grid max-h-[min(36rem,76dvh)] grid-rows-[auto_1fr_auto]">
        <div className="flex items-center gap-3 border-b border-line px-5 text-soft">
          <Sign stroke={frameSigns.search} />
          <input
            role="combobox"
            aria-label={words.title}
            aria-expanded={all.length > 0}
            aria-controls={id}
            aria-autocomplete="list"
            aria-activedescendant={all.length > 0 ? `${id}-${chosen}` : undefined}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={200}
            placeholder={words.hint}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={press}
            className="min-h-16 w-full bg-transparent text-lg text-ink outline-none placeholder:text-soft"
          />
        </div>
        <Results id={id} label={words.title} groups={groups} chosen={chosen} onOpen={open} />
        <div className="flex flex-wrap justify-between gap-x-4 border-t border-line px-5 py-2.5 text-sm text-soft">
          <p role="status">{typed.trim() !== "" && told}</p>
          <p aria-hidden="true" className="hidden sm:block">
            {words.howTo}
          </p>
        </div>
      </div>
    </Sheet>
  );
}
