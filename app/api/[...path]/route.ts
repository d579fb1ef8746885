import { AppError } from "@/lib/errors";
import { handleRoute } from "@/lib/http/route";

/** Programs get problem JSON for an unknown address, not a page. */
const answer = handleRoute((request) => {
  const { pathname } = new URL(request.url);
  return Promise.reject(new AppError("not_found", `There is nothing at ${pathname}.`));
});

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
