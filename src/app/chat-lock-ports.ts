/** What was asked for before the PIN, and is asked about again after it. */
export type WantedBehindPin = "export" | "delete_me";

export type ChatUnlocked =
  | { readonly kind: "open"; readonly wanted: WantedBehindPin | undefined; readonly wasOpening: boolean }
  | { readonly kind: "wrong" }
  /** Too many wrong ones: for so many minutes no PIN is taken. */
  | { readonly kind: "rests"; readonly minutes: number };

/** The lock of chats in Telegram: nothing of a record is shown in a locked one, and a PIN that its person chose opens it. */
export interface ChatLocks {
  /** `none` where no PIN is set. Looking changes nothing. */
  state(telegramId: string): Promise<"none" | "open" | "locked">;
  /** Somebody is there: from now on the minutes are counted anew. */
  seen(telegramId: string): Promise<void>;
  set(telegramId: string, pin: string): Promise<void>;
  lock(telegramId: string, wanted?: WantedBehindPin): Promise<void>;
  unlock(telegramId: string, pin: string): Promise<ChatUnlocked>;
  /** Whether the PIN was given just now: what takes everything out or away wants that. */
  isFresh(telegramId: string): Promise<boolean>;
  /** The PIN is forgotten: in three days the lock opens, unless the PIN comes first. Gives the days that are left. */
  openLater(telegramId: string): Promise<number>;
  forget(telegramId: string): Promise<void>;
  /** Whether the person chose that their safety plan is shown while it is locked. */
  showsPlan(telegramId: string): Promise<boolean>;
  showPlan(telegramId: string, shown: boolean): Promise<void>;
  /** True once while it is locked: that something waits is told no more often. */
  tellOnce(telegramId: string): Promise<boolean>;
}
