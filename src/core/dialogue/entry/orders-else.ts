import { toldDetail } from "../../talk/told-detail.ts";
import { toldFigure } from "../../talk/told-figure.ts";
import { lean } from "../../text/lean.ts";
import type { DecisionContext } from "../turn/decision.ts";

/** An order that answers no question of the coach's: not now, a pause, something to be written down. */
export function ordersElse(text: string, { library }: DecisionContext): boolean {
  if (/^(?:actually|skip|wait|стоп|погоди|вообще)(?!\p{L})/iu.test(text) && toldDetail(text)?.as === "event")
    return true;
  if (toldFigure(text) !== undefined || tellsDone.test(text.trim())) return true;
  return library.talk.moves(text).some(({ leaves }) => leaves);
}

/** "Done wrote the title", «сходили в музей!!! он доволен»: a deed that is told in so many words. */
const tellsDone = lean(
  /^(?:(?:ok|okay|yes|so|и|ну|ура|ок)[\s,.!]+)*(?:done|did it|finished|готово|сделал[аи]?)(?=[\s,.!]+\p{L}+[\s\p{L}]*\s\p{L}+)|^(?!не)\p{L}{3,}(?:ли|ла|л)(?!\p{L})[^.?]{3,40}!{2,}/iu,
);
