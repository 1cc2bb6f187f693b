const isLong = process.env["WAYMARK_TEST_LONG"] === "1";

/**
 * On how many values a property is tried. An everyday run tries the same ones each time, so that more of them find nothing new from one
 * day to the next: it takes a fifth, and the long run, which draws new ones, all.
 */
export const tries = (all: number): number => (isLong ? all : Math.ceil(all / 5));
