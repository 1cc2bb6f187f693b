import type { ReactNode } from "react";
import { leadOf } from "./lead-of.ts";
import { WholeWords } from "./whole-words.tsx";

/** A step in one text: the act, large, and below it, as quiet as it is exact, what it may be done with. */
export function ActAndDetail({ text, detail }: { readonly text: string; readonly detail: string }): ReactNode {
  const [act, rest] = leadOf(text);
  return (
    <>
      <WholeWords text={act} />
      {rest !== "" && (
        <>
          {" "}
          <span className={`block pt-2 font-sans font-normal tracking-normal text-pretty ${detail}`}>
            <WholeWords text={rest} />
          </span>
        </>
      )}
    </>
  );
}
