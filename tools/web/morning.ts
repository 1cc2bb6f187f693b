const hour = 3_600_000;

/** Where the people of the demonstration live. */
export const morningZone = "Europe/Riga";

const hourOf = (at: number): number =>
  Number(new Intl.DateTimeFormat("en", { timeZone: morningZone, hour: "numeric", hourCycle: "h23" }).format(at));

/** How long ago (ms) it was last between nine and ten there: pictures are of a morning, whenever they are made. */
export function sinceMorning(now: number): number {
  let ago = 0;
  while (hourOf(now - ago) !== 9) ago += hour;
  return ago;
}
