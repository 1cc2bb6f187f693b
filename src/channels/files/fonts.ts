import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Noto Sans has Latin and Cyrillic alike; from woff the picture renderer silently draws no text, so TTF. */
export const fonts = {
  plain: require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  bold: require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"),
} as const;

/** Words as the fonts can draw them: no markup, no pictograms. */
export function drawable(text: string): string {
  return text
    .replace(/<\/?[bi]>/g, "")
    .replace(/[\p{Extended_Pictographic}\uFE0F\u200D\u20E3\u{1F3FB}-\u{1F3FF}]/gu, "")
    .replace(/[^\S\n]{2,}/g, " ")
    .trim();
}
