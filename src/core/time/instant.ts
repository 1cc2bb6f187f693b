/** Milliseconds since the epoch; the core never reads a clock, so every time is an argument. */
export type Instant = number;
