/** What a page may take from Telegram's own colours. */
export interface TelegramColours {
  readonly scheme: "light" | "dark";
  /** What lies behind everything, and behind a card; undefined where our words could not be read on it. */
  readonly paper: string | undefined;
  readonly card: string | undefined;
}

/** Grounds this bright, or this dark, carry every colour that words have here at 4.5 to 1 (WCAG 2.2, relative luminance; held by a test). */
export const lightFrom = 0.86;
export const darkUpTo = 0.027;

/** How bright a colour is, from 0 to 1. */
export function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Telegram's theme, as far as words stay readable in it; undefined where it names no ground. */
export function telegramColours(theme: Readonly<Record<string, unknown>>): TelegramColours | undefined {
  const named = (name: string): string | undefined => {
    const colour = theme[name];
    return typeof colour === "string" && /^#[0-9a-f]{6}$/iu.test(colour) ? colour : undefined;
  };
  const ground = named("bg_color");
  if (ground === undefined) return undefined;
  const scheme = brightness(ground) > 0.4 ? "light" : "dark";
  const carries = (colour: string): boolean =>
    scheme === "light" ? brightness(colour) >= lightFrom : brightness(colour) <= darkUpTo;
  const taken = (colour: string | undefined): string | undefined =>
    colour !== undefined && carries(colour) ? colour : undefined;
  return { scheme, paper: taken(named("secondary_bg_color") ?? ground), card: taken(ground) };
}
