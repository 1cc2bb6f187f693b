import { type ReactNode, useState } from "react";
import { useFeed, useFeedAction } from "../../data/day-setup.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Notice, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { afterwards } from "../../data/afterwards.ts";
import { useDayWords } from "../../words/day-words.ts";

/** The plan for a calendar program, at a secret address: whoever has it sees the plan. */
export function Feed({ started }: { readonly started: boolean }): ReactNode {
  const words = useDayWords();
  const feed = useFeed();
  const act = useFeedAction();
  const [asking, setAsking] = useState<"rotate" | "remove">();
  if (!started) return null;
  const url = feed.data?.url ?? null;
  const there = feed.data !== undefined && (url !== null || feed.data.since !== null);
  function change(what: "make" | "remove"): void {
    afterwards(act.mutateAsync(what), () => setAsking(undefined));
  }
  return (
    <Part title={words.feed}>
      <p className="text-soft">{words.feedText}</p>
      <p className="rounded-2xl border border-line bg-warm-wash px-4 py-3 text-warm">{words.feedWarning}</p>
      {url !== null && (
        <Copyable label={words.feedAddress} hint={words.feedOnce} value={url} copy={words.copy} copied={words.copied} />
      )}
      {url === null && there && <Notice>{words.feedThere}</Notice>}
      <Problem error={act.error ?? feed.error} />
      <div className="flex flex-wrap gap-2">
        {!there && (
          <Button busy={act.isPending} onClick={() => change("make")}>
            {words.feedMake}
          </Button>
        )}
        {there && (
          <>
            <Button aria-haspopup="dialog" onClick={() => setAsking("rotate")}>
              {words.feedRotate}
            </Button>
            <Button look="warm" aria-haspopup="dialog" onClick={() => setAsking("remove")}>
              {words.feedRemove}
            </Button>
          </>
        )}
      </div>
      {asking !== undefined && (
        <Confirm
          question={asking === "rotate" ? words.feedRotateSure : words.feedRemoveSure}
          yes={asking === "rotate" ? words.feedRotate : words.feedRemove}
          busy={act.isPending}
          onNo={() => setAsking(undefined)}
          onYes={() => change(asking === "rotate" ? "make" : "remove")}
        />
      )}
    </Part>
  );
}
