import { locales } from "#core/person/person.ts";
import { packRule } from "../rule.ts";

const least = 8;

/** A topic that knows too few words is never found. */
export const matchesEnough = packRule("matches-enough", ({ match }) =>
  locales
    .filter((locale) => match[locale].length < least)
    .map((locale) => `${match[locale].length} ways to say it in ${locale}, at least ${least} are needed`),
);
