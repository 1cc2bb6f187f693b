import type { SignedInWire } from "#contract/account.ts";
import type { PasskeyAgainWire, PasskeyChallengeWire, PasskeyMadeWire, PasskeyShownWire } from "#contract/passkey.ts";
import { request, RequestProblem } from "./api.ts";

export const toBase64Url = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCodePoint(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const toBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.codePointAt(0) ?? 0);

/** Whoever closes the browser's question has changed their mind: that is no trouble of ours. */
function closed(error: unknown): never {
  if (error instanceof DOMException) throw new RequestProblem("passkey_refused");
  throw error;
}

/** Makes a passkey on this device and adds it to the account. */
export async function addPasskey(personId: string, email: string): Promise<void> {
  const { challenge, rp_id } = await request<PasskeyChallengeWire>("POST", "/api/account/passkeys/challenge");
  const made = (await navigator.credentials
    .create({
      publicKey: {
        challenge: fromBase64Url(challenge),
        rp: { id: rp_id, name: rp_id },
        user: { id: toBytes(personId), name: email, displayName: email },
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        attestation: "none",
        // Such a passkey can also seal private copies, where what holds it can.
        extensions: { prf: {} },
      },
    })
    .catch(closed)) as PublicKeyCredential | null;
  if (made === null) return;
  const response = made.response as AuthenticatorAttestationResponse;
  const body: PasskeyMadeWire = {
    id: made.id,
    client_data: toBase64Url(response.clientDataJSON),
    authenticator_data: toBase64Url(response.getAuthenticatorData()),
    public_key: toBase64Url(response.getPublicKey() ?? new ArrayBuffer(0)),
    algorithm: response.getPublicKeyAlgorithm(),
  };
  await request<void>("POST", "/api/account/passkeys", body);
}

/** Signs in by a passkey of this device, or of one beside it. */
export async function signInByPasskey(shared: boolean): Promise<void> {
  const shown = await showPasskey();
  if (shown === undefined) return;
  const body: PasskeyShownWire = { ...shown, shared_device: shared };
  await request<SignedInWire>("POST", "/api/account/passkey-sign-in", body);
}

/** A passkey in place of the password, where that is asked for again; false where the person changed their mind. */
export async function confirmByPasskey(): Promise<boolean> {
  const shown = await showPasskey();
  if (shown === undefined) return false;
  await request<void>("POST", "/api/account/passkey-confirm", shown);
  return true;
}

/** What the device says with a passkey that the person chose. */
export async function showPasskey(): Promise<PasskeyAgainWire | undefined> {
  const { challenge, rp_id } = await passkeyChallenge();
  const shown = await askDevice({ challenge: fromBase64Url(challenge), rpId: rp_id }).catch(closed);
  return shown && wireOf(shown);
}

export const passkeyChallenge = (): Promise<PasskeyChallengeWire> => request("POST", "/api/account/passkey-challenge");

/** Asks the browser for a passkey; it rejects where the person closes the question. */
export async function askDevice(
  publicKey: PublicKeyCredentialRequestOptions,
): Promise<PublicKeyCredential | undefined> {
  const shown = await navigator.credentials.get({ publicKey: { ...publicKey, userVerification: "required" } });
  return (shown ?? undefined) as PublicKeyCredential | undefined;
}

/** A passkey that was shown, as the server looks at it. */
export function wireOf({ id, response }: PublicKeyCredential): PasskeyAgainWire {
  const said = response as AuthenticatorAssertionResponse;
  return {
    id,
    client_data: toBase64Url(said.clientDataJSON),
    authenticator_data: toBase64Url(said.authenticatorData),
    signature: toBase64Url(said.signature),
  };
}
