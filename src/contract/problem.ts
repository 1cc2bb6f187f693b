import { z } from "zod";
import { denialCodes } from "#core/dialogue/turn/decision.ts";
import { refusalCodes } from "#core/safety/crisis.ts";
import { messageSchema } from "./chat.ts";
import { exerciseSchema } from "./exercise.ts";
import { tokenScopeSchema } from "./tokens.ts";

/** Reasons that the wire adds to those of the dialogue. */
export const wireProblemCodes = [
  "bad_json",
  "unsupported_media_type",
  "too_large",
  "not_found",
  "method_not_allowed",
  "unknown_button",
  "unauthenticated",
  "token_expired",
  "token_invalid",
  "forbidden_origin",
  "forbidden",
  "sign_in_failed",
  "sign_up_refused",
  "sign_up_closed",
  "owner_exists",
  "weak_password",
  "wrong_password",
  "confirm_password",
  "locked",
  "wrong_pin",
  "weak_pin",
  "reset_invalid",
  "too_many_requests",
  "key_running",
  "key_mismatch",
  "bad_key",
  "nothing_to_unlink",
  "nothing_to_confirm",
  "telegram_there",
  "telegram_elsewhere",
  "joining_waits",
  "not_a_picture",
  "scope_missing",
  "not_for_tokens",
  "too_many_rows",
  "import_not_found",
  "no_space",
  "internal",
  "unavailable",
  "database_away",
  "disk_full",
] as const;

/** The closed list of reasons; each has words in both languages and one status. */
export const problemCodes = [...denialCodes, ...wireProblemCodes] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const problemStatuses = {
  no_goal: 409,
  no_step: 409,
  already_done: 409,
  nothing_to_rephrase: 409,
  question_open: 409,
  goal_not_found: 404,
  step_moved_on: 409,
  nothing_to_undo: 409,
  too_many_goals: 409,
  too_long: 422,
  empty: 422,
  refused: 422,
  crisis: 422,
  confirm_first: 409,
  step_open: 409,
  invalid: 422,
  bad_json: 400,
  unsupported_media_type: 415,
  too_large: 413,
  not_found: 404,
  tracks_off: 409,
  work_not_found: 404,
  exercise_not_found: 404,
  gate_closed: 409,
  too_many: 409,
  no_day: 409,
  task_not_found: 404,
  habit_not_found: 404,
  nothing_else: 409,
  consent_needed: 409,
  schedule_impossible: 422,
  adaptation_not_found: 404,
  adaptation_over: 409,
  no_model: 409,
  method_not_allowed: 405,
  unknown_button: 422,
  unauthenticated: 401,
  token_expired: 401,
  token_invalid: 401,
  forbidden_origin: 403,
  forbidden: 403,
  sign_in_failed: 401,
  sign_up_refused: 403,
  sign_up_closed: 403,
  owner_exists: 409,
  weak_password: 422,
  wrong_password: 403,
  confirm_password: 403,
  locked: 423,
  wrong_pin: 403,
  weak_pin: 422,
  reset_invalid: 400,
  too_many_requests: 429,
  key_running: 409,
  key_mismatch: 422,
  bad_key: 400,
  nothing_to_unlink: 409,
  nothing_to_confirm: 409,
  telegram_there: 409,
  telegram_elsewhere: 409,
  joining_waits: 409,
  not_a_picture: 422,
  scope_missing: 403,
  not_for_tokens: 403,
  too_many_rows: 422,
  import_not_found: 404,
  no_space: 507,
  internal: 500,
  unavailable: 503,
  database_away: 503,
  disk_full: 503,
} as const satisfies Record<ProblemCode, number>;

/** RFC 9457; `code` is what programs read, `title` and `detail` are words for people. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(problemCodes),
    instance: z.string().meta({ description: "The request's id, to be named to the operator" }),
    errors: z
      .array(
        z.object({
          pointer: z.string(),
          detail: z.string(),
          text: z.string().optional().meta({ description: "What is wrong there, in words for people" }),
        }),
      )
      .optional()
      .meta({ description: "Which fields are wrong: JSON pointers" }),
    refused: z.enum(refusalCodes).optional(),
    replies: z.array(messageSchema).optional().meta({ description: "What the companion says to this" }),
    exercise: exerciseSchema
      .optional()
      .meta({ description: "The exercise as it stands: nothing given before is lost" }),
    limit: z.int().optional().meta({ description: "The most that fits: characters, lines, photos, rows" }),
    scope: tokenScopeSchema.optional().meta({ description: "What the token lacks" }),
  })
  .meta({ id: "Problem" });
export type ProblemWire = z.infer<typeof problemSchema>;
