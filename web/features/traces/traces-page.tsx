import type { ReactNode } from "react";
import { guessCountry } from "../../data/help-lines.ts";
import { Page, Part } from "../../ui/page.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { tracesEn } from "../../words/traces-en.ts";
import { tracesRu } from "../../words/traces-ru.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { HelpLines } from "../help/help-lines.tsx";

const all = { en: tracesEn, ru: tracesRu } as const;

/** What stays behind, what can be turned on and what cannot be hidden; for everybody, signed in or not, and while it is locked. */
export function TracesPage({
  country = guessCountry(),
  signedIn = false,
}: {
  readonly country?: string | undefined;
  readonly signedIn?: boolean;
}): ReactNode {
  const words = all[useLocale()];
  const { helpNow } = useWords();
  return (
    <Page title={words.title}>
      <p className="-mt-3 max-w-prose text-lg">{words.intro}</p>
      <Part title={words.stays}>
        <Lines lines={words.staysParts} />
      </Part>
      <Part title={words.turnOn}>
        <Lines lines={words.turnOnParts} />
        {signedIn && <TextLink href="/access">{words.toAccess}</TextLink>}
      </Part>
      <Part title={words.cannot}>
        <Lines lines={words.cannotParts} />
      </Part>
      <Part title={words.leaving}>
        <p className="max-w-prose">{words.leavingText}</p>
        <HelpLines country={country} />
        <TextLink href="/help">{helpNow}</TextLink>
      </Part>
    </Page>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul className="grid list-disc gap-2 pl-5">
      {lines.map((line) => (
        <li key={line} className="max-w-prose">
          {line}
        </li>
      ))}
    </ul>
  );
}
