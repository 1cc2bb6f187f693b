import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import type { DaySettingsWire } from "#contract/day.ts";
import { afterwards } from "../../data/afterwards.ts";
import { type DaySettingsChange, useDay, useDayAction, useForgetDays, useLives } from "../../data/day.ts";
import { useProgress, useStatus } from "../../data/queries.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Select, Switch } from "../../ui/field.tsx";
import { Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useWords } from "../../words/words.tsx";
import { Begin } from "./begin.tsx";

/** How much a day holds, what may be said of it, and the end of it all. */
export function DaySettingsPage(): ReactNode {
  const words = useDayWords();
  const web = useWords();
  const lives = useLives();
  const day = useDay(lives);
  if (lives === false) return <Begin />;
  if (day.data === undefined) {
    return day.error ? <Problem error={day.error} /> : <p className="waits">{web.loading}</p>;
  }
  return (
    <Page title={words.daySettings} back={<BackLink href="/day">{words.toDay}</BackLink>}>
      <Settings settings={day.data.settings} />
      <Forget />
    </Page>
  );
}

const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, index) => index + 1);
const messageCounts = [0, 1, 2, 3, 4, 6, 8] as const;

function Settings({ settings }: { readonly settings: DaySettingsWire }): ReactNode {
  const words = useDayWords();
  const action = useDayAction();
  const walks = useProgress().data?.started === true;
  const hasGoals = (useStatus().data?.open_goals ?? 0) > 0;
  const set = (change: DaySettingsChange): void => action.mutate({ do: "settings", change });
  const counts = [...new Set([...messageCounts, settings.messages_a_day])].toSorted((a, b) => a - b);
  return (
    <Part title={words.howMuch}>
      <Select
        label={words.tasksADay}
        value={`${settings.tasks_a_day ?? ""}`}
        options={[
          { value: "", label: words.tasksUsual(settings.tasks_usual) },
          ...upTo(settings.tasks_most).map((count) => ({ value: `${count}`, label: `${count}` })),
        ]}
        onPick={(count) => set({ tasks_a_day: count === "" ? null : Number(count) })}
      />
      <Switch
        label={words.reminders}
        hint={words.remindersHint}
        on={settings.reminders}
        onTurn={(reminders) => set({ reminders })}
      />
      {settings.reminders && (
        <Select
          label={words.messagesADay}
          hint={words.messagesHint}
          value={`${settings.messages_a_day}`}
          options={counts.map((count) => ({ value: `${count}`, label: count === 0 ? words.noMessages : `${count}` }))}
          onPick={(count) => set({ messages_a_day: Number(count) })}
        />
      )}
      <Switch label={words.digest} hint={words.digestHint} on={settings.digest} onTurn={(digest) => set({ digest })} />
      {hasGoals && (
        <Switch
          label={words.withGoal}
          on={settings.with_goal_step}
          onTurn={(with_goal_step) => set({ with_goal_step })}
        />
      )}
      {walks && (
        <Switch
          label={words.withTrack}
          on={settings.with_track_action}
          onTurn={(with_track_action) => set({ with_track_action })}
        />
      )}
      <Problem error={action.error} />
    </Part>
  );
}

function Forget(): ReactNode {
  const words = useDayWords();
  const forget = useForgetDays();
  const [asking, setAsking] = useState(false);
  const [, go] = useLocation();
  return (
    <div className="grid gap-3">
      <Button look="warm" className="justify-self-start" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {words.forgetDays}
      </Button>
      <Problem error={forget.error} />
      {asking && (
        <Confirm
          question={words.forgetDaysSure}
          yes={words.forgetDaysYes}
          busy={forget.isPending}
          onNo={() => setAsking(false)}
          onYes={() => afterwards(forget.mutateAsync(), () => go("/", { replace: true }))}
        />
      )}
    </div>
  );
}
