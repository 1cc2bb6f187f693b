import type { Day } from "../../../day/day.ts";
import { type WishCode, wishesIn, withWish } from "../../../day/wish-words.ts";
import { todayButton } from "../../turn/buttons.ts";
import type { Decision, DecisionContext, LookContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { entry } from "../../turn/outcome.ts";
import type { Button, Reply } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { changed, living } from "../plan/day-change.ts";

/** Wishes in somebody's own words: shown as they were read, taken up by a tap, and taken back by another. */

const nameOf = (wish: WishCode) => ({ ref: `wish_said.${wish}` satisfies WordKey });
const taken = (wish: WishCode, on: boolean): Button => ({
  label: on ? "button.wish_back" : "button.wish_take",
  with: { name: nameOf(wish) },
  press: { do: "wish", wish, on: !on },
});

/** What was read of a text, with a tap for each; nothing is changed before the person says so. */
export const wishesHeardReply = (wishes: readonly WishCode[]): Reply => ({
  say: "wish_said.heard",
  buttons: [
    ...wishes.map((wish): Button[] => [taken(wish, false)]),
    [{ label: "button.text_as_goal", press: { do: "goal_from_text" } }],
  ],
});

/** One wish taken up or taken back: the rest of today is made by it from here on. */
export function wish(
  before: Snapshot,
  { wish: code, on: isOn }: { readonly wish: WishCode; readonly on: boolean },
  context: DecisionContext,
): Decision {
  return living(before, context, (on) => {
    const { schedule, habits } = withWish(on.day, code, isOn, context.library.day);
    const journal = entry("schedule_changed", { rule: "person_said", inputs: { fields: code } });
    const reply: Reply = {
      say: isOn ? "wish_said.taken" : "wish_said.taken_back",
      with: { name: nameOf(code) },
      buttons: [[taken(code, isOn)], [todayButton]],
    };
    return changed(on, { schedule, habits }, journal, context, reply);
  });
}

/** Days with what new notes wish for taken up; what stood in the notes before was taken up, or taken back, before. */
export function withNotes(
  day: Day,
  notes: string | undefined,
  { library }: LookContext,
): { readonly day: Day; readonly wishes: readonly WishCode[] } {
  const known = new Set(wishesIn(day.schedule.notes));
  const wishes = notes === undefined ? [] : wishesIn(notes).filter((each) => !known.has(each));
  return { day: wishes.reduce((each, code) => withWish(each, code, true, library.day), day), wishes };
}

/** What was taken from notes, with the way back. */
export const notesReadReply = (wishes: readonly WishCode[]): readonly Reply[] =>
  wishes.length === 0
    ? []
    : [{ say: "wish_said.from_notes", buttons: wishes.map((each): Button[] => [taken(each, true)]) }];
