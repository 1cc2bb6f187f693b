import type { ReactNode } from "react";
import { presses } from "#contract/presses.ts";
import { usePress } from "../../data/actions.ts";
import { Button } from "../../ui/button.tsx";
import { Fold } from "../../ui/fold.tsx";
import { MessageButtons, MessageText } from "../../ui/message.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";

/** The three questions about contact with a child, asked again when life has changed. */
export function ContactQuestions(): ReactNode {
  const more = useSettingsWords();
  const press = usePress();
  const again = presses.contactAgain;
  const [said] = press.data ?? [];
  return (
    <Fold label={more.contact}>
      <p className="text-note text-soft">{more.contactHint}</p>
      <div aria-live="polite" className="grid gap-3">
        {said !== undefined && (
          <>
            <MessageText message={said} />
            {isContactQuestion(said.buttons.flat().map(({ data }) => data)) && (
              <MessageButtons message={said} busy={press.isPending} onPress={({ data }) => press.mutate(data)} />
            )}
          </>
        )}
      </div>
      <Problem error={press.error} />
      <Button className="sm:justify-self-start" busy={press.isPending} onClick={() => press.mutate(again)}>
        {more.contactAsk}
      </Button>
    </Fold>
  );
}

function isContactQuestion(data: readonly string[]): boolean {
  return data.some((each) => /^c[123]:/.test(each));
}
