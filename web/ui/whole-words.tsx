import type { ReactNode } from "react";
import { hyphenedParts } from "./hyphened.ts";

/** Large words in which no line ends at a hyphen. */
export function WholeWords({ text }: { readonly text: string }): ReactNode {
  return hyphenedParts(text).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={at} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
