/** The words of the talk; they come with its page. */
export const talkEn = {
  hint: "Write anything …",
  empty: "Say what you want to do, or ask for the next step.",
  you: "You",
  send: "Send",
  openFile: "Open the file",
  whatCanYouDo: "What can you do?",
  forget: "Forget this talk",
  kept: "The last ten messages are kept for up to thirty days.",
} as const;
