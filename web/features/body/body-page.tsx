import type { ReactNode } from "react";
import { useLives } from "../../data/day.ts";
import { useIntake, useIntakeAction } from "../../data/day-setup.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { useDayWords } from "../../words/day-words.ts";
import { useWords } from "../../words/words.tsx";
import { Begin } from "../day/begin.tsx";
import { BringIn } from "./bring-in.tsx";
import { Kept } from "./kept.tsx";
import { Tokens } from "./tokens.tsx";

/** What is kept of the body: agreed to first, brought in, told by source, taken along and deleted. */
export function BodyPage(): ReactNode {
  const words = useBodyWords();
  const day = useDayWords();
  const web = useWords();
  const lives = useLives();
  const intake = useIntake(lives === true);
  if (lives === false) return <Begin />;
  if (intake.data === undefined) {
    return intake.error ? <Problem error={intake.error} /> : <p className="waits">{web.loading}</p>;
  }
  const { consent, consent_text } = intake.data;
  return (
    <Page title={day.bodyData} back={<BackLink href="/day">{day.toDay}</BackLink>}>
      <p className="-mt-3 text-soft">{words.bodyDataText}</p>
      {consent ? (
        <>
          <div className="grid gap-1">
            <p>{words.consentGiven}</p>
            <p className="text-sm text-soft">{words.consentChange}</p>
            <TextLink href="/day/health">{day.health}</TextLink>
          </div>
          <BringIn />
          <Kept />
          <Tokens />
        </>
      ) : (
        <Agree text={consent_text} />
      )}
    </Page>
  );
}

function Agree({ text }: { readonly text: string }): ReactNode {
  const words = useBodyWords();
  const day = useDayWords();
  const act = useIntakeAction();
  return (
    <Part title={words.consentTitle}>
      <p className="whitespace-pre-line">{text}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="main" busy={act.isPending} onClick={() => act.mutate({ do: "consent", agreed: true })}>
          {day.agree}
        </Button>
        <TextLink href="/day">{day.noThanks}</TextLink>
      </div>
      <Problem error={act.error} />
    </Part>
  );
}
