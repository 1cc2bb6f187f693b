import type { Offer } from "../../../talk/talk-words.ts";
import { type TechniqueId, techniqueIds } from "../../../techniques/technique.ts";
import { nameRef } from "../../../techniques/work.ts";
import { mayBegin } from "../../tracks/exercise-gate.ts";
import type { DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import type { Button } from "../../turn/reply.ts";

const plain: Readonly<Record<Exclude<Offer, TechniqueId>, Button>> = {
  goal: { label: "button.text_as_goal", press: { do: "goal_from_text" } },
  step: { label: "button.next", press: { do: "next" } },
  goals: { label: "button.goals", press: { do: "list_goals" } },
  today: { label: "button.today", press: { do: "today" } },
  tracks: { label: "button.brings_tracks", press: { do: "brings", what: "tracks" } },
  reminders: { label: "button.settings", press: { do: "settings" } },
  privacy: { label: "button.privacy", press: { do: "privacy" } },
  settings: { label: "button.settings", press: { do: "settings" } },
  language: { label: "button.language", press: { do: "language" } },
  export: { label: "button.export", press: { do: "export" } },
  delete_me: { label: "button.delete_me", press: { do: "delete_me" } },
  help: { label: "button.help", press: { do: "help" } },
  help_now: { label: "button.help_now", press: { do: "help_now" } },
  undo: { label: "button.undo", press: { do: "undo" } },
  forget_talk: { label: "button.forget_talk", press: { do: "forget_talk" } },
};

const isTechnique = (offer: Offer): offer is TechniqueId => (techniqueIds as readonly string[]).includes(offer);

/** Whether something that content may offer is there for this person now. */
function isThere(offer: Exclude<Offer, TechniqueId>, { goals, day, journey }: Snapshot, tracksOn: boolean): boolean {
  if (offer === "step" || offer === "goals") return goals.length > 0;
  if (offer === "today") return day !== undefined;
  return offer !== "tracks" || (journey === undefined && tracksOn);
}

/** What may be offered beside a line now, as buttons: exercises only where they may begin, and nothing to whoever only wants to be heard. */
export function offered(offers: readonly Offer[], before: Snapshot, context: DecisionContext): Button[][] {
  if (before.dialogue.talk?.listens) return [];
  const tracksOn = context.flags.multi_track_system_enabled;
  return offers.flatMap((offer): Button[][] => {
    if (!isTechnique(offer)) return isThere(offer, before, tracksOn) ? [[plain[offer]]] : [];
    if (!tracksOn || !mayBegin(before, offer, context)) return [];
    const press = { do: "begin", technique: offer, confidence: 1 } as const;
    return [[{ label: "button.exercise", with: { text: nameRef(offer) }, press }]];
  });
}
