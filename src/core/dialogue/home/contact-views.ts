import { nextContactQuestion } from "../../safety/contact-gate.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** The next of the three taps of the contact gate. */
export function contactReply(snapshot: Snapshot): Reply {
  const question = nextContactQuestion(snapshot.person.contact) ?? "contact";
  const skip: Button = { label: "button.skip", press: { do: "skip" } };
  switch (question) {
    case "contact":
      return {
        say: "contact.ask_contact",
        buttons: [
          [
            { label: "button.contact_free", press: { do: "contact", answer: "free" } },
            { label: "button.contact_limited", press: { do: "contact", answer: "limited" } },
          ],
          [
            { label: "button.contact_none", press: { do: "contact", answer: "none" } },
            { label: "button.contact_restricted", press: { do: "contact", answer: "restricted" } },
          ],
          [{ label: "button.contact_unknown", press: { do: "contact", answer: "unknown" } }, skip],
        ],
      };
    case "danger":
      return {
        say: "contact.ask_danger",
        buttons: [
          [
            { label: "button.danger_no", press: { do: "danger", answer: "no" } },
            { label: "button.danger_yes", press: { do: "danger", answer: "yes" } },
          ],
          [{ label: "button.danger_unknown", press: { do: "danger", answer: "unknown" } }, skip],
        ],
      };
    case "separation":
      return {
        say: "contact.ask_separation",
        buttons: [
          [
            { label: "button.separation_recent", press: { do: "separation", answer: "recent" } },
            { label: "button.separation_longer", press: { do: "separation", answer: "longer" } },
          ],
          [{ label: "button.separation_unknown", press: { do: "separation", answer: "unknown" } }, skip],
        ],
      };
  }
}
