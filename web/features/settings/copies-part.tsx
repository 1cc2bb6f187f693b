import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { MeWire } from "#contract/me.ts";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { allowCopies, canKeepCopies, noCopies } from "../../data/copies.ts";
import { hasCopies } from "../../data/device-storage.ts";
import { unlock } from "../../data/lock.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useCopiesWords } from "../../words/copies-words.ts";

/** Private copies on this device: off until they are wanted, and not offered where others use the device too. */
export function CopiesPart({ me }: { readonly me: MeWire }): ReactNode {
  const words = useCopiesWords();
  const client = useQueryClient();
  const [isOn, setOn] = useState(hasCopies);
  const [pin, setPin] = useState("");
  const allow = useAccountAction(async () => {
    // Only the right PIN may seal them: another would never open them again.
    if (me.lock !== null) await unlock(pin);
    await allowCopies(client, me, pin);
  });
  if (me.shared_device || !canKeepCopies()) return null;
  return (
    <Part title={words.title}>
      <p className="text-soft">{words.text}</p>
      <p className="text-soft">{me.lock === null ? words.bare : words.locked}</p>
      {isOn ? (
        <>
          <p role="status">{words.isOn}</p>
          <Button
            look="warm"
            className="justify-self-start"
            onClick={() => {
              noCopies();
              setOn(false);
            }}
          >
            {words.off}
          </Button>
        </>
      ) : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            afterwards(allow.mutateAsync(), () => {
              setPin("");
              setOn(hasCopies());
            });
          }}
        >
          {me.lock !== null && <PinField value={pin} onValue={setPin} />}
          <Problem error={allow.error} />
          <Button type="submit" className="justify-self-start" busy={allow.isPending}>
            {words.on}
          </Button>
        </form>
      )}
    </Part>
  );
}
