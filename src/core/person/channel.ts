/** Every way by which somebody is spoken to: a chat, and what a person turned on for themselves on the page. */
export const channelNames = ["telegram", "push", "ntfy", "webhook", "mail"] as const;
export type ChannelName = (typeof channelNames)[number];

/** Ways that say that something is there, and by which nobody answers. */
export const wayChannels = ["push", "ntfy", "webhook", "mail"] as const satisfies readonly ChannelName[];
export type WayChannel = (typeof wayChannels)[number];

/** Where somebody is: a chat's number, or the id of a way of theirs, by which it is looked up when a word goes out. */
export interface Address {
  readonly channel: ChannelName;
  readonly address: string;
}
