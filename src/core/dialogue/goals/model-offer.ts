import type { ModelPlace } from "../../person/model-place.ts";
import type { Reply } from "../turn/reply.ts";

/** The model that the operator set up, offered once beside the first step: what would be sent, to whom, and one tap for yes or no. */
export function modelOffer(model: ModelPlace | undefined): Reply | undefined {
  if (model === undefined) return undefined;
  const buttons: Reply["buttons"] = [
    [
      { label: "button.model_yes", press: { do: "model_consent", agreed: true, offered: true } },
      { label: "button.model_no", press: { do: "model_consent", agreed: false, offered: true } },
    ],
  ];
  return model === "here"
    ? { say: "coach.offer_here", buttons }
    : { say: "coach.offer_away", with: { host: model.host }, buttons };
}
