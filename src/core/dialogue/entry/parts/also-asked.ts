import { lean } from "../../../text/lean.ts";
import { linesReply } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Reply } from "../../turn/reply.ts";
import { answerOfProgram } from "../talk/asked.ts";
import type { Said } from "../talk/heard.ts";

/** So many questions beside the main thing are answered. */
const most = 2;
/** What hangs a question on to a wish or a deed: "I'd like to run again, and does this cost anything?" */
const seam = lean(
  /[,;—–]\s+(?:(?:and|but|also|so|only|а|и|но|только)(?:\s+(?:tell me(?: first)?|скажи(?:те)?(?: сначала)?))?[,\s]+)?|\s(?:and|but|а|но)\s+(?=(?:is|are|does|do|can|could|will|what|which|how|who|where|если|это|кто|где|как|можно)\s)/iu,
);

/** The questions of a message, each with the words before it in its sentence and without them. */
function questionsOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .filter((sentence) => sentence.includes("?"))
    .flatMap((sentence) => {
      const pieces = sentence.split(seam);
      return pieces.length > 1 ? [sentence, ...pieces] : [sentence];
    });
}

/**
 * A question about the program beside a wish, a deed or an order is answered too, in front of what is done: both halves of a message hold. What was
 * answered already, and whatever came of a danger, a refusal or words that a model leads, is left as it is.
 */
export function withProgramAnswer(said: Said, decision: Decision): Decision {
  const { context, text } = said;
  const heard = decision.journal.some(({ kind }) => kind === "talk_heard");
  if (!heard || said.led || context.inDanger === true || decision.denied || decision.talkAsk || decision.erase)
    return decision;
  if (decision.after.dialogue.crisis) return decision;
  const known = JSON.stringify([decision.replies, decision.ask?.lead ?? []]);
  const answers: Reply[] = [];
  const given = new Set<string>();
  for (const question of questionsOf(text)) {
    const line = answers.length < most ? answerOfProgram(said, question) : undefined;
    const of = line?.ref.split(".").slice(0, -1).join(".");
    if (!line || of === undefined || given.has(of) || known.includes(`${of}.`)) continue;
    given.add(of);
    const reply = linesReply([line]);
    if (reply) answers.push(reply);
  }
  return answers.length === 0 ? decision : { ...decision, replies: [...answers, ...decision.replies] };
}
