import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import type { PasskeyHome } from "./home";

/** Who signs in with nothing else must have shown a finger, a face or a PIN, not the key alone. */
export function passkeySignIn({ rpId, origin }: PasskeyHome) {
  return passkey({
    rpID: rpId,
    rpName: "Baton",
    origin,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    registration: {
      afterVerification: async ({ verification }) =>
        requireVerified(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: async ({ verification }) =>
        requireVerified(verification.authenticationInfo.userVerified),
    },
  });
}

function requireVerified(isVerified: boolean | undefined): void {
  if (isVerified) return;
  const message = "The passkey did not check who you are: it needs a finger, a face or a PIN.";
  throw new APIError("FORBIDDEN", { message });
}
