import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import { askAuth } from "./auth";
import { ProblemError } from "./problem-error";

const CANCELLED = "The browser stopped: it was cancelled, or took too long.";
const REASONS: Readonly<Record<string, string>> = {
  ERROR_CEREMONY_ABORTED: CANCELLED,
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "You have a passkey on this device already.",
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT:
    "This device cannot keep passkeys. Use another one.",
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT:
    "This device cannot check who you are. Set a PIN, a finger or a face on it first.",
};

/** The browser asks its person; what it made is then given to Baton, which checks and keeps it. */
export async function makePasskey(): Promise<RegistrationResponseJSON> {
  const optionsJSON = await askAuth<PublicKeyCredentialCreationOptionsJSON>(
    "/passkey/generate-register-options",
    { method: "GET" },
    { 403: "You signed in more than a day ago. Sign out and in again, then add the passkey." },
  );
  return startRegistration({ optionsJSON }).catch(explain);
}

export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await askAuth<PublicKeyCredentialRequestOptionsJSON>(
    "/passkey/generate-authenticate-options",
    { method: "GET" },
  );
  const response = await startAuthentication({ optionsJSON }).catch(explain);
  await askAuth(
    "/passkey/verify-authentication",
    { method: "POST", body: { response } },
    {
      400: "Baton did not accept this passkey. Try again.",
      401: "Baton does not know this passkey.",
      403: "The passkey did not check who you are: it needs a finger, a face or a PIN.",
    },
  );
}

function explain(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  const code = error instanceof WebAuthnError ? error.code : error.name;
  const message = error.name === "NotAllowedError" ? CANCELLED : (REASONS[code] ?? error.message);
  throw new ProblemError(message, { code: "invalid_input", status: 400, cause: error });
}
