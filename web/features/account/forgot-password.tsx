import type { ReactNode } from "react";
import { useAccountAction } from "../../data/account.ts";
import { request } from "../../data/api.ts";
import { useDraft } from "../../data/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Card, Notice, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useAccountWords } from "../../words/account-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { TextLink } from "../../ui/text-link.tsx";

/** Asking for a link to a new password. The answer is the same whether there is such an account or not. */
export function ForgotPassword(): ReactNode {
  const words = useWords();
  const own = useAccountWords();
  const locale = useLocale();
  const [email, setEmail] = useDraft("email");
  const ask = useAccountAction((address: string) =>
    request<{ readonly by: "mail" | "operator" }>("POST", "/api/account/reset-request", { email: address, locale }),
  );
  return (
    <Page title={words.forgot} narrow>
      <Card>
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate(email.trim());
          }}
        >
          <Field
            label={words.email}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Problem error={ask.error} />
          {ask.data && <Notice>{ask.data.by === "mail" ? own.resetByMail : own.resetByOperator}</Notice>}
          <Button type="submit" look="main" busy={ask.isPending}>
            {own.resetAsk}
          </Button>
        </form>
      </Card>
      <TextLink href="/sign-in">{words.back}</TextLink>
    </Page>
  );
}
