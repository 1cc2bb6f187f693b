/** The words of the page about who can see one's things; they come with it, so that the first page stays small. */
export const accessEn = {
  title: "Who can see my things",
  intro: "Everything that can read or write here as you. What you do not know does not belong here: end it.",
  telegram: "Telegram",
  telegramWhy: "The same goals and steps, in Telegram and here.",
  telegramSince: (date: string) => `joined ${date}`,
  telegramUsed: (date: string) => `last used ${date}`,
  telegramNoName: "A Telegram account",
  telegramPart: "Part",
  telegramPartSure: (name: string) => `Part “${name}” from this account?`,
  telegramPartHint: "It will no longer read or write here. Within a day of joining, what it brought goes back with it.",
  telegramJoin: "Join Telegram",
  telegramAnother: "Join another Telegram account",
  telegramHow: "Send this to the bot within ten minutes, from your own Telegram:",
  telegramOpen: "Open Telegram",
  telegramNone: "No Telegram bot is connected to this place at the moment. Whoever runs it can add one.",
  telegramThen: "The bot asks there whether you want this. Then come back here for the second yes.",
  telegramAsked: (name: string) => `“${name}” opened the code and is being asked there. If that is not you, stop it.`,
  telegramAgreed: (name: string) => `“${name}” in Telegram said yes. Is that you?`,
  telegramMeans:
    "Whoever holds that phone will be able to read what is kept here, and what is written there can be read here. If something was written there already, a day passes first, and you can stop it until then.",
  telegramYes: "Yes, join us",
  telegramStop: "Stop",
  telegramNotMe: "No, that is not me",
  telegramWaits: (name: string, when: string) =>
    `On ${when}, what was written in Telegram as “${name}” comes here, and it can be read on both sides. Until then you can stop it.`,
  password: "Password",
} as const;
