import fc from "fast-check";

// An everyday run judges a change, not its luck: properties are tried on the same values each time. The long run draws new ones, and
// a seed that is given draws those of that seed.
const given = process.env["WAYMARK_TEST_SEED"];
if (given !== undefined) fc.configureGlobal({ seed: Number(given) });
else if (process.env["WAYMARK_TEST_LONG"] !== "1") fc.configureGlobal({ seed: 1 });
