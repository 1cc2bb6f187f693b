import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Noto Sans has Latin and Cyrillic alike; from woff the picture renderer silently draws no text, so TTF. */
export const fonts = {
  plain: require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  bold: require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
} as const;

/** Pictograms, flags and marks that join or colour them; a letter of a script without a font stays, as a box, so that nobody believes it lost. */
const pictograms = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]|\u20E3/gu;
/** What is never drawn: controls, joiners, variation marks. */
const unseen = /[\p{Cc}\p{Cf}\uFE00-\uFE0F]/gu;

/** Words as the fonts can draw them: no markup of ours, no pictograms. */
export function drawable(text: string): string {
  return text
    .replace(/<\/?[bi]>/g, "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(pictograms, "")
    .replace(unseen, (sign) => (sign === "\n" ? sign : ""))
    .replace(/[^\S\n]{2,}/g, " ")
    .trim();
}
