import { type ReactNode, useState } from "react";
import { type Keepable, keepable } from "#core/person/keepable.ts";
import { useEndAll } from "../../data/access.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { Checks } from "../day/checks.tsx";

type Which = "others" | "everywhere";

/** One press for whoever wants everybody out: everything ends, save what is kept by name. */
export function EndAll({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const words = useAccessWords();
  const end = useEndAll();
  const [asking, setAsking] = useState<Which>();
  const [keep, setKeep] = useState<readonly Keepable[]>([]);
  return (
    <Part title={words.endAll}>
      <p className="text-soft">{words.endAllText}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="warm" aria-haspopup="dialog" onClick={() => setAsking("others")}>
          {words.endOthers}
        </Button>
        <Button look="warm" aria-haspopup="dialog" onClick={() => setAsking("everywhere")}>
          {words.endEverywhere}
        </Button>
      </div>
      {asking !== undefined && (
        <Confirm
          question={asking === "others" ? words.endOthersSure : words.endEverywhereSure}
          yes={words.endYes}
          busy={end.isPending}
          onNo={() => setAsking(undefined)}
          onYes={() =>
            void end.mutateAsync({ which: asking, keep }).then(
              () => {
                setAsking(undefined);
                if (asking === "everywhere") onLeave();
              },
              () => undefined,
            )
          }
        >
          <Checks
            label={words.keep}
            chosen={keep}
            options={keepable.map((value) => ({ value, label: words.keeps[value] }))}
            onPick={setKeep}
          />
          <Problem error={end.error} />
        </Confirm>
      )}
    </Part>
  );
}
