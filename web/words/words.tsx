import { createContext, type ReactNode, useContext, useEffect } from "react";
import { deviceStorage } from "../data/device-storage.ts";
import { fallbackLocale, localeAmong } from "#core/person/locale-for.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { en, type WebWords } from "./en.ts";
import { ru } from "./ru.ts";

const all: Record<Locale, WebWords> = { en, ru };
const Current = createContext<{ readonly words: WebWords; readonly locale: Locale }>({
  words: all[fallbackLocale],
  locale: fallbackLocale,
});

/** The language before anybody has signed in: the one chosen here last, else the browser's. */
export function browserLocale(): Locale {
  const kept = deviceStorage()?.getItem("locale");
  const spoken = locales.find((locale) => locale === kept);
  if (spoken) return spoken;
  return localeAmong(navigator.languages);
}

export function WordsProvider({
  locale,
  children,
}: {
  readonly locale: Locale;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    document.documentElement.lang = locale;
    try {
      deviceStorage()?.setItem("locale", locale);
    } catch {
      // The choice then lasts as long as the page.
    }
  }, [locale]);
  return <Current value={{ words: all[locale], locale }}>{children}</Current>;
}

export function useWords(): WebWords {
  return useContext(Current).words;
}

export function useLocale(): Locale {
  return useContext(Current).locale;
}
