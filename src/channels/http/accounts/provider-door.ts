import type { SignupMode } from "#app/identify.ts";
import type { ProblemCode } from "#contract/problem.ts";
import type { Auth } from "./auth.ts";
import type { Invites } from "./invites.ts";
import type { OwnerDoor } from "./owner.ts";
import type { Proven, Provider } from "./provider.ts";
import type { AuthDb } from "./tables.ts";

/** Whose account it is, or why none may be entered. */
type FoundUser =
  | { readonly ok: true; readonly value: { readonly userId: string; readonly isNew: boolean } }
  | { readonly ok: false; readonly code: ProblemCode };

/** Which account stands behind somebody whom the provider knows. */
export interface ProviderDoor {
  readonly provider: Provider;
  /** The account that joined it, or a new one where that may be made; an account with the same address is never entered by that alone. */
  userOf(proven: Proven, invite: string | undefined): Promise<FoundUser>;
  /** Joins it to the account of somebody who is signed in; false where it belongs to another. */
  join(userId: string, proven: Proven): Promise<boolean>;
  isJoined(userId: string): Promise<boolean>;
  /** False where there was nothing to part. */
  part(userId: string): Promise<boolean>;
}

export function createProviderDoor(parts: {
  readonly provider: Provider;
  readonly auth: Auth;
  readonly db: AuthDb;
  readonly owner: Pick<OwnerDoor, "exists">;
  readonly invites: Pick<Invites, "redeem" | "release">;
  readonly signUp: SignupMode;
}): ProviderDoor {
  const { provider, auth, db, owner, invites, signUp } = parts;
  // With its issuer, so that another provider's people are others.
  const providerId = `oidc ${provider.issuer}`;

  const joinedBy = async ({ subject }: Proven): Promise<string | undefined> =>
    (
      await db
        .selectFrom("account")
        .select("userId")
        .where("providerId", "=", providerId)
        .where("accountId", "=", subject)
        .executeTakeFirst()
    )?.userId;

  async function link(userId: string, { subject }: Proven): Promise<void> {
    const { internalAdapter } = await auth.$context;
    await internalAdapter.linkAccount({ userId, providerId, accountId: subject });
  }

  async function create(proven: Proven, email: string): Promise<FoundUser> {
    const { internalAdapter } = await auth.$context;
    const user = await internalAdapter.createUser({ email, name: "", emailVerified: true }, { method: "oauth" });
    await link(user.id, proven);
    return { ok: true, value: { userId: user.id, isNew: true } };
  }

  return {
    provider,
    async userOf(proven, invite) {
      const joined = await joinedBy(proven);
      if (joined !== undefined) return { ok: true, value: { userId: joined, isNew: false } };
      const email = proven.email?.toLowerCase();
      if (email === undefined) return { ok: false, code: "provider_refused" };
      const { internalAdapter } = await auth.$context;
      // Who holds the address there need not be who wrote here: the account's own password decides, and then a join.
      if ((await internalAdapter.findUserByEmail(email)) !== null) return { ok: false, code: "provider_not_joined" };
      if (!(await owner.exists())) return { ok: false, code: "sign_up_refused" };
      if (signUp === "closed") return { ok: false, code: "sign_up_closed" };
      if (signUp === "open") return create(proven, email);
      if (invite === undefined || !(await invites.redeem(invite))) return { ok: false, code: "sign_up_refused" };
      return create(proven, email).catch(async (error: unknown) => {
        await invites.release(invite);
        throw error;
      });
    },
    async join(userId, proven) {
      const joined = await joinedBy(proven);
      if (joined !== undefined) return joined === userId;
      await link(userId, proven);
      return true;
    },
    async isJoined(userId) {
      const row = await db
        .selectFrom("account")
        .select("id")
        .where("providerId", "=", providerId)
        .where("userId", "=", userId)
        .executeTakeFirst();
      return row !== undefined;
    },
    async part(userId) {
      const gone = await db
        .deleteFrom("account")
        .where("providerId", "=", providerId)
        .where("userId", "=", userId)
        .returning("id")
        .execute();
      return gone.length > 0;
    },
  };
}
