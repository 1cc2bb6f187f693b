/** Words of making an account, the longer ones; they come with those pages, so that the first one stays small. */
export const accountEn = {
  resetByOperator: "No mail is set up here. Whoever runs this place gets a link with: ./waymark reset-password EMAIL",
  resetAsk: "Send me a link",
  passwordSet: "The new password is set. You can sign in.",
  passwordAgainHint:
    "This lets somebody in, or takes everything out, so an open screen is not enough. A passkey does as well.",
  resetByMail: "If there is an account with that address, a link is on its way.",
  ownerText: "Nobody lives here yet. The first account owns this place.",
  ownerCodeHint: "You’ll find it in the terminal where the program was started.",
  closedText: "Nobody new is being let in at the moment.",
  telegramShut: "Not open yet",
  telegramBecause: {
    not_given: "Open this page from the menu of the bot in Telegram: it then knows who you are.",
    keeps_nothing:
      "This browser keeps nothing for a page inside another one, so it cannot be told that you are here. In the Telegram app it opens.",
  },
} as const;
