import type {
  BackupVerifiedWire,
  FindingsWire,
  KeptBackupWire,
  ModelWishWire,
  OwnerGlanceWire,
  OwnerModelWire,
} from "#contract/owner.ts";

/** What the program shows its owner and does for them; the composition root gives it. Nothing of it is about one person. */
export interface OwnerDesk {
  /** All but the invites, which are the accounts'. */
  glance(): Promise<Omit<OwnerGlanceWire, "invites">>;
  /** What the doctor finds now: asks the neighbours, so it may take seconds. */
  examine(): Promise<FindingsWire["findings"]>;
  /** Undefined while another is being made. */
  backUp(): Promise<KeptBackupWire | undefined>;
  /** Where a backup of this name lies; undefined where there is none. */
  backupFile(name: string): string | undefined;
  /** Reads a backup to its end and changes nothing. */
  verifyBackup(file: string): Promise<BackupVerifiedWire>;
  readonly model: ModelDesk;
  /** Stops and starts the program, in a moment. */
  restart(): void;
}

/** `./waymark model`, for a page: what takes long goes on by itself, and `state` tells how far it is. */
export interface ModelDesk {
  state(): OwnerModelWire;
  /** False while something else is being done, or where there is nothing of this name. */
  install(wish: ModelWishWire): boolean;
  /** The answer to the licence that is asked about; false where none is. */
  agree(agreed: boolean): boolean;
  /** Takes back what is being fetched; what came stays, and the same wish goes on there. */
  stop(): void;
  use(name: string): boolean;
  off(): void;
  remove(name: string): boolean;
  /** False while something else is being done, or where no model serves. */
  measure(): boolean;
}
