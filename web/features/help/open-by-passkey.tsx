import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { openByPasskey } from "../../data/copies.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/page.tsx";
import { useCopiesWords } from "../../words/copies-words.ts";

/** Opens the copies on this device by the passkey that sealed them, while nobody answers. */
export function OpenByPasskey({ onOpen }: { readonly onOpen?: () => void }): ReactNode {
  const words = useCopiesWords();
  const client = useQueryClient();
  const [state, setState] = useState<"asks" | "opens" | "closed">("asks");
  const open = async (): Promise<void> => {
    setState("opens");
    const isOpen = await openByPasskey(client);
    setState(isOpen ? "asks" : "closed");
    if (isOpen) onOpen?.();
  };
  return (
    <div className="grid gap-4">
      <p>{words.waitsForPasskey}</p>
      {state === "closed" && <Notice kind="word">{words.notOpened}</Notice>}
      <Button look="main" className="justify-self-start" busy={state === "opens"} onClick={() => void open()}>
        {words.openByPasskey}
      </Button>
    </div>
  );
}
