import { isAPIError } from "better-auth/api";
import { UserId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { authFor } from "./auth";

export type SignedInUser = { id: UserId; name: string; email: string };

type FoundSession = { id: string; user: SignedInUser; cookies: string[] };

/** `refresh` rolls the session on; the caller must then send `cookies` to the browser. */
export async function findSession(
  headers: Headers,
  { refresh }: { refresh: boolean },
): Promise<FoundSession | undefined> {
  const { headers: answer, response } = await authFor(headers)
    .api.getSession({ headers, query: { disableRefresh: !refresh }, returnHeaders: true })
    .catch(refuseUnreadable);
  if (!response) return undefined;
  const { id, name, email } = response.user;
  return {
    id: response.session.id,
    user: { id: UserId.parse(id), name, email },
    cookies: answer.getSetCookie(),
  };
}

/** The library hides a lost database behind an error of its own. */
function refuseUnreadable(cause: unknown): never {
  if (!isAPIError(cause)) throw cause;
  throw new AppError("unavailable", "Sessions cannot be read now. Try again.", {
    cause,
    retryAfterSeconds: 2,
  });
}
