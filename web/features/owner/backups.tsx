import type { ReactNode } from "react";
import type { OwnerGlanceWire } from "#contract/owner.ts";
import { useAccountAction } from "../../data/account.ts";
import { download } from "../../data/api.ts";
import { backupFilePath, useBackUp, useVerify } from "../../data/owner.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useOwnerWords } from "../../words/owner-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dayAndTime, sizeOf } from "./measures.ts";

/** Backups: what is there, one more, each as a file, and whether it is whole. */
export function Backups({ backups }: Pick<OwnerGlanceWire, "backups">): ReactNode {
  const words = useOwnerWords();
  const make = useBackUp();
  return (
    <Part title={words.backups}>
      <p className="text-soft">
        {words.backupsText} {backups.daily ? words.daily : words.serverOwn}
      </p>
      <Button className="justify-self-start" busy={make.isPending} onClick={() => make.mutate(undefined)}>
        {words.makeBackup}
      </Button>
      <Problem error={make.error} />
      {backups.files.length === 0 && <p className="text-soft">{words.noBackups}</p>}
      <ul className="grid gap-3">
        {backups.files.map((one) => (
          <Kept key={one.name} {...one} />
        ))}
      </ul>
    </Part>
  );
}

function Kept({ name, bytes, made_at }: OwnerGlanceWire["backups"]["files"][number]): ReactNode {
  const words = useOwnerWords();
  const locale = useLocale();
  const verify = useVerify();
  const take = useAccountAction(() => download(backupFilePath(name), name));
  const when = dayAndTime(made_at, locale);
  return (
    <li className="grid gap-1">
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p>
          {when}
          <span className="text-sm text-soft"> ({sizeOf(bytes, locale)})</span>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button aria-label={`${words.verify}: ${when}`} busy={verify.isPending} onClick={() => verify.mutate(name)}>
            {words.verify}
          </Button>
          <Button
            aria-label={`${words.download}: ${when}`}
            busy={take.isPending}
            onClick={() => take.mutate(undefined)}
          >
            {words.download}
          </Button>
        </div>
      </div>
      <p role="status" className={`text-sm ${verify.data?.whole === false ? "text-warm" : "text-soft"}`}>
        {verify.data?.whole === true && words.whole(verify.data.rows ?? 0)}
        {verify.data?.whole === false && <span lang="en">{verify.data.why}</span>}
      </p>
      <Problem error={verify.error ?? take.error} />
    </li>
  );
}
