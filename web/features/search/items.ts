import type { FoundWire } from "#contract/search.ts";
import { find } from "#core/text/find.ts";
import type { SearchWords } from "../../words/search-words.ts";
import { type Act, acts, firstActs, firstPlaces, type Named, type Path, places } from "./places.ts";

/** One thing that can be chosen. */
export interface Item {
  readonly id: string;
  readonly name: string;
  /** What kind of thing it is, or what it belongs to. */
  readonly note?: string;
  readonly passage?: string | undefined;
  readonly opens: { readonly href: string } | { readonly act: Act } | { readonly begins: string };
}

export interface Group {
  readonly name: string;
  readonly items: readonly Item[];
}

const mostPlaces = 5;

/** Pages and acts by words; the usual ones where nothing is typed. */
export function placesFor(typed: string, words: SearchWords, may: (what: Act | Path) => boolean): readonly Group[] {
  const page = (href: Path): Item => ({ id: href, name: words.places[href][0], opens: { href } });
  const doing = (act: Act): Item => ({ id: act, name: words.doing[act][0], opens: { act } });
  const all = [
    ...acts.filter(may).map((act) => ({ named: words.doing[act], item: doing(act) })),
    ...places.filter(may).map((href) => ({ named: words.places[href], item: page(href) })),
  ].map(({ named: [name, also], item }: { named: Named; item: Item }) => ({ of: item, name, also }));
  const isPlace = ({ opens }: Item): boolean => "href" in opens;
  const chosen =
    typed.trim() === ""
      ? [...firstActs.map(doing), ...firstPlaces.map(page)]
      : find(typed, all, mostPlaces).map(({ of }) => of);
  return [
    { name: words.acts, items: chosen.filter((item) => !isPlace(item)) },
    { name: words.pages, items: chosen.filter(isPlace) },
  ];
}

function opensAt({ kind, id }: FoundWire): Item["opens"] {
  switch (kind) {
    case "goal":
    case "step":
      return { href: `/goals/${id}` };
    case "work":
      return { href: `/works/${id}` };
    case "draft":
      return { href: `/exercise/${id}` };
    case "exercise":
      return { begins: id };
    case "habit":
      return { href: `/habits/${id}` };
    case "own_habit":
      return { href: "/habits/own" };
  }
}

/** What is one's own, as it is shown. */
export function ownFound(found: readonly FoundWire[], words: SearchWords): Group {
  const items = found.map((each, at): Item => {
    const note =
      each.kind === "step" && each.of !== null
        ? words.stepOf(each.of)
        : each.kind === "work" && each.work !== null
          ? words.works[each.work]
          : words.kinds[each.kind === "work" ? "draft" : each.kind];
    return {
      id: `${each.kind}-${each.id}-${at}`,
      name: each.name,
      note,
      passage: each.passage ?? undefined,
      opens: opensAt(each),
    };
  });
  return { name: words.own, items };
}
