import { argon2, randomBytes, timingSafeEqual } from "node:crypto";

/** OWASP's argon2id setting of 19 MiB and two passes: about 30 ms, so that a small machine can still serve others meanwhile. */
const passwordCost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

export type PasswordCost = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
};

function derive(password: string, nonce: Buffer, by: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC, so that the same password typed on another keyboard gives the same bytes.
    argon2("argon2id", { message: password.normalize("NFKC"), nonce, ...by }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** A password as a PHC string (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`), so that the cost can be raised later without breaking old ones. */
export async function hashPassword(password: string, cost: PasswordCost = passwordCost): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive(password, nonce, cost);
  const parts = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${parts}$${nonce.toString("base64url")}$${key.toString("base64url")}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w-]{16,64})\$([\w-]{32,128})$/;

/** Whether this is the password behind the hash; false for any hash that is not ours. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, key] = phc.exec(hash) ?? [];
  if (nonce === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64url");
  const by = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  };
  return timingSafeEqual(await derive(password, Buffer.from(nonce, "base64url"), by), expected);
}
