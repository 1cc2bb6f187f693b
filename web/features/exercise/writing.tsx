import type { ReactNode } from "react";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { draftName } from "./draft-name.ts";
import type { AnswerProps } from "./answer-props.ts";

/** How much is written, once it comes near to what fits. */
function useFit(length: number, most: number | null) {
  const words = useTracksWords();
  const over = most !== null && length > most;
  const near = most !== null && length > most * 0.8;
  return {
    over,
    hint: near && !over ? `${words.keptHere}. ${words.limit(length, most)}` : words.keptHere,
    wrong: over ? words.over(length, most) : undefined,
  };
}

/** One text; what was given before stands in the field. */
export function OneText({ exercise, step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  const given = step.answer?.texts[0] ?? "";
  const [text, setText, forget] = useDraft(draftName(exercise, step.id), given);
  const fit = useFit(text.trim().length, step.most);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const unchanged = text.trim() === given && step.presses.includes("go");
        void give(unchanged ? { press: "go" } : { text: text.trim() }).then((taken) => taken && forget());
      }}
    >
      <TextField
        label={words.yourWords}
        unseen
        required
        rows={4}
        hint={fit.hint}
        wrong={fit.wrong}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" look="main" size="large" className="justify-self-start" busy={busy || fit.over}>
        {words.go}
      </Button>
    </form>
  );
}

/** A long text, in as many parts as one likes. */
export function Pages({ exercise, step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  const had = step.answer?.texts ?? [];
  const [text, setText, forget] = useDraft(draftName(exercise, step.id));
  const written = had.reduce((sum, page) => sum + page.length + 1, text.trim().length);
  const fit = useFit(written, step.most);
  async function add(): Promise<boolean> {
    if (text.trim() === "") return true;
    const taken = await give({ text: text.trim() });
    if (taken) forget();
    return taken;
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add().then((taken) => taken && give({ press: "enough" }));
      }}
    >
      {had.length > 0 && <Before texts={had} />}
      <TextField
        label={words.yourWords}
        unseen
        required={had.length === 0}
        rows={8}
        tall
        hint={fit.hint}
        wrong={fit.wrong}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main" size="large" busy={busy || fit.over}>
          {words.enough}
        </Button>
        {text.trim() !== "" && (
          <Button size="large" busy={busy || fit.over} onClick={() => void add()}>
            {words.saveAndOn}
          </Button>
        )}
        {had.length > 0 && (
          <Button
            look="plain"
            busy={busy}
            onClick={() => {
              // Nothing that was written is lost by beginning again: it stands in the field again.
              setText([...had, text.trim()].filter((page) => page !== "").join("\n\n"));
              void give({ press: "afresh" });
            }}
          >
            {words.afresh}
          </Button>
        )}
      </div>
    </form>
  );
}

function Before({ texts }: { readonly texts: readonly string[] }): ReactNode {
  const words = useTracksWords();
  return (
    <section aria-label={words.keptSoFar} className="grid gap-3 border-l-4 border-accent pl-4">
      {texts.map((text, index) => (
        // Pages are only ever added at the end.
        // eslint-disable-next-line react/no-array-index-key
        <p key={index} className="whitespace-pre-line">
          {text}
        </p>
      ))}
    </section>
  );
}

/** Short lines, a few at once or one after the other. */
export function Lines({ exercise, step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  const had = step.answer?.texts ?? [];
  const most = step.most ?? 1;
  const [text, setText, forget] = useDraft(draftName(exercise, step.id));
  async function add(): Promise<boolean> {
    if (text.trim() === "") return true;
    const taken = await give({ text: text.trim() });
    if (taken) forget();
    return taken;
  }
  const fills = had.length + text.split("\n").filter((line) => line.trim() !== "").length >= most;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // The last line that fits ends the list by itself.
        void add().then((taken) => taken && !(fills && text.trim() !== "") && give({ press: "enough" }));
      }}
    >
      {had.length > 0 && (
        <ul aria-label={words.keptSoFar} className="grid gap-1 border-l-4 border-accent pl-4">
          {had.map((line, index) => (
            // Lines are only ever added at the end.
            // eslint-disable-next-line react/no-array-index-key
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
      <TextField
        label={words.yourWords}
        unseen
        required={had.length === 0}
        rows={most === 1 ? 1 : 3}
        hint={most === 1 ? words.keptHere : `${words.lines}. ${words.keptHere}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main" size="large" busy={busy}>
          {words.enough}
        </Button>
        {text.trim() !== "" && !fills && (
          <Button size="large" busy={busy} onClick={() => void add()}>
            {words.add}
          </Button>
        )}
        {had.length > 0 && (
          <Button
            look="plain"
            busy={busy}
            onClick={() => {
              setText([...had, text.trim()].filter((line) => line !== "").join("\n"));
              void give({ press: "afresh" });
            }}
          >
            {words.afresh}
          </Button>
        )}
      </div>
    </form>
  );
}
