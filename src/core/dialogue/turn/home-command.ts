import type { Locale, Tone } from "../../person/person.ts";
import type { ContactAnswer, DangerAnswer, SeparationAnswer } from "../../safety/contact-gate.ts";
import type { FreeText } from "../../text/free-text.ts";

/** What can be told of oneself, and of the companion as a whole. */
export type HomeCommand =
  | { readonly do: "start" }
  | { readonly do: "help" }
  | { readonly do: "privacy" }
  | { readonly do: "status" }
  | { readonly do: "settings" }
  | { readonly do: "language"; readonly locale?: Locale }
  | { readonly do: "tone"; readonly tone?: Tone }
  | { readonly do: "estimate"; readonly shown: boolean }
  | { readonly do: "model_consent"; readonly agreed: boolean }
  | { readonly do: "neutral_notifications"; readonly neutral: boolean }
  | { readonly do: "time_zone"; readonly timeZone?: FreeText }
  | { readonly do: "country"; readonly country?: FreeText }
  | { readonly do: "reset_rephrase" }
  | { readonly do: "contact"; readonly answer: ContactAnswer }
  | { readonly do: "danger"; readonly answer: DangerAnswer }
  | { readonly do: "separation"; readonly answer: SeparationAnswer }
  | { readonly do: "contact_again" }
  | { readonly do: "contact_reviewed" }
  | { readonly do: "export" }
  | { readonly do: "delete_me"; readonly confirmed?: boolean };
