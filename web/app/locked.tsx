import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { useAccountAction } from "../data/account.ts";
import { afterwards } from "../data/afterwards.ts";
import { request, RequestProblem } from "../data/api.ts";
import { hasCopies, opensByPasskey } from "../data/device-storage.ts";
import { useKept } from "../data/kept-value.ts";
import { away } from "../data/line.ts";
import { locked, lockState, tellLock, unlock } from "../data/lock.ts";
import { Button } from "../ui/button.tsx";
import { Card, Page } from "../ui/page.tsx";
import { PinField } from "../ui/pin-field.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.tsx";
import { OpenByPasskey, PlanOnLock } from "./later-pages.ts";
import { ShutDoor } from "./shut-door.tsx";

/** While the pages are locked: the PIN opens them. */
export const Locked = ({ onLeave }: { readonly onLeave: () => void }): ReactNode => (
  <ShutDoor>
    <Pin onLeave={onLeave} />
  </ShutDoor>
);

function Pin({ onLeave }: { readonly onLeave: () => void }): ReactNode {
  const words = useWords();
  const client = useQueryClient();
  const [pin, setPin] = useState("");
  const [plan, setPlan] = useState<"no" | "offered" | "shown">("no");
  const isAway = useKept(away);
  const open = useAccountAction(async (by: string) => {
    await unlock(by);
    if (hasCopies()) (await import("../data/copies.ts")).pinWas(by);
  });
  const signOut = useAccountAction(() => request<void>("POST", "/api/account/sign-out", { which: "this" }));
  const opened = (): void => {
    client.clear();
    locked.set(false);
  };
  /** Without a line the PIN opens what is kept on this device, where something is. */
  const orCopies = (by: string) => async (problem: unknown) => {
    const unreached = problem instanceof RequestProblem && problem.code === "offline";
    if (!unreached || !hasCopies()) throw problem;
    const { openByPin } = await import("../data/copies.ts");
    if (!(await openByPin(client, by))) throw problem;
    locked.set(false);
    // What was opened stays: there is nothing else to show.
    return new Promise<never>(() => undefined);
  };
  // Another tab may have opened it meanwhile.
  useEffect(() => {
    const look = (): void => {
      if (document.hidden) return;
      tellLock()
        .then(lockState)
        .then(
          (state) => {
            if (!state.locked) return opened();
            setPlan((now) => (!state.shows_plan ? "no" : now === "no" ? "offered" : now));
          },
          () => undefined,
        );
    };
    look();
    addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  if (plan === "shown") return <PlanOnLock onHide={() => setPlan("offered")} />;
  return (
    <Page title={words.locked} narrow>
      <Card>
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            afterwards(open.mutateAsync(pin).catch(orCopies(pin)), opened);
            setPin("");
          }}
        >
          <PinField value={pin} onValue={setPin} />
          <Problem error={open.error ?? signOut.error} />
          <Button type="submit" look="main" busy={open.isPending}>
            {words.unlock}
          </Button>
        </form>
      </Card>
      {isAway && opensByPasskey() && <OpenByPasskey onOpen={() => locked.set(false)} />}
      {plan === "offered" && (
        <Button className="justify-self-start" onClick={() => setPlan("shown")}>
          {words.safetyPlan}
        </Button>
      )}
      <p className="text-soft">{words.lockedHint}</p>
      <Button
        className="justify-self-start"
        busy={signOut.isPending}
        onClick={() => afterwards(signOut.mutateAsync(undefined), onLeave)}
      >
        {words.signOut}
      </Button>
    </Page>
  );
}
