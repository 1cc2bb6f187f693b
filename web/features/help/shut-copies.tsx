import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { openByPin } from "../../data/copies.ts";
import { opensByPasskey } from "../../data/device-storage.ts";
import { Button } from "../../ui/button.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { PinField } from "../../ui/pin-field.tsx";
import { useCopiesWords } from "../../words/copies-words.ts";
import { useWords } from "../../words/words.tsx";
import { OpenByPasskey } from "./open-by-passkey.tsx";

/** Nobody answers, and copies lie here that a PIN or a passkey opens. */
export function ShutCopies(): ReactNode {
  const { unreachable } = useWords();
  return (
    <Page title={unreachable} narrow>
      <Card>{opensByPasskey() ? <OpenByPasskey /> : <ByPin />}</Card>
    </Page>
  );
}

function ByPin(): ReactNode {
  const words = useCopiesWords();
  const client = useQueryClient();
  const [pin, setPin] = useState("");
  const [state, setState] = useState<"asks" | "opens" | "wrong">("asks");
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setState("opens");
        setPin("");
        void openByPin(client, pin).then((is) => setState(is ? "asks" : "wrong"));
      }}
    >
      <p>{words.waits}</p>
      <PinField value={pin} wrong={state === "wrong" ? words.wrong : undefined} onValue={setPin} />
      <Button type="submit" look="main" busy={state === "opens"}>
        {words.open}
      </Button>
    </form>
  );
}
