/** Why a decision came out as it did: the rule's name, what it looked at (ids and figures, never a person's text), how sure it was. */
export interface Because {
  readonly rule: string;
  readonly inputs?: Readonly<Record<string, string | number | boolean>>;
  /** 0 to 1; absent where the rule is certain. */
  readonly confidence?: number;
}
