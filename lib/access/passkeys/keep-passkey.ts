import { isAPIError } from "better-auth/api";
import type { AddPasskeyInput } from "@/lib/contracts/passkey";
import { AppError } from "@/lib/errors";
import { authFor } from "../auth";

type Made = Pick<AddPasskeyInput, "name" | "response">;

/** Checks what the browser made, against the question that it was made for, and keeps it. */
export async function keepPasskey(headers: Headers, made: Made): Promise<{ id: string }> {
  const { id } = await authFor(headers)
    .api.verifyPasskeyRegistration({ headers, body: made })
    .catch(refuse);
  return { id };
}

function refuse(cause: unknown): never {
  if (!isAPIError(cause)) throw cause;
  throw new AppError("invalid_input", "Baton does not accept this passkey. Try again.", { cause });
}
