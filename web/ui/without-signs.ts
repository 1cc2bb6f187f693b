/** The signs that stand before words in Telegram, and the blocks of its bars; pages have their own look. */
export function withoutSigns(text: string): string {
  return text
    .replaceAll(/[█░]{2,}\s*/gu, "")
    .replaceAll(/^(?:\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]*\u{200D}?\s*)+/gmu, "");
}
