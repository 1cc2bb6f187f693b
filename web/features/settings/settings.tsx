import type { ReactNode } from "react";
import type { MeWire } from "#contract/me.ts";
import { tones } from "#core/person/person.ts";
import { useSetting } from "../../data/actions.ts";
import { countriesIn } from "../../data/countries.ts";
import { useHours } from "../../data/day.ts";
import { useKept } from "../../data/kept-value.ts";
import { away } from "../../data/line.ts";
import { useProgress } from "../../data/queries.ts";
import { useWays } from "../../data/ways.ts";
import { Button } from "../../ui/button.tsx";
import { Choice, Select, Switch } from "../../ui/field.tsx";
import { Group, InGroup, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTheme } from "../../ui/theme.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { Account } from "./account.tsx";
import { ContactQuestions } from "./contact-questions.tsx";
import { CopiesPart } from "./copies-part.tsx";
import { DayPart } from "./day-part.tsx";
import { languages } from "./languages.ts";
import { TimeZone } from "./time-zone.tsx";
import { TracksPart } from "./tracks-part.tsx";
import { Ways } from "./ways.tsx";
import { YourData } from "./your-data.tsx";

/** Everything that a person can set; each change counts at once. */
export function Settings({ me, onLeave }: { readonly me: MeWire; readonly onLeave: () => void }): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const locale = useLocale();
  const setting = useSetting();
  const [theme, setTheme] = useTheme();
  const learnt = me.step_size !== "normal" || Object.keys(me.rephrase_counts).length > 0;
  const unset = { value: "", label: words.notSet };
  // Drawn when all of it is known, so that nothing moves what is about to be pressed; where nobody answers, what there is.
  const isAway = useKept(away);
  const waits = [useHours(), useProgress(), useWays()].some(({ isPending }) => isPending) && !isAway;
  if (waits) return <p className="waits">{words.loading}</p>;
  return (
    <Page title={words.settings} wide>
      <div className="grid gap-6 lg:grid-cols-2 lg:items-start">
        <div className="grid gap-6">
          <Group title={more.groups.talk}>
            <InGroup title={more.howWeTalk}>
              <Choice
                label={words.language}
                value={me.locale}
                options={languages}
                onPick={(to) => setting.mutate({ locale: to })}
              />
              <Choice
                label={more.tone}
                value={me.tone}
                options={tones.map((value) => ({ value, label: more.tones[value] }))}
                onPick={(tone) => setting.mutate({ tone })}
              />
              <Choice
                label={more.theme}
                value={theme}
                options={(["system", "light", "dark"] as const).map((value) => ({ value, label: more.themes[value] }))}
                onPick={setTheme}
              />
              <Problem error={setting.error} />
            </InGroup>
            <InGroup title={more.aboutSteps}>
              <div className="flex flex-wrap items-center justify-between gap-3">
                <p>
                  <span className="font-medium">{more.stepSize}:</span> {more.stepSizes[me.step_size]}
                </p>
                {learnt && (
                  <Button busy={setting.isPending} onClick={() => setting.mutate({ reset_rephrase: true })}>
                    {more.resetSize}
                  </Button>
                )}
              </div>
              <Switch
                label={more.estimate}
                on={me.show_estimate}
                onTurn={(on) => setting.mutate({ show_estimate: on })}
              />
              <ContactQuestions />
            </InGroup>
            <InGroup title={more.whereYouAre}>
              <TimeZone zone={me.time_zone} onPick={(zone) => setting.mutate({ time_zone: zone })} />
              <Select
                label={words.country}
                hint={more.countryHint}
                value={me.country ?? ""}
                options={[...(me.country === null ? [unset] : []), ...countriesIn(locale)]}
                onPick={(country) => country !== "" && setting.mutate({ country })}
              />
            </InGroup>
          </Group>
          <Group title={more.groups.parts}>
            <DayPart />
            <TracksPart />
            <InGroup title={words.goals}>
              <TextLink href="/goals">{more.seeGoals}</TextLink>
            </InGroup>
          </Group>
        </div>
        <div className="grid gap-6">
          <Group title={more.groups.reach}>
            <Ways me={me} />
            <CopiesPart me={me} />
          </Group>
          <Group title={more.groups.yours}>
            <InGroup title={words.privacy}>
              {(me.offers.model || me.model_consent) && (
                <Switch
                  label={words.model}
                  hint={more.modelHint}
                  on={me.model_consent}
                  onTurn={(on) => setting.mutate({ model_consent: on })}
                />
              )}
              <Switch
                label={more.neutral}
                hint={more.neutralHint}
                on={me.neutral_notifications}
                onTurn={(on) => setting.mutate({ neutral_notifications: on })}
              />
              <TextLink href="/privacy">{more.privacyRead}</TextLink>
            </InGroup>
            <Account me={me} onLeave={onLeave} />
            <YourData hasPassword={me.email !== ""} onLeave={onLeave} />
          </Group>
        </div>
      </div>
    </Page>
  );
}
