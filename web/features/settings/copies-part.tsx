import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { MeWire } from "#contract/me.ts";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { askForPasskey } from "../../data/copies-key.ts";
import { allowCopies, canKeepCopies, noCopies } from "../../data/copies.ts";
import { hasCopies, opensByPasskey } from "../../data/device-storage.ts";
import { unlock } from "../../data/lock.ts";
import { Button } from "../../ui/button.tsx";
import { Notice, InGroup } from "../../ui/page.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useCopiesWords } from "../../words/copies-words.ts";

/** Private copies on this device: off until they are wanted, and not offered where others use the device too. */
export function CopiesPart({ me }: { readonly me: MeWire }): ReactNode {
  const words = useCopiesWords();
  const [isOn, setOn] = useState(hasCopies);
  if (me.shared_device || !canKeepCopies()) return null;
  return (
    <InGroup title={words.title}>
      <p className="text-soft">{words.text}</p>
      <p className="text-soft">
        {me.lock === null ? words.bare : opensByPasskey() ? words.lockedByPasskey : words.locked}
      </p>
      {isOn ? (
        <>
          <p role="status">{words.isOn}</p>
          <Button
            look="warm"
            className="sm:justify-self-start"
            onClick={() => {
              noCopies();
              setOn(false);
            }}
          >
            {words.off}
          </Button>
        </>
      ) : (
        <>
          <Allow me={me} onAllowed={() => setOn(hasCopies())} />
          {me.lock !== null && "PublicKeyCredential" in globalThis && (
            <AllowByPasskey me={me} onAllowed={() => setOn(hasCopies())} />
          )}
        </>
      )}
    </InGroup>
  );
}

interface AllowProps {
  readonly me: MeWire;
  readonly onAllowed: () => void;
}

function Allow({ me, onAllowed }: AllowProps): ReactNode {
  const words = useCopiesWords();
  const client = useQueryClient();
  const [pin, setPin] = useState("");
  const allow = useAccountAction(async () => {
    // Only the right PIN may seal them: another would never open them again.
    if (me.lock !== null) await unlock(pin);
    await allowCopies(client, me, { pin });
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        afterwards(allow.mutateAsync(undefined), () => {
          setPin("");
          onAllowed();
        });
      }}
    >
      {me.lock !== null && <PinField value={pin} onValue={setPin} />}
      <Problem error={allow.error} />
      <Button type="submit" className="sm:justify-self-start" busy={allow.isPending}>
        {words.on}
      </Button>
    </form>
  );
}

/** A passkey in place of the PIN, where what holds it can seal; not all of them can, and that is said. */
function AllowByPasskey({ me, onAllowed }: AllowProps): ReactNode {
  const words = useCopiesWords();
  const client = useQueryClient();
  const allow = useAccountAction(async () => {
    const by = await askForPasskey();
    if (typeof by === "string") return by;
    await allowCopies(client, me, by);
    return "kept";
  });
  const said = { closed: words.notOpened, no_secret: words.noSecret, kept: undefined }[allow.data ?? "kept"];
  return (
    <div className="grid gap-4">
      <p className="text-soft">{words.passkeyText}</p>
      {said !== undefined && <Notice kind="word">{said}</Notice>}
      <Problem error={allow.error} />
      <Button
        className="sm:justify-self-start"
        busy={allow.isPending}
        onClick={() => afterwards(allow.mutateAsync(undefined), onAllowed)}
      >
        {words.onByPasskey}
      </Button>
    </div>
  );
}
