import { type ReactNode, useState } from "react";
import type { MeWire } from "#contract/me.ts";
import { lockAfter } from "#core/person/pin.ts";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { request } from "../../data/api.ts";
import { noCopies, sealAnew } from "../../data/copies.ts";
import { hasCopies } from "../../data/device-storage.ts";
import { keys } from "../../data/keys.ts";
import { removeLock, setLock, showPlanOnLock } from "../../data/lock.ts";
import { useMe } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Choice, Field, Switch } from "../../ui/field.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccessWords } from "../../words/access-words.ts";

const usual = "5";

/** The lock of the pages: its PIN, after how many minutes it falls, and the way to take it away. */
export function Lock(): ReactNode {
  const words = useAccessWords();
  const lock = useMe().data?.lock ?? undefined;
  const [pin, setPin] = useState("");
  const [after, setAfter] = useState(String(lock?.after_minutes ?? usual));
  const changes = [keys.me, keys.access];
  const set = useAccountAction(async () => {
    await setLock(pin, Number(after));
    // What another PIN opened is no longer on the device.
    if (hasCopies()) await request<MeWire>("GET", "/api/me").then((me) => sealAnew(me, pin), noCopies);
  }, changes);
  const remove = useAccountAction(() => removeLock().then(noCopies), changes);
  const plan = useAccountAction(showPlanOnLock, changes);
  return (
    <Part title={words.lock}>
      <p className="text-soft">{words.lockText}</p>
      {lock !== undefined && <p role="status">{words.lockOn(lock.after_minutes)}</p>}
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          afterwards(set.mutateAsync(undefined), () => setPin(""));
        }}
      >
        <Field
          label={words.lockPin}
          hint={words.lockPinHint}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          pattern="[0-9]{4,12}"
          required
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
        <Choice
          label={words.lockAfter}
          value={after}
          options={lockAfter.map((minutes) => ({ value: String(minutes), label: words.lockMinutes(minutes) }))}
          onPick={setAfter}
        />
        <Problem error={set.error ?? remove.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={set.isPending}>
            {lock === undefined ? words.lockSet : words.lockChange}
          </Button>
          {lock !== undefined && (
            <Button look="warm" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {words.lockRemove}
            </Button>
          )}
        </div>
      </form>
      {lock !== undefined && (
        <>
          <Switch
            label={words.lockPlan}
            hint={words.lockPlanHint}
            on={lock.shows_plan}
            onTurn={(on) => plan.mutate(on)}
          />
          <Problem error={plan.error} />
        </>
      )}
    </Part>
  );
}
