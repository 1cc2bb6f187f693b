import { type ReactNode, useEffect, useRef } from "react";
import type { Group, Item } from "./items.ts";

/** What was found, in groups. It is chosen from where one types, so nothing in it takes the focus. */
export function Results({
  id,
  label,
  groups,
  chosen,
  onOpen,
}: {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly Group[];
  readonly chosen: number;
  readonly onOpen: (item: Item) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const before = groups.map((_group, at) => groups.slice(0, at).reduce((sum, { items }) => sum + items.length, 0));
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className="overflow-y-auto overscroll-contain p-2">
      {groups.map((group, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the groups stand in one order
        <div key={`${group.name}${at}`} role="group" aria-label={group.name} className="grid pb-1">
          <p aria-hidden="true" className="px-3.5 pt-2.5 pb-1 text-sm text-soft">
            {group.name}
          </p>
          {group.items.map((item, within) => {
            const place = (before[at] ?? 0) + within;
            return (
              <div
                key={item.id}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === chosen}
                onClick={() => onOpen(item)}
                className="grid min-h-11 cursor-pointer content-center rounded-2xl px-3.5 py-2 hover:bg-wash aria-selected:bg-wash aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-accent"
              >
                <span className="flex items-baseline justify-between gap-4">
                  <span className="line-clamp-2">{item.name}</span>
                  {item.note !== undefined && (
                    <span className="line-clamp-1 max-w-[45%] shrink-0 text-right text-sm text-soft">{item.note}</span>
                  )}
                </span>
                {item.passage !== undefined && <span className="line-clamp-2 text-sm text-soft">{item.passage}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
