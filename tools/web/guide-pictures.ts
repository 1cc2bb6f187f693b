import type { Locale } from "#core/person/person.ts";

interface Picture {
  /** In `docs/guide`. */
  readonly file: string;
  readonly locale: Locale;
  /** Who of the demonstration is looked in at. */
  readonly person: string;
  readonly path: string;
  /** What has to be seen, where it does not stand at the top. */
  readonly shows?: string | undefined;
}

const places = [
  ["home", "/", "walker"],
  ["goals", "/goals", "walker"],
  ["day", "/day", "walker"],
  ["insights", "/day/insights", "walker", "svg[role=img]"],
  ["tracks", "/tracks", "parent"],
  ["works", "/works", "parent"],
  ["help", "/help", "parent"],
] as const;
const people = { en: { walker: "mara", parent: "daniel" }, ru: { walker: "vera", parent: "anton" } } as const;

/** The pictures of the guide, the same places in each language. */
export const guidePictures: readonly Picture[] = (["en", "ru"] as const).flatMap((locale) =>
  places.map(([name, path, who, shows]) => ({
    file: `${locale}-${name}.webp`,
    locale,
    person: people[locale][who],
    path,
    shows,
  })),
);
