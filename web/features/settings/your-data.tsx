import { type ReactNode, useState } from "react";
import { useAccountAction } from "../../data/account.ts";
import { afterwards } from "../../data/afterwards.ts";
import { download, request } from "../../data/api.ts";
import { keys } from "../../data/keys.ts";
import { withoutPlan } from "../../data/plan-here.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Field } from "../../ui/field.tsx";
import { Fold } from "../../ui/fold.tsx";
import { InGroup } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useWords } from "../../words/words.tsx";

const tables = ["days", "habits", "readings"] as const;
type CsvTable = (typeof tables)[number];

/** A copy of everything, or the end of everything. */
export function YourData({
  hasPassword,
  onLeave,
}: {
  readonly hasPassword: boolean;
  readonly onLeave: () => void;
}): ReactNode {
  const words = useWords();
  const more = useSettingsWords();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState("");
  const take = useAccountAction(() => download("/api/export", "export.json"), [keys.me]);
  const table = useAccountAction((name: CsvTable) => download(`/api/export/${name}`, `${name}.csv`), [keys.me]);
  const remove = useAccountAction(() => withoutPlan(() => request<void>("DELETE", "/api/me", { password })));
  return (
    <InGroup title={more.yourData}>
      <div className="flex flex-wrap gap-2 max-sm:*:grow">
        <Button busy={take.isPending} onClick={() => take.mutate()}>
          {words.takeData}
        </Button>
        <Button look="warm" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {words.deleteAll}
        </Button>
      </div>
      <Problem error={take.error ?? table.error} />
      <p className="text-sm text-soft">{more.takeDataHint}</p>
      <Fold label={more.takeTables}>
        <div role="group" aria-label={more.takeTables} className="flex flex-wrap gap-2 max-sm:*:grow">
          {tables.map((name) => (
            <Button key={name} busy={table.isPending} onClick={() => table.mutate(name)}>
              {more.tables[name]}
            </Button>
          ))}
        </div>
      </Fold>
      {asking && (
        <Confirm
          question={more.deleteSure}
          yes={words.deleteYes}
          busy={remove.isPending}
          onNo={() => setAsking(false)}
          onYes={() => afterwards(remove.mutateAsync(), onLeave)}
        >
          {hasPassword && (
            <Field
              label={words.password}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
          <Problem error={remove.error} />
        </Confirm>
      )}
    </InGroup>
  );
}
