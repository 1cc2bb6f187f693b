import { chooseWording } from "../../talk/talk-words.ts";
import { linesReply, talkOf } from "../goals/talk-lines.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { say } from "../turn/outcome.ts";

/**
 * Whether this talk can be wiped is asked for safety's sake ("he goes through my phone"): in an alarm it is told with its button, which alone wipes,
 * and the alarm stands as it was. Undefined for all else.
 */
export function howToErase(before: Snapshot, text: string, { library }: DecisionContext): Decision | undefined {
  const { said } = talkOf(before);
  const asked = library.talk.asked(text).find(({ id }) => id === "how-to-erase-talk");
  const wording = asked && chooseWording(asked, before.person.locale, {}, said, said.length);
  const reply =
    wording &&
    linesReply(
      [{ ref: wording.ref, slots: {}, offers: [] }],
      [
        [{ label: "button.forget_talk", press: { do: "forget_talk" } }],
        [{ label: "button.help_now", press: { do: "help_now" } }],
      ],
    );
  return reply && say(before, reply);
}
