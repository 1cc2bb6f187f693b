import { awayHours } from "../../../../answers/away-hours.ts";
import type { Injury } from "../../../../day/intake.ts";
import type { BodyState } from "../../../../talk/body-told.ts";
import { isLoss } from "../../../../talk/certainty.ts";
import type { TapMetric } from "../../../turn/body-command.ts";
import { led, talkOf } from "../../../goals/talk-lines.ts";
import { withDialogue } from "../../../turn/outcome.ts";
import type { Decision } from "../../../turn/decision.ts";
import type { Button } from "../../../turn/reply.ts";
import type { TalkKey } from "../../../../talk/acts.ts";
import { awayTold } from "../../thread/of-hours.ts";
import { easeDay } from "../body/ease-day.ts";
import { isAlone, lineFor, type Said } from "../heard.ts";
import { isHeavy } from "../heavy.ts";
import { speak } from "../moves.ts";
import { isNearDanger } from "../near.ts";
import { isDayAsked } from "../of-day.ts";
import { lean } from "../../../../text/lean.ts";

/** What somebody tells of their own body and hours in plain words, and what their day makes of it. */

/** What a face asks about, and what is said to it first; of a good night nothing has to be said before. */
const faces: Readonly<Partial<Record<BodyState, { readonly metric: TapMetric; readonly words?: TalkKey }>>> = {
  rested: { metric: "sleep_quality" },
  sleep: { metric: "sleep_quality", words: "sleep" },
  worn: { metric: "energy_level", words: "energy" },
  tense: { metric: "stress_level", words: "stress" },
  low: { metric: "mood", words: "mood_low" },
};
const injuryOf: Readonly<Partial<Record<BodyState, Injury>>> = {
  hurt_back: "injury_back",
  hurt_leg: "injury_leg",
  hurt_arm: "injury_arm",
};

const begin: Button = { label: "button.brings_day", press: { do: "brings", what: "day" } };
const lighter: Button = { label: "button.mode_low", press: { do: "mode", mode: "low" } };
const sick: Button = { label: "button.away_sick", press: { do: "away", why: "sick" } };
const hours: Button = { label: "button.schedule", press: { do: "schedule" } };

/** Beside a wish how the body is comes second. */
const wants = lean(
  /(?<!\p{L})(?:want|wanna|would like|i[’']d like|i wish|help me|teach me|(?<!не )хочу|(?<!не )хочется|хотел\p{L}*|помоги\p{L}*|научи\p{L}*|давай\p{L}*)(?!\p{L})/iu,
);

/** Whether a message is to be met otherwise than by what the day makes of it. */
function isElse(said: Said): boolean {
  const { before, text, context, reading } = said;
  if (said.led || context.inDanger === true || before.dialogue.crisis || talkOf(before).listens === true) return true;
  if (isHeavy(text) || isNearDanger(said) || context.screen.harm(text, "said") !== undefined) return true;
  return reading.acts.some(({ act }) => isLoss(act)) || wants.test(text);
}

/** Hours out of the house set the day, and how the body is moves it by one tap; undefined where nothing of it is told. */
export function ofBody(said: Said): Decision | undefined {
  const { before, text, context } = said;
  if (said.led || context.inDanger === true || before.dialogue.crisis) return undefined;
  const away = awayHours(text);
  if (away) return awayTold(said, away, isDayAsked(text));
  if (said.place === "step" || isElse(said)) return undefined;
  const state = context.library.talk.bodyTold(text);
  if (state === undefined || state === "none" || injuryOf[state]) return undefined;
  return before.day ? withDay(said, state) : withoutDay(said, state);
}

function withDay(said: Said, state: BodyState): Decision | undefined {
  if (state === "ill") return speak(said, [lineFor(said, "ill_now")], [[sick], [lighter]]);
  if (state === "shifts") return speak(said, [lineFor(said, "shifts_told")], [[hours]]);
  const face = faces[state];
  if (!face) return undefined;
  const line = face.words && lineFor(said, face.words);
  // Who has agreed to nothing yet is asked for that by the press.
  if (said.before.day?.consentAt === undefined)
    return line && speak(said, [line], [[{ label: "button.checkin", press: { do: "checkin", metric: face.metric } }]]);
  return led(line ? [line] : [], said.carryOut({ do: "checkin", metric: face.metric }));
}

/** Whoever has no day and no step in front hears once that there are days which follow the body, below what is said to it. */
function withoutDay(said: Said, state: BodyState): Decision | undefined {
  if (!isAlone(said)) return undefined;
  if (state === "shifts") return named(speak(said, [lineFor(said, "shifts_no_day")], [[begin]]));
  const words = state === "ill" ? "ill_now" : faces[state]?.words;
  const line = words && lineFor(said, words);
  if (!line) return undefined;
  const offers = (state === "sleep" || state === "worn" || state === "tense") && talkOf(said.before).dayNamed !== true;
  if (!offers) return speak(said, [line]);
  return named(speak(said, [line, lineFor(said, "day_for_body", {}, [line])], [[begin]]));
}

const named = (decision: Decision | undefined): Decision | undefined =>
  decision && {
    ...decision,
    after: withDialogue(decision.after, { talk: { ...talkOf(decision.after), dayNamed: true } }),
  };

/** What hurts, where no finer answer to it stands: what loads that part leaves the day that is planned. */
export function hurtTold(said: Said): Decision | undefined {
  if (said.place === "step" || isElse(said)) return undefined;
  const state = said.context.library.talk.bodyTold(said.text);
  const code = state && state !== "none" ? injuryOf[state] : undefined;
  if (code === undefined) return undefined;
  const { day } = said.before;
  const answer = speak(said, [lineFor(said, "body_pain")], day ? [[lighter]] : []);
  return (answer && day && easeDay(said, code, answer)) ?? answer;
}
