import type { ReactNode } from "react";
import { usePrivacy } from "../../data/queries.ts";
import { Card, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { TextLink } from "../../ui/text-link.tsx";

/** What is kept and who could see it. */
export function Privacy(): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const text = usePrivacy(useLocale());
  // In the dialogue these are commands; here they are buttons in the settings.
  const said = (text.data ?? "")
    .replace("/export", more.named(words.takeData))
    .replace("/delete", more.named(words.deleteAll));
  const parts = said.split("\n\n").filter((part) => part !== "" && !part.includes("/lock"));
  return (
    <Page title={words.privacy}>
      <Problem error={text.error} />
      {parts.length > 0 && (
        <Card className="grid gap-4">
          {[...parts, more.privacyBrowser].map((part) => (
            <p key={part}>{part}</p>
          ))}
        </Card>
      )}
      <TextLink href="/traces">{words.traces}</TextLink>
      {!text.isPending && <TextLink href="/settings">{words.back}</TextLink>}
    </Page>
  );
}
