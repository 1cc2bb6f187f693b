import type { NoticeKind } from "#contract/access.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext } from "./env.ts";
import type { Problem, ProblemResponse } from "./problem.ts";

/** What acts that let somebody in, or carry everything out, have in common. */
export interface Care {
  /** The problem where the password was given too long ago: an open screen is no proof. Undefined where the act may go on. */
  again(c: HttpContext): Promise<ProblemResponse | undefined>;
  /** Tells the person of the act at their next visit, and by a neutral mail where there is one. */
  tell(c: HttpContext, what: { readonly kind: NoticeKind; readonly about?: string | undefined }): Promise<void>;
}

export function createCare({ accounts }: Pick<HttpDeps, "accounts">, problem: Problem): Care {
  return {
    async again(c) {
      const isFresh = await accounts.sessions.isFresh(c.get("principal").sessionId);
      return isFresh ? undefined : problem(c, "confirm_password");
    },
    tell: (c, what) => accounts.notices.note(c.get("principal").userId, { ...what, locale: c.get("locale") }),
  };
}
