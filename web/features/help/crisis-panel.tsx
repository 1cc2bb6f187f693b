import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import { presses } from "#contract/presses.ts";
import { useKept } from "../../data/kept-value.ts";
import { useStatus } from "../../data/queries.ts";
import { addToTalk, crisisAnswer, isCrisisAnswer } from "../../data/talk.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { MessageButtons, MessageText } from "../../ui/message.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { useGuidedPress } from "../tracks/guided.ts";
import { HelpLines } from "./help-lines.tsx";

const safe = presses.iAmSafe;
const notMeant = presses.notWhatIMeant;

/** Stands before everything while a crisis lasts: the fixed answer, people to call, and the way back. */
export function CrisisPanel({ country }: { readonly country: string | undefined }): ReactNode {
  const answer = useKept(crisisAnswer);
  const lasting = useStatus().data?.crisis;
  if (answer === undefined && (lasting === null || lasting === undefined)) return null;
  return (
    <Panel key={answer?.text} answer={answer} lasts={lasting !== null && lasting !== undefined} country={country} />
  );
}

interface PanelProps {
  readonly answer: MessageWire | undefined;
  readonly lasts: boolean;
  readonly country: string | undefined;
}

function Panel({ answer, lasts, country }: PanelProps): ReactNode {
  const words = useWords();
  const press = useGuidedPress();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (answer === undefined) return;
    panel.current?.scrollIntoView({ block: "start" });
    panel.current?.focus({ preventScroll: true });
  }, [answer]);

  async function say(data: string): Promise<void> {
    const replies = await press.press(data);
    if (replies === undefined) return;
    addToTalk("companion", ...replies);
    if (data !== safe && data !== notMeant) crisisAnswer.set(replies.find((reply) => reply.text !== "") ?? answer);
  }

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={words.helpNow}
      aria-live="polite"
      className="arrives mx-auto grid w-full max-w-2xl scroll-mt-4 gap-5 rounded-3xl border-2 border-accent bg-wash p-5 text-lg sm:p-7"
    >
      {answer === undefined ? (
        <>
          <p>{words.crisisLasts}</p>
          <details className="grid gap-4">
            <summary className="flex min-h-11 items-center text-accent underline underline-offset-4">
              {words.helpLines}
            </summary>
            <div className="pt-3 text-base">
              <HelpLines country={country} />
            </div>
          </details>
        </>
      ) : (
        <MessageText message={answer} />
      )}
      <Problem error={press.error} />
      {answer !== undefined && isCrisisAnswer(answer) ? (
        <MessageButtons message={answer} busy={press.busy} onPress={({ data }) => void say(data)} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {answer !== undefined && (
            <MessageButtons message={answer} busy={press.busy} onPress={({ data }) => void say(data)} />
          )}
          {lasts ? (
            <Button busy={press.busy} onClick={() => void say(safe)}>
              {words.crisisSafe}
            </Button>
          ) : (
            <Button onClick={() => crisisAnswer.set(undefined)}>{words.close}</Button>
          )}
          <Link href="/help" className={buttonClass("quiet")}>
            {words.helpNow}
          </Link>
        </div>
      )}
    </section>
  );
}
