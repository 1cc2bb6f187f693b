/** Digits: typed in seconds on any keyboard. That tries are bounded is what makes so few of them enough. */
export const pinPattern = /^\d{4,12}$/;

/** A PIN that anybody would try first: one digit again and again, or a row of them. */
export function isPlainPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 0);
}

/** After how many minutes away the pages lock themselves. */
export const lockAfter = [1, 5, 15, 60] as const;
