/** The words of private copies; they come with the settings, so that the first page stays small. */
export const copiesEn = {
  title: "Without a connection",
  text: "On a device that is yours alone, these pages can keep a copy of Now, your goals, today, your safety plan and what you have begun. They then open without a connection, and what you press is kept and sent later.",
  bare: "Without a PIN, whoever opens this browser can read the copies. A lock is set under “Who can see my things”.",
  locked: "The copies are sealed by your PIN. Five wrong ones, and they are gone.",
  lockedByPasskey: "The copies are sealed by your passkey. No PIN opens them, and no trying of numbers.",
  passkeyText:
    "A passkey of yours can seal the copies in place of the PIN: it cannot be found out by trying. You add one under “Who can see my things”.",
  on: "Keep copies on this device",
  onByPasskey: "Keep copies, sealed by a passkey",
  noSecret:
    "This passkey signs you in, but what holds it cannot seal copies; not every device can. Sometimes a passkey that is added anew can. Your PIN can, and without copies all goes on as well.",
  notOpened: "No passkey was shown, so nothing has changed.",
  waitsForPasskey: "There is no connection. Your passkey opens the copies on this device.",
  openByPasskey: "Open with a passkey",
  off: "Take the copies away",
  isOn: "Copies are kept on this device.",
  waits: "There is no connection. Your PIN opens the copies on this device.",
  open: "Open",
  wrong: "That PIN opens nothing here.",
} as const;
