import type { ReactNode } from "react";
import { RequestProblem } from "../data/api.ts";
import { isCrisisAnswer } from "../data/talk.ts";
import { useWords } from "../words/words.tsx";
import type { WebWords } from "../words/en.ts";
import { Notice } from "./page.tsx";

/** Why something did not work, in the person's language; a crisis has its own place and is not a trouble. */
export function Problem({ error }: { readonly error: unknown }): ReactNode {
  const words = useWords();
  if (error === null || error === undefined) return null;
  if (!(error instanceof RequestProblem)) return <Notice kind="trouble">{words.somethingWrong}</Notice>;
  // What is kept is said above every page.
  if (error.code === "crisis" || error.code === "kept") return null;
  if (error.code === "offline") return <Notice kind="trouble">{words.offline}</Notice>;
  const said = error.replies.filter((reply) => !isCrisisAnswer(reply)).map(({ text }) => text);
  const text = said.length > 0 ? said.join("\n\n") : reasonOf(error, words);
  return (
    <Notice kind={said.length > 0 ? "word" : "trouble"}>
      <p className="whitespace-pre-line">{text}</p>
    </Notice>
  );
}

/** What a program is told about fields is nothing for a person: they read what does not fit. */
function reasonOf({ code, message, errors, fields }: RequestProblem, words: WebWords): string {
  if (code !== "invalid") return message || words.somethingWrong;
  const texts = errors.flatMap(({ text }) => text ?? []);
  if (texts.length > 0) return texts.join("\n");
  return fields.includes("/email") ? words.notAnAddress : words.doesNotFit;
}
