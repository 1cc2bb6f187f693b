import { type ReactNode, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Part } from "../../ui/page.tsx";
import { chooseExit, chosenExit } from "../../ui/quick-exit.ts";
import { useAccessWords } from "../../words/access-words.ts";

/** Where the quick exit goes to. */
export function Exit(): ReactNode {
  const words = useAccessWords();
  const [page, setPage] = useState(chosenExit);
  const [came, setCame] = useState<"kept" | "none" | "wrong">();
  return (
    <Part title={words.exit}>
      <p className="text-soft">{words.exitText}</p>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!chooseExit(page)) return setCame("wrong");
          setPage(chosenExit());
          setCame(page.trim() === "" ? "none" : "kept");
        }}
      >
        <Field
          label={words.exitAddress}
          type="url"
          inputMode="url"
          autoComplete="off"
          wrong={came === "wrong" ? words.exitWrong : undefined}
          value={page}
          onChange={(event) => setPage(event.target.value)}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit">{words.save}</Button>
          <p role="status" className="text-soft">
            {came === "kept" ? words.exitKept : came === "none" ? words.exitNone : ""}
          </p>
        </div>
      </form>
    </Part>
  );
}
