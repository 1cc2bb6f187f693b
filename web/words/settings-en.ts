import type { Widen } from "./en.ts";

/** Words of the first minute and of the settings, which nobody waits for before those open. */
export const settingsEn = {
  bodyData: "Body data",
  estimate: "Show a rough estimate of the way",
  accessHint: "Devices, Telegram, and whatever else reads or writes here as you.",
  findCity: "Find a city",
  tone: "Tone",
  tones: { serious: "Serious", friendly: "Friendly", motivating: "Motivating" },
  theme: "Colours",
  themes: { system: "As the device", light: "Light", dark: "Dark" },
  aboutSteps: "Steps",
  stepSize: "Size learnt from you",
  stepSizes: { floor: "very small", normal: "usual", stretch: "larger" },
  resetSize: "Back to usual",
  privacyRead: "What happens to my data",
  modelHint:
    "Only if whoever runs this place has set one up. Only what is needed to word a step, to understand a message or to answer a question about a lesson is sent, with names, addresses, numbers and links replaced as far as they can be told.",
  neutral: "Neutral notifications",
  countryHint: "The helplines depend on it.",
  account: "Account",
  owner: "This place: people, backups, condition",
  currentPassword: "Current password",
  named: (button: string) => `“${button}”`,
  deleteSure:
    "Everything of yours is deleted at once and for good: goals, letters, days, body data, settings. Enter your password to confirm.",
  dayPart: "My day",
  dayOffer:
    "A few small good things a day, placed where there is room for them, and fewer when there is little strength.",
  seeDay: "See what a day is like",
  brings: "What brings you here?",
  bringsHint: {
    tracks: "Four tracks side by side: yourself, your child, negotiations, people who understand",
    goal: "Any goal, walked by one small step at a time",
    day: "A few small good things, where your day has room for them",
  },
  lookAround: "I’ll just look around",
  tracksOffer:
    "For parents who live apart from their child: four tracks, and one small thing at a time. Only if it’s about you.",
  nudgesHint: "At most one a day, never at night and never two days running.",
  welcomeHelp:
    "If things get really bad, “Help now” is at the top of every page. “Hide”, or Esc twice, swaps the page for an empty one.",
  groups: { talk: "How it suits you", parts: "What you walk", reach: "At hand", yours: "What is yours" },
  seeGoals: "All goals",
  howWeTalk: "How we talk",
  whereYouAre: "Where you are",
  contact: "Contact with a child",
  contactHint: "For goals that touch a child or the other parent. The answers keep steps from doing harm.",
  contactAsk: "Answer anew",
  neutralHint: "Messages then name neither goals nor steps.",
  yourData: "Your data",
  takeTables: "Tables for a spreadsheet (CSV)",
  tables: { days: "Days as CSV", habits: "Habits as CSV", readings: "Readings as CSV" },
  takeDataHint: "Your words are in the file in plain text, so keep it safe.",
  passwordChanged: "The password is changed. Other devices, Telegram, programs and the calendar are out.",
  passwordEnds:
    "With the new password, other devices, Telegram, programs and the calendar are signed out. What is yours can be joined again.",
  privacyBrowser:
    "In this browser, unfinished texts are kept on the device until they are sent or you sign out; with a PIN they are sealed, and on a device that others use too nothing is kept. Nothing here is loaded from other sites.",
} as const;

export type SettingsWords = Widen<typeof settingsEn>;
