/** The words of a safety plan that lies on the device; they come with the help page. */
export const planEn = {
  keep: "Keep this plan on this device, also when I am signed out",
  keepHint:
    "It then opens from “Help now” without a password, a PIN or a connection. Whoever opens this browser can read it, your lock does not hide it, and it cannot be taken off from another device. Leave it off where somebody must not find it.",
  open: "This plan lies open on this device: whoever opens this browser can read it.",
  off: "Take it off this device",
} as const;
