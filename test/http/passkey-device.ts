import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { publicUrl } from "./http-setup.ts";

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();
/** What is bent about what the device says. */
export interface Bent {
  readonly origin?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly rpId?: string;
  readonly flags?: number;
  readonly counter?: number;
  readonly crossOrigin?: boolean;
}

/** A device that keeps a key, as browsers answer for one. */
export function device() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const client = (type: string, challenge: string, { origin = publicUrl, crossOrigin = false }: Bent): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }));
  const head = ({ rpId = "localhost", flags = 0x05, counter = 1 }: Bent): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  };
  const text = (bytes: Buffer) => bytes.toString("base64url");
  return {
    id: text(id),
    makes(challenge: string, bent: Bent = {}) {
      const attested = Buffer.concat([
        head({ flags: 0x45, ...bent }),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
      ]);
      return {
        id: text(id),
        client_data: text(client(bent.type ?? "webauthn.create", bent.challenge ?? challenge, bent)),
        authenticator_data: text(attested),
        public_key: text(publicKey.export({ format: "der", type: "spki" })),
        algorithm: -7,
      };
    },
    shows(challenge: string, bent: Bent = {}) {
      const clientData = client(bent.type ?? "webauthn.get", bent.challenge ?? challenge, bent);
      const authenticator = head({ counter: 2, ...bent });
      const signature = sign("sha256", Buffer.concat([authenticator, sha256(clientData)]), privateKey);
      return {
        id: text(id),
        client_data: text(clientData),
        authenticator_data: text(authenticator),
        signature: text(signature),
      };
    },
  };
}
