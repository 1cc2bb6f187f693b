/** How an act is written, wherever it stands alone: a longer one smaller, so that what can be done about it stays in sight. */
export function actClass({ length }: string): string {
  const size =
    length > 60 ? "text-[1.375rem] sm:text-2xl" : length > 34 ? "text-2xl sm:text-3xl" : "text-[1.75rem] sm:text-4xl";
  return `font-serif ${size} leading-[1.22]! tracking-[-0.012em] ${length > 40 ? "text-pretty" : "text-balance"}`;
}
