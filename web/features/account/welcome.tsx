import type { ReactNode } from "react";
import { Link } from "wouter";
import type { MeWire } from "#contract/me.ts";
import { useSetting } from "../../data/actions.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Choice } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { languages } from "../settings/languages.ts";

/** The first minute: the language, and what to expect. */
export function Welcome({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWords();
  const setting = useSetting();
  return (
    <Page title={words.welcome} narrow>
      <p className="-mt-3 text-lg text-soft">{words.welcomeText}</p>
      <Card className="grid gap-6">
        <Choice
          label={words.language}
          value={me.locale}
          options={languages}
          onPick={(locale) => setting.mutate({ locale })}
        />
        <Problem error={setting.error} />
        <Link href="/" replace className={buttonClass("main")}>
          {words.start}
        </Link>
      </Card>
      <p className="text-sm text-soft">{words.welcomeHelp}</p>
    </Page>
  );
}
