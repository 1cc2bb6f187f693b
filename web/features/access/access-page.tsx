import type { ReactNode } from "react";
import { Page } from "../../ui/page.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useAccessWords } from "../../words/access-words.ts";
import { useWords } from "../../words/words.tsx";
import { Telegram } from "./telegram.tsx";

/** Who can see my things: all that reads or writes as this person, and the way to end it. */
export function AccessPage(): ReactNode {
  const words = useAccessWords();
  const { settings } = useWords();
  return (
    <Page title={words.title}>
      <p className="-mt-3 text-soft">{words.intro}</p>
      <Telegram />
      <TextLink href="/settings">{settings}</TextLink>
    </Page>
  );
}
