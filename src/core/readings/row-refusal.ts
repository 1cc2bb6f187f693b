/** Why a row that was sent is not kept; what can be kept and not be true is marked instead (plausible.ts). */
export const rowRefusals = [
  "not_an_object",
  "unknown_metric",
  "no_value",
  "not_a_number",
  "wrong_unit",
  "no_time",
  "no_source",
  "hrv_kind_unknown",
  "another_person",
  "not_valid",
] as const;
export type RowRefusal = (typeof rowRefusals)[number];

/** Why a row of a file is not read, beside what is said of rows that programs send. */
export const fileRefusals = [...rowRefusals, "backwards", "damaged"] as const;
