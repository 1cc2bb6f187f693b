import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useAccountAction } from "../../data/account.ts";
import { RequestProblem } from "../../data/api.ts";
import { useKept } from "../../data/kept-value.ts";
import { enterByTelegram } from "../../data/telegram.ts";
import { type TelegramShut, telegramShut } from "../../data/telegram-shut.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Card, Notice, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccountWords } from "../../words/account-words.ts";
import { useWords } from "../../words/words.tsx";

/** What stands before the pages inside Telegram while somebody is not let in: why, and what can be done about it. */
export function Shut(): ReactNode {
  const words = useWords();
  const own = useAccountWords();
  const shut = useKept(telegramShut);
  const enter = useEnter();
  const code = codeOf(shut);
  if (shut === undefined) return null;
  return (
    <Page title={own.telegramShut} narrow>
      <p className="-mt-3 text-soft">{words.motto}</p>
      {"error" in shut ? <Problem error={shut.error} /> : <Notice>{own.telegramBecause[shut.because]}</Notice>}
      {code === "sign_up_refused" && <Invite />}
      {code === "offline" && (
        <Button busy={enter.isPending} onClick={() => enter.mutate(undefined)}>
          {words.retry}
        </Button>
      )}
    </Page>
  );
}

const codeOf = (shut: TelegramShut | undefined) =>
  shut !== undefined && "error" in shut && shut.error instanceof RequestProblem ? shut.error.code : undefined;

function useEnter() {
  const client = useQueryClient();
  return useAccountAction((invite: string | undefined) => enterByTelegram(client, invite));
}

/** Somebody new, where nobody comes in without an invite. */
function Invite(): ReactNode {
  const words = useWords();
  const enter = useEnter();
  const [code, setCode] = useState("");
  return (
    <Card>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate(code.trim());
        }}
      >
        <Field
          label={words.inviteCode}
          required
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" look="main" busy={enter.isPending}>
          {words.goOn}
        </Button>
      </form>
    </Card>
  );
}
