/** The words of the page about traces; every one of them is about what this program does, or about the lines of the table. */
export const tracesEn = {
  title: "Traces, shared devices and leaving safely",
  intro:
    "For whoever lives with somebody who looks into their phone, or has to fear them. It says what stays behind here, what you can turn on, and what nothing here can hide.",
  stays: "What stays behind",
  staysParts: [
    "The browser’s history keeps the addresses of these pages and the title “Notes”, and no words of yours. Deleting that history is up to the browser; here it cannot be done.",
    "On the device stay the language, the colours and texts that you began and did not send. If you allowed copies for times without a connection, they lie there too. With a PIN all that is sealed. Signing out takes all of it away; a safety plan that you wanted to keep on the device stays there, open, until you take it off.",
    "In Telegram everything that was written stays in the chat until its history is cleared there. Messages are also on every other device with the same Telegram account.",
    "A mail, where mail is set up, names neither goals nor steps. Files that you took out lie where you saved them, and anybody can read them.",
    "Calls and messages to a help line stay in the history of the phone, and may stand on a bill.",
  ],
  turnOn: "What you can turn on",
  turnOnParts: [
    "“Others use this device too”, at sign-in: two hours at most, and nothing is kept.",
    "A lock with a PIN, for when you are away or have to hand the device over. In Telegram: /lock.",
    "“Hide this page” at the top of every page, or Esc pressed twice. You choose the page that comes up.",
    "A second step at sign-in, if somebody may know your password.",
    "“Who can see my things” shows everything that reads or writes as you, and ends it. There is one press for everybody at once.",
  ],
  toAccess: "Who can see my things",
  cannot: "What nothing here can hide",
  cannotParts: [
    "A program on the device that records the screen or the keys sees what you see and write. A lock does not help against that.",
    "Whoever knows your password and holds your unlocked Telegram is you, as far as this place can tell.",
    "Whoever runs this server can read everything on it. If that is the person you fear, do not write here.",
    "Whoever runs your network sees that this address is visited. Behind https they do not see what you write.",
  ],
  leaving: "If you want to leave, or are afraid of what comes next",
  leavingText:
    "How to do that safely is more than this program knows. People who do know answer here, whatever your gender; nobody has to have decided anything to call. If somebody may be watching this device, call from one that they cannot look into.",
} as const;
