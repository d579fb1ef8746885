import { defaultShouldDehydrateQuery, QueryCache, QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./problem-error";

const STALE_MS = 15_000;
const RETRIES_MAX = 2;

/** One client per server render, one for the life of the browser tab. */
export function getQueryClient(): QueryClient {
  if (isServer()) return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}

let browserClient: QueryClient | undefined;

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        // What the server cannot get ahead, the browser gets: nobody waits for the server's retries.
        retry: (failures, error) => !isServer() && failures < RETRIES_MAX && isWorthRetrying(error),
      },
      // Pages start a prefetch without awaiting it, so pending queries travel to the browser.
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

function isWorthRetrying(error: Error): boolean {
  return !(error instanceof ProblemError) || error.isTransient;
}

function leaveWhenSignedOut(error: Error): void {
  if (isServer() || !(error instanceof ProblemError) || error.code !== "unauthenticated") return;
  const next = `${window.location.pathname}${window.location.search}`;
  window.location.assign(`/sign-in?reason=expired&next=${encodeURIComponent(next)}`);
}

function isServer(): boolean {
  return typeof window === "undefined";
}
