import type { NoticeKind } from "#contract/access.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext } from "./env.ts";
import type { Problem, ProblemResponse } from "./problem.ts";

/** What acts that let somebody in, or carry everything out, have in common. */
export interface Care {
  /** The problem where the password was given too long ago: an open screen is no proof. Undefined where the act may go on. */
  again(c: HttpContext): Promise<ProblemResponse | undefined>;
  /** The same for an act that takes the password itself, where the account has a second factor: that must have been given just before. */
  withFactor(c: HttpContext): Promise<ProblemResponse | undefined>;
  /** Tells the person of the act at their next visit, and by a neutral mail where there is one. */
  tell(c: HttpContext, what: { readonly kind: NoticeKind; readonly about?: string | undefined }): Promise<void>;
}

export function createCare({ accounts }: Pick<HttpDeps, "accounts">, problem: Problem): Care {
  const again = async (c: HttpContext): Promise<ProblemResponse | undefined> => {
    const { userId, sessionId } = c.get("principal");
    if (await accounts.sessions.isFresh(sessionId)) return undefined;
    // Whoever came by Telegram has no password to give: they open the pages anew.
    const hasPassword = (await accounts.emailOf(userId)) !== undefined;
    return problem(c, hasPassword ? "confirm_password" : "telegram_again");
  };
  return {
    again,
    async withFactor(c) {
      const has = (await accounts.secondFactor.state(c.get("principal").userId)) !== undefined;
      return has ? again(c) : undefined;
    },
    tell: (c, what) => accounts.notices.note(c.get("principal").userId, { ...what, locale: c.get("locale") }),
  };
}
