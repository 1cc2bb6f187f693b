/** `[how to {do}|how it is done]`: what stands before the bar where its slots are known, else what stands after it. */
const segment = /\[([^[\]|]*)(?:\|([^[\]]*))?\]/gu;
const slot = /\{([a-z_.]+)\}/gu;

/**
 * A frame's text for one goal. A slot stands in a segment, so that what is not known leaves no hole; undefined only
 * where a slot outside of every segment is not known.
 */
export function fillSegments(text: string, valueOf: (slot: string) => string | undefined): string | undefined {
  const fill = (part: string): string | undefined => {
    let complete = true;
    const filled = part.replace(slot, (_, name: string) => {
      const value = valueOf(name);
      if (value === undefined) complete = false;
      return value ?? "";
    });
    return complete ? filled : undefined;
  };
  const open = text.replace(segment, (_, known: string, otherwise: string = "") => fill(known) ?? otherwise);
  return fill(open);
}

/** Which slots a text names, and whether each stands in a segment. */
export function slotsIn(text: string): readonly { readonly name: string; readonly inSegment: boolean }[] {
  const outside = text.replace(segment, "");
  const named = (part: string) => [...part.matchAll(slot)].map(([, name = ""]) => name);
  const alone = new Set(named(outside));
  return named(text).map((name) => ({ name, inSegment: !alone.has(name) }));
}
