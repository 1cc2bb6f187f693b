import { type ReactNode, useState } from "react";
import { PlanHere } from "../../app/later-pages.ts";
import { countryName } from "../../data/countries.ts";
import { planHere } from "../../data/device-storage.ts";
import { guessCountry, helpLineCountries, helpLinesChecked } from "../../data/help-lines.ts";
import { Select } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useLocale, useWords } from "../../words/words.tsx";
import { HelpLines } from "./help-lines.tsx";

/** Help that is always one tap away, for everybody, with or without an account and a connection. */
export function HelpNow({
  country,
  plan = false,
}: {
  readonly country: string | undefined;
  /** Whether the person can have a plan of their own here. */
  readonly plan?: boolean;
}): ReactNode {
  const words = useWords();
  const locale = useLocale();
  const [picked, setPicked] = useState(() => country ?? guessCountry() ?? "");
  const known =
    helpLineCountries.includes(picked) || picked === "" ? helpLineCountries : [...helpLineCountries, picked];
  const options = known
    .map((value) => ({ value, label: countryName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  const [year, month] = helpLinesChecked.split("-").map(Number);
  const checked = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
    Date.UTC(2000, (month ?? 1) - 1, 1),
  );
  return (
    <Page title={words.helpNow}>
      <p className="-mt-3 max-w-prose text-lg">{words.helpIntro}</p>
      <Select
        label={words.country}
        value={picked}
        options={[{ value: "", label: words.otherCountry }, ...options]}
        onPick={setPicked}
      />
      <HelpLines country={picked === "" ? undefined : picked} />
      <TextLink href="/traces">{words.traces}</TextLink>
      {planHere() !== undefined && <PlanHere />}
      {plan && <TextLink href="/safety-plan">{words.safetyPlan}</TextLink>}
      <div className="grid gap-1 text-sm text-soft">
        <p>{words.helpAnyone}</p>
        <p>{words.helpAbroad}</p>
        <p>{words.helpHistory}</p>
        <p>{words.helpChecked(`${checked} ${year}`)}</p>
      </div>
    </Page>
  );
}
