import type { Reply } from "../../turn/reply.ts";

/** Asked once, before anything about the body is kept. */
export function consentReply(onward?: "checkin"): Reply {
  return {
    say: "consent.ask",
    buttons: [
      [{ label: "button.consent_yes", press: { do: "health_consent", agreed: true, ...(onward ? { onward } : {}) } }],
      [{ label: "button.consent_no", press: { do: "health_consent", agreed: false } }],
    ],
  };
}
