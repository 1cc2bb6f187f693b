import type { Instant } from "../../time/instant.ts";
import type { Reminder } from "../reminder.ts";
import type { ReadReminder } from "./read-reminder.ts";
import { lean } from "../../text/lean.ts";

/** "Not loud", and nothing else of what or when. */
export const saysHowLoud = (text: string): boolean => howLoud.test(text);
const howLoud = lean(
  /^(?:(?:but|only|just|maybe|но|а|только|как-нибудь)\s+)*(?:not\s+(?:(?:too|so|like|that|really|very)\s+)*(?:loud(?:ly)?|noisy)|without (?:a |any )?(?:sound|noise)|no (?:sound|noise)|quietly|quiet$|silent(?:ly)?|softly|не\s+(?:(?:слишком|очень|так)\s+)*громко|тихо|тихонько|потише|беззвучно|без (?:звука|шума))(?!\p{L})/iu,
);

/** "Remind me of this": where a goal stands in front it is that. */
export const namedByGoal = (
  read: readonly ReadReminder[],
  said: string,
  goal: string | undefined,
): readonly ReadReminder[] =>
  goal === undefined || !ofThis.test(said)
    ? read
    : read.map((each) => (each.text === "" ? { ...each, text: goal } : each));
const ofThis = lean(
  /(?<!\p{L})(?:remind me (?:of|about) (?:this|it|that)|напомн\p{L}+(?: мне)? (?:об|про) (?:этом|это))(?!\p{L})/iu,
);

const justSetMs = 30 * 60_000;
/** Whether one of them was set or changed within the half hour. */
export const someJustSet = (reminders: readonly Reminder[], now: Instant): boolean =>
  reminders.some(({ touched }) => touched !== undefined && now - touched < justSetMs);
