import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { passwordLimits } from "#contract/account.ts";

/** Passwords that take fewer guesses than a million fall to somebody who may try a few an hour for long; zxcvbn calls them 0 and 1. */
const leastScore = 2;

/** Where Russian keys lie on a Latin keyboard: `йцукен` is `qwerty` to whoever guesses. */
const russianKeys = "йцукенгшщзхъфывапролджэячсмитьбюё";
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

function onLatinKeys(password: string): string {
  return [...password.toLowerCase()].map((letter) => latinKeys[russianKeys.indexOf(letter)] ?? letter).join("");
}

/** What everybody who guesses here tries first. */
const ofThisPlace = ["waymark", "веймарк", "вэймарк"];

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Read at the first use: the lists take a quarter of a second. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

/**
 * Whether a password may not be taken: too short or too long, a common one, a row of keys, or made of the address it belongs to or of the name of this place.
 * Nothing leaves the machine for it.
 */
export async function isWeakPassword(password: string, email: string): Promise<boolean> {
  if (password.length < passwordLimits.least || password.length > passwordLimits.most) return true;
  estimator ??= load();
  const { check } = await estimator.then((made) => ({ check: made.check.bind(made) }));
  const own = [...ofThisPlace, email, ...email.split(/[@.+_-]/)].filter((part) => part.length > 2);
  return [password, onLatinKeys(password)].some((each) => check(each.normalize("NFKC"), own).score < leastScore);
}
