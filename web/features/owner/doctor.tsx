import type { ReactNode } from "react";
import type { FindingsWire } from "#contract/owner.ts";
import { useExamine } from "../../data/owner.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useOwnerWords } from "../../words/owner-words.ts";

type Finding = FindingsWire["findings"][number];

/** What the doctor finds, what is wrong first, each with what helps. */
export function Doctor(): ReactNode {
  const words = useOwnerWords();
  const examine = useExamine();
  const found = examine.data?.findings;
  const of = (state: Finding["state"]): readonly Finding[] => found?.filter((one) => one.state === state) ?? [];
  return (
    <Part title={words.doctor}>
      <p className="text-soft">{words.doctorText}</p>
      <Button className="justify-self-start" busy={examine.isPending} onClick={() => examine.mutate(undefined)}>
        {words.doctorLook}
      </Button>
      <Problem error={examine.error} />
      <div role="status" className="grid gap-4">
        {found !== undefined && (
          <>
            {of("ill").length === 0 && <p>{words.allWell}</p>}
            {words.doctorLanguage !== "" && <p className="text-sm text-soft">{words.doctorLanguage}</p>}
            <ul className="grid gap-3">
              {[...of("ill"), ...of("note")].map((one) => (
                <Found key={one.what} {...one} />
              ))}
            </ul>
            <details>
              <summary className="min-h-11 py-2">
                {words.states.well}: {of("well").length}
              </summary>
              <ul lang="en" className="grid gap-1.5 text-soft">
                {of("well").map(({ what }) => (
                  <li key={what} className="wrap-anywhere">
                    {what}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </div>
    </Part>
  );
}

function Found({ what, state, why, mend }: Finding): ReactNode {
  const words = useOwnerWords();
  return (
    <li
      className={`grid gap-1 rounded-2xl border px-4 py-3 ${state === "ill" ? "border-warm/40 bg-warm-wash text-warm" : "border-line bg-wash"}`}
    >
      <p className="text-sm">{words.states[state]}</p>
      <p lang="en" className="font-medium wrap-anywhere">
        {what}
      </p>
      {why !== null && (
        <p lang="en" className="text-sm wrap-anywhere">
          {why}
        </p>
      )}
      {mend !== null && (
        <p className="text-sm wrap-anywhere">
          {words.mend} <span lang="en">{mend}</span>
        </p>
      )}
    </li>
  );
}
