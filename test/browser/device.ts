import type { Page } from "playwright-core";

/** A device that knows its person, as the browser itself plays one; with `hasPrf` its passkeys can also work out secrets. */
export async function withDevice(page: Page, { hasPrf = false } = {}): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    hasPrf,
  } as const;
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  });
}
