/** "Three things: pool, teeth and the attic". */
const heading =
  /(?<!\p{L})(?:дв[ае]|три|четыре|пять|несколько|two|three|four|five|several|a few|[2-5])\s+(?:дела?|вещи|вещей|цели|целей|things|goals|jobs|tasks)(?:\s+(?:сразу|сейчас|на сегодня|at once|today|really|actually))?\s*[:,—–-]\s*(.+)$/iu;
const joint = /\s*(?:[,;\n]+|\s(?:и|and|plus|плюс)\s)\s*(?:(?:и|and)\s+)?/iu;
const mostListed = 5;
const longest = 60;

/** Goals that are told as a list, in their order; undefined where the words are none. */
export function listedGoals(text: string): readonly string[] | undefined {
  const listed = heading
    .exec(text.trim())?.[1]
    ?.split(joint)
    .map((each) => each.replace(/[\s.!?…]+$/u, "").trim());
  const named = listed?.filter((each) => each !== "");
  if (named === undefined || named.length < 2 || named.length > mostListed) return undefined;
  if (!named.every(({ length }) => length <= longest)) return undefined;
  // Beside things to do, what tells who somebody is stands between commas and is none of them.
  const deeds = named.filter((each) => /^\p{L}{2,}(?:ть|ти|чь)(?:ся|сь)?(?!\p{L})/iu.test(each));
  return deeds.length >= 2 ? deeds : named;
}
