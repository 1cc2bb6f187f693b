import { type ReactNode, useEffect, useRef, useState } from "react";
import { presses } from "#contract/presses.ts";
import { useSay } from "../../data/actions.ts";
import { useDraft } from "../../data/drafts.ts";
import { useKept } from "../../data/kept-value.ts";
import { useMe, useStep } from "../../data/queries.ts";
import { recallTalk } from "../../data/recall-talk.ts";
import { isCrisisAnswer, recalled, type Said, talk } from "../../data/talk.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Drawing } from "../../ui/task-spot.tsx";
import { MessageButtons, MessageText, showsHelpLines } from "../../ui/message.tsx";
import { withoutSigns } from "../../ui/without-signs.ts";
import { Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useTalkWords } from "../../words/talk-words.ts";
import { useWords } from "../../words/words.tsx";
import { CrisisPanel } from "../help/crisis-panel.tsx";

/** The same dialogue as in Telegram, in words and buttons; what was said lately stands above, until it is forgotten at one press. */
export function Chat(): ReactNode {
  const words = useWords();
  const own = useTalkWords();
  const me = useMe();
  const said = useKept(talk);
  const say = useSay();
  const [text, setText, forgetText] = useDraft("talk");
  const waiting = useStep().data?.state === "waiting_for_coach";
  const last = said.at(-1)?.id ?? 0;
  const end = useRef<HTMLDivElement>(null);
  const [isReady, setReady] = useState(recalled.get());
  useEffect(() => {
    void recallTalk().then(() => setReady(true));
  }, []);
  useEffect(() => {
    if (last > 0) end.current?.scrollIntoView({ block: "end" });
  }, [last]);
  const start = [
    { label: words.myStep, data: presses.showStep },
    { label: words.newGoal, data: presses.newGoal },
    { label: own.whatCanYouDo, data: presses.help },
  ];
  return (
    <Page title={words.chat} fills>
      {!said.some(({ message }) => isCrisisAnswer(message)) && <CrisisPanel country={me.data?.country ?? undefined} />}
      {said.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
          {own.kept}
          <Button
            look="plain"
            className="px-0!"
            busy={say.busy}
            onClick={() => void say.press({ label: own.forget, data: presses.forgetTalk })}
          >
            {own.forget}
          </Button>
        </p>
      )}
      <div
        role="log"
        aria-label={words.chat}
        aria-live="polite"
        className={said.length === 0 ? "flex grow flex-col" : "grid gap-4"}
      >
        {!isReady && <p className="waits">{words.loading}</p>}
        {isReady && said.length === 0 && (
          <div className="flex grow flex-col gap-4">
            <div className="my-auto grid justify-items-center gap-5 text-center">
              <Drawing of="meets" className="size-28" />
              <p className="max-w-[17rem] text-lg text-soft text-balance">{own.empty}</p>
            </div>
            <MessageButtons
              message={{ text: "", buttons: [start] }}
              busy={say.busy}
              onPress={(button) => void say.press(button)}
            />
          </div>
        )}
        {said.map((one, index) => (
          <Bubble
            key={one.id}
            said={one}
            // Old buttons belong to old moments; those of the last answer are the ones that count.
            live={said.slice(index + 1).every(({ by }) => by === "companion")}
            busy={say.busy}
            onPress={(button) => void say.press(button)}
          />
        ))}
        {(say.busy || waiting) && <p className="breathes text-soft">{waiting ? words.thinking : words.loading}</p>}
      </div>
      <div ref={end} className="-mt-6 scroll-mb-40" />
      <Problem error={say.problem} />
      <form
        className="sticky bottom-20 z-10 mt-auto -mb-6 flex items-end gap-2 rounded-3xl bg-paper py-2 lg:bottom-2"
        onSubmit={(event) => {
          event.preventDefault();
          const words = text.trim();
          if (words !== "" && !say.busy) void say.say(words).then((arrived) => arrived && forgetText());
        }}
      >
        <div className="grow">
          <TextField
            label={own.hint}
            unseen
            enterSends
            rows={1}
            placeholder={own.hint}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <Button type="submit" look="main" className="min-h-12" busy={say.busy}>
          <Mark name="send" />
          <span className="sr-only sm:not-sr-only">{own.send}</span>
        </Button>
      </form>
    </Page>
  );
}

interface BubbleProps {
  readonly said: Said;
  readonly live: boolean;
  readonly busy: boolean;
  readonly onPress: (button: { readonly label: string; readonly data: string }) => void;
}

function Bubble({ said: { by, message }, live, busy, onPress }: BubbleProps): ReactNode {
  const words = useWords();
  const own = useTalkWords();
  if (by === "person") {
    return (
      <div className="arrives max-w-[85%] justify-self-end rounded-3xl rounded-br-md bg-accent px-4 py-2.5 text-accent-ink">
        <span className="sr-only">{own.you}: </span>
        <p className="whitespace-pre-line">{withoutSigns(message.text)}</p>
      </div>
    );
  }
  const careful = isCrisisAnswer(message) || showsHelpLines(message);
  return (
    <div
      className={`arrives grid max-w-[95%] gap-3 justify-self-start rounded-3xl rounded-bl-md border px-4 py-3 sm:max-w-[85%] ${careful ? "border-2 border-accent bg-wash text-lg" : "border-line bg-card"}`}
    >
      <span className="sr-only">{words.companion}: </span>
      <MessageText message={message} />
      {message.file?.kind === "export" && <TextLink href={message.file.href}>{words.takeData}</TextLink>}
      {message.file !== undefined && message.file.kind !== "export" && (
        <a
          href={message.file.href}
          download
          className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
        >
          {own.openFile}
        </a>
      )}
      {(live || careful) && <MessageButtons message={message} busy={busy} onPress={onPress} />}
    </div>
  );
}
