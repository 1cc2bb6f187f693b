/**
 * How long anything that a test waits for may take to come (ms). A busy machine is slow rather than wrong: this is no judgement of speed,
 * only the point at which what has not come is taken for lost.
 */
export const patience = 120_000;
