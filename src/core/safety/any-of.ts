import { type ByLetter, type Element, isSign } from "./phrase-element.ts";

/** A word that only itself is. */
const isExact = (element: Element): element is string => typeof element === "string" && !/[*ьъ]/u.test(element);

/** The letters that a match can begin with; undefined where it may be any, or where it can begin without a word. */
function lettersOf(element: Element): ReadonlySet<string> | undefined {
  if (typeof element === "string") {
    const [letter] = element;
    return letter === undefined || letter === "*" || isSign(letter) ? undefined : new Set([letter]);
  }
  switch (element.kind) {
    case "words":
      return new Set([...element.whole].map((word) => word.charAt(0)));
    case "row":
      return element.of[0] === undefined ? undefined : lettersOf(element.of[0]);
    case "any": {
      const all = element.of.map(lettersOf);
      return all.every((each) => each !== undefined) ? new Set(all.flatMap((each) => [...each])) : undefined;
    }
    default:
      return undefined;
  }
}

/** Fewer are tried one after another. */
const worthLetters = 6;

function byLetter(elements: readonly Element[]): ByLetter | undefined {
  if (elements.length < worthLetters) return undefined;
  const known = elements.map((element) => ({ element, letters: lettersOf(element) }));
  const all = new Set(known.flatMap(({ letters }) => [...(letters ?? [])]));
  const of = (letter: string): readonly Element[] =>
    known.filter(({ letters }) => letters?.has(letter) ?? true).map(({ element }) => element);
  return {
    letters: new Map([...all].map((letter) => [letter, of(letter)])),
    rest: known.filter(({ letters }) => letters === undefined).map(({ element }) => element),
  };
}

/** One of these, in their order; words beside each other are looked up at once. */
export function anyOf(elements: readonly Element[]): Element {
  const of: Element[] = [];
  let words = new Set<string>();
  const close = (): void => {
    const [only] = words;
    if (only !== undefined) of.push(words.size === 1 ? only : { kind: "words", whole: words });
    words = new Set();
  };
  for (const element of elements)
    if (isExact(element)) words.add(element);
    else {
      close();
      of.push(element);
    }
  close();
  const [first] = of;
  return of.length === 1 && first !== undefined ? first : { kind: "any", of, by: byLetter(of) };
}
