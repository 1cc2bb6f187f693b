import { locales, tones } from "../../person/person.ts";
import { restrictionNamed } from "../../safety/contact-gate.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { contactReviewedButton, pairs } from "../turn/buttons.ts";

export function languageReply(): Reply {
  return {
    say: "language.choose",
    place: "edit",
    buttons: [
      locales.map((locale): Button => ({ label: `button.locale_${locale}`, press: { do: "language", locale } })),
    ],
  };
}

export function toneReply(): Reply {
  return {
    say: "tone.choose",
    place: "edit",
    buttons: tones.map((tone): Button[] => [{ label: `button.tone_${tone}`, press: { do: "tone", tone } }]),
  };
}

/** Countries offered as buttons; any other can be written. */
const offeredCountries = ["RU", "BY", "KZ", "UA", "DE", "IL", "GB", "US", "LV", "GE"] as const;

export function countryReply(): Reply {
  return {
    say: "country.ask",
    buttons: pairs(
      offeredCountries.map(
        (country): Button => ({ label: "button.country_named", with: { country }, press: { do: "country", country } }),
      ),
    ),
  };
}

/** Whether the questions about the child were ever put to this person, or have a reason to be. */
const touchesContact = ({ journey, goals, person }: Snapshot): boolean =>
  journey !== undefined || goals.some((goal) => goal.touchesContact) || Object.keys(person.contact).length > 0;

export function settingsReply(snapshot: Snapshot, place?: Reply["place"]): Reply {
  const { person } = snapshot;
  const learnt = person.stepSize !== "normal" || Object.keys(person.rephraseCounts).length > 0;
  return {
    say: "settings.text",
    with: {
      locale: person.locale,
      tone: person.tone,
      size: person.stepSize,
      time_zone: person.timeZone,
      country: person.country ?? "",
      estimate: person.showEstimate ? "on" : "off",
      model: person.modelConsent ? "on" : "off",
      neutral: person.neutralNotifications ? "on" : "off",
    },
    buttons: settingsButtons(snapshot, learnt),
    ...(place ? { place } : {}),
  };
}

function settingsButtons(snapshot: Snapshot, learnt: boolean): NonNullable<Reply["buttons"]> {
  const { person } = snapshot;
  return [
    [
      { label: "button.language", press: { do: "language" } },
      { label: "button.tone", press: { do: "tone" } },
    ],
    [
      person.showEstimate
        ? { label: "button.estimate_off", press: { do: "estimate", shown: false } }
        : { label: "button.estimate_on", press: { do: "estimate", shown: true } },
      person.neutralNotifications
        ? { label: "button.neutral_off", press: { do: "neutral_notifications", neutral: false } }
        : { label: "button.neutral_on", press: { do: "neutral_notifications", neutral: true } },
    ],
    [
      person.modelConsent
        ? { label: "button.model_off", press: { do: "model_consent", agreed: false } }
        : { label: "button.model_on", press: { do: "model_consent", agreed: true } },
    ],
    [
      { label: "button.time_zone", press: { do: "time_zone" } },
      { label: "button.country", press: { do: "country" } },
    ],
    ...(learnt ? [[{ label: "button.reset_rephrase", press: { do: "reset_rephrase" } } as const]] : []),
    [
      snapshot.journey
        ? { label: "button.tracks", press: { do: "tracks" } }
        : { label: "button.brings_tracks", press: { do: "brings", what: "tracks" } },
      snapshot.day
        ? { label: "button.day_settings", press: { do: "day_settings" } }
        : { label: "button.brings_day", press: { do: "brings", what: "day" } },
    ],
    ...(restrictionNamed(person.contact) ? [[contactReviewedButton]] : []),
    [
      ...(touchesContact(snapshot) ? [{ label: "button.contact_again", press: { do: "contact_again" } } as const] : []),
      { label: "button.privacy", press: { do: "privacy" } },
    ],
    [
      { label: "button.export", press: { do: "export" } },
      { label: "button.delete_me", press: { do: "delete_me" } },
    ],
  ];
}
