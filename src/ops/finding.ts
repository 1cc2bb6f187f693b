/** One thing the doctor looked at: how it stands, and for what is not well, why it matters and how to mend it. */
export interface Finding {
  readonly what: string;
  readonly state: "well" | "note" | "ill";
  readonly why?: string;
  readonly mend?: string;
}

export function well(what: string): Finding {
  return { what, state: "well" };
}

export function note(what: string, why: string, mend: string): Finding {
  return { what, state: "note", why, mend };
}

export function ill(what: string, why: string, mend: string): Finding {
  return { what, state: "ill", why, mend };
}
