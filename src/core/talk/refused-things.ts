import { lean } from "../text/lean.ts";
import { stemOf } from "../text/stem.ts";
import { changeSaid } from "./change-said.ts";
import type { StepLimit } from "./step-limits.ts";

const [leastLetters, mostOfStem] = [4, 6] as const;
/** What turns something down, and what is in every step, names no thing. */
const noThing = lean(
  /^(?:could|can[’']?t|cannot|won[’']?t|don[’']?t|doesn[’']?t|isn[’']?t|with|without|that|this|them|they|have|want|like|hate|hates|too|much|many|long|step|thing|really|just|more|time|mins?|minutes?|first|today|impossible|happening|realistic|doing|makes?|work|works|буду|могу|хочу|надо|нужно|смогу|потяну|успею|вариант|больше|пока|каждый|каждую|точно|просто|очень|слишком|сейчас|сегодня|сначала|такое|такой|ненавижу|терпеть|боюсь|скучно|страшно|тяжело|сложно|минут\p{L}*|делать|сделать|люблю|умею|давай(?:те)?|меня|мо[ёея]|нельзя)$/iu,
);

/** What a change turns down by its words: another step that does not speak of it is the better one. What the goal itself is of stays. */
export function refusedThings(message: string, goal: string): readonly StepLimit[] {
  const own = new Set(wordsIn(goal).map(stemOf));
  const stems = (changeSaid(message)?.refuses ?? [])
    .flatMap(wordsIn)
    .filter((word) => word.length >= leastLetters && !noThing.test(word))
    .map(stemOf)
    .filter((stem) => !own.has(stem));
  return [...new Set(stems)].map((stem) => ({
    bars: lean(new RegExp(`(?<!\\p{L})${stem.slice(0, mostOfStem)}`, "iu")),
  }));
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
