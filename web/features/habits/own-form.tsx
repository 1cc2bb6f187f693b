import { type ReactNode, useState } from "react";
import type { OwnHabitNewWire, OwnHabitWire } from "#contract/own-habits.ts";
import { type DayPart, dayParts } from "#core/day/habit.ts";
import { ownLimits } from "#core/day/own-habit.ts";
import { Button } from "../../ui/button.tsx";
import { Choice, Field, Select, Switch } from "../../ui/field.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useOwnWords } from "../../words/own-words.ts";
import { useLocale } from "../../words/words.tsx";
import { Checks } from "../day/checks.tsx";
import { weekdayName, weekdays } from "../day/clock.ts";

interface Draft {
  readonly name: string;
  readonly reason: string;
  readonly group: string;
  readonly when: "any" | DayPart | "clock";
  readonly at: string;
  readonly how: "days" | "times";
  readonly days: OwnHabitWire["days"];
  readonly times: string;
  readonly minutes: string;
  readonly growTo: string;
  readonly reminder: boolean;
  readonly risk: "" | "no" | "yes";
}

const empty: Draft = {
  name: "",
  reason: "",
  group: "",
  when: "any",
  at: "09:00",
  how: "days",
  days: [],
  times: "3",
  minutes: "10",
  growTo: "",
  reminder: false,
  risk: "",
};

const draftOf = (own: OwnHabitWire): Draft => ({
  name: own.name,
  reason: own.reason,
  group: own.group,
  when: own.at !== null ? "clock" : (own.part ?? "any"),
  at: own.at ?? empty.at,
  how: own.times_a_week === null ? "days" : "times",
  days: own.days,
  times: String(own.times_a_week ?? empty.times),
  minutes: String(own.minutes),
  growTo: own.grow_to === null ? "" : String(own.grow_to),
  reminder: own.reminder,
  risk: own.risk === null ? "" : own.risk ? "yes" : "no",
});

const saidIn = (draft: Draft): OwnHabitNewWire => ({
  name: draft.name.trim(),
  reason: draft.reason.trim(),
  group: draft.group.trim(),
  part: draft.when === "any" || draft.when === "clock" ? null : draft.when,
  at: draft.when === "clock" ? draft.at : null,
  days: draft.how === "days" ? [...draft.days] : [],
  times_a_week: draft.how === "times" ? Number(draft.times) : null,
  minutes: Number(draft.minutes),
  grow_to: draft.growTo === "" ? null : Number(draft.growTo),
  reminder: draft.reminder,
  ...(draft.risk === "" ? {} : { risk: draft.risk === "yes" }),
});

interface Props {
  /** The one that is changed; undefined for a new one. */
  readonly own?: OwnHabitWire;
  readonly busy: boolean;
  readonly onKeep: (said: OwnHabitNewWire) => void;
  readonly onCancel: () => void;
}

/** What a habit of one's own is, field by field, with the one question about risk. */
export function OwnForm({ own, busy, onKeep, onCancel }: Props): ReactNode {
  const words = useOwnWords();
  const [draft, setDraft] = useState<Draft>(() => (own ? draftOf(own) : empty));
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const ready = draft.name.trim() !== "" && draft.risk !== "" && draft.minutes !== "";
  return (
    <form
      className="grid gap-5 rounded-3xl border border-edge bg-card p-5 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !busy) onKeep(saidIn(draft));
      }}
    >
      <Field
        label={words.name}
        hint={words.nameHint}
        value={draft.name}
        maxLength={ownLimits.name}
        required
        onChange={({ target }) => set({ name: target.value })}
      />
      <When draft={draft} set={set} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={words.minutes}
          type="number"
          min={ownLimits.minutes.least}
          max={ownLimits.minutes.most}
          required
          value={draft.minutes}
          onChange={({ target }) => set({ minutes: target.value })}
        />
        <Field
          label={words.growTo}
          type="number"
          min={Number(draft.minutes) || ownLimits.minutes.least}
          max={ownLimits.minutes.most}
          value={draft.growTo}
          onChange={({ target }) => set({ growTo: target.value })}
        />
        <Field
          label={words.reason}
          value={draft.reason}
          maxLength={ownLimits.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
        <Field
          label={words.group}
          value={draft.group}
          maxLength={ownLimits.group}
          onChange={({ target }) => set({ group: target.value })}
        />
      </div>
      <Switch label={words.reminder} on={draft.reminder} onTurn={(reminder) => set({ reminder })} />
      <Choice<Draft["risk"]>
        label={words.risk}
        value={draft.risk}
        options={[
          { value: "no", label: words.riskNo },
          { value: "yes", label: words.riskYes },
        ]}
        onPick={(risk) => set({ risk })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="main" busy={busy} disabled={!ready}>
          {words.keep}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}

function When({ draft, set }: { readonly draft: Draft; readonly set: (change: Partial<Draft>) => void }): ReactNode {
  const words = useOwnWords();
  const day = useDayWords();
  const locale = useLocale();
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Select
        label={words.when}
        value={draft.when}
        options={[
          { value: "any", label: words.any },
          ...dayParts.map((part) => ({ value: part, label: day.parts[part] })),
          { value: "clock", label: words.atClock },
        ]}
        onPick={(when) => set({ when: when as Draft["when"] })}
      />
      {draft.when === "clock" && (
        <Field
          label={words.clock}
          type="time"
          required
          value={draft.at}
          onChange={({ target }) => set({ at: target.value })}
        />
      )}
      <Select
        label={words.how}
        value={draft.how}
        options={[
          { value: "days", label: words.byDays },
          { value: "times", label: words.byTimes },
        ]}
        onPick={(how) => set({ how: how as Draft["how"] })}
      />
      {draft.how === "times" ? (
        <Field
          label={words.times}
          type="number"
          min={ownLimits.times.least}
          max={ownLimits.times.most}
          required
          value={draft.times}
          onChange={({ target }) => set({ times: target.value })}
        />
      ) : (
        <div className="sm:col-span-2">
          <Checks
            label={words.days}
            chosen={draft.days}
            options={weekdays.map((each) => ({
              value: each,
              label: weekdayName(each, locale),
              spoken: weekdayName(each, locale, "long"),
            }))}
            onPick={(days) => set({ days: [...days] })}
          />
        </div>
      )}
    </div>
  );
}
