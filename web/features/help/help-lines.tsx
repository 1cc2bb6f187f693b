import type { ReactNode } from "react";
import { fallbackLocale } from "#core/person/locale-for.ts";
import { dial, type HelpLine, helpLinesOf } from "../../data/help-lines.ts";
import { Card } from "../../ui/page.tsx";
import { useLocale, useWords } from "../../words/words.tsx";

/** The lines of a country: the emergency number first and largest, then where a person answers. */
export function HelpLines({ country }: { readonly country: string | undefined }): ReactNode {
  const words = useWords();
  const lines = helpLinesOf(country);
  const emergency = lines.filter((line) => line.emergency);
  const others = lines.filter((line) => !line.emergency);
  return (
    <div className="grid gap-4">
      <Card className="grid gap-3">
        <h2 className="name">{words.emergency}</h2>
        {emergency.length === 0 ? (
          <p>{words.callLocal}</p>
        ) : (
          <ul className="grid gap-3">
            {emergency.map((line) => (
              <li key={line.phone}>
                <Call number={line.phone ?? ""} name={line.name === line.phone ? "" : line.name} nameEn={line.nameEn} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <ul className="grid gap-3">
        {others.map((line) => (
          <Line key={`${line.name} ${line.phone ?? line.site ?? ""}`} line={line} />
        ))}
      </ul>
    </div>
  );
}

function Call({
  number,
  name,
  nameEn,
}: {
  readonly number: string;
  readonly name: string;
  readonly nameEn: string;
}): ReactNode {
  const locale = useLocale();
  const shown = locale === fallbackLocale && name !== "" ? nameEn : name;
  return (
    <a
      href={`tel:${dial(number)}`}
      className="grid min-h-14 content-center rounded-2xl bg-accent px-6 py-2 text-accent-ink shadow-soft hover:bg-accent-deep"
    >
      <span className="font-serif text-2xl leading-tight">{number}</span>
      {shown !== "" && !shown.endsWith(` ${number}`) && <span className="text-sm">{shown}</span>}
    </a>
  );
}

function Line({ line }: { readonly line: HelpLine }): ReactNode {
  const words = useWords();
  const locale = useLocale();
  const link = "inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4";
  const facts = [
    line.hours === "24/7" || locale === fallbackLocale ? (line.hours ?? "") : "",
    line.languages.length > 0 ? spoken(line.languages, locale) : line.phone === null ? "" : words.helpLanguageUnknown,
  ].filter((fact) => fact !== "");
  return (
    <li className="rounded-2xl border border-line bg-card px-5 py-3">
      <p className="font-medium">{locale === fallbackLocale ? line.nameEn : line.name}</p>
      <p className="flex flex-wrap items-center gap-x-5">
        {line.phone !== null && (
          <a href={`tel:${dial(line.phone)}`} className={`${link} text-lg`}>
            {line.phone}
          </a>
        )}
        {line.sms !== null && (
          <a href={`sms:${dial(line.sms)}`} className={link}>
            {words.sms([line.smsWord, line.sms].filter((part) => part !== "").join(" → "))}
          </a>
        )}
        {line.site !== null && line.phone === null && (
          <a href={line.site} rel="noreferrer noopener" target="_blank" className={link}>
            {line.site.replace(/^https?:\/\//, "").replace(/\/$/, "")}
          </a>
        )}
        {facts.length > 0 && <span className="text-sm text-soft">{facts.join(" · ")}</span>}
      </p>
    </li>
  );
}

function spoken(codes: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames([locale], { type: "language" });
  return codes.map((code) => names.of(code) ?? code).join(", ");
}
