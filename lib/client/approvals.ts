import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type {
  ApprovalCounts,
  ApprovalDetail,
  ApprovalList,
  DeciderList,
  ViewerList,
} from "@/lib/contracts/approval";
import type { ApprovalTab } from "@/lib/domain/approvals/tabs";
import { getJson } from "./get-json";
import { unlessTold } from "./live";
import { request, withQuery } from "./request";

const LIVE_MS = 2_000;
const LIST_LIVE_MS = 4_000;
const COUNTS_LIVE_MS = 8_000;
const PER_PAGE = 100;
const STILL_HERE_MS = 15_000;
/** Where a page keeps whether its reader wants to be told. */
export const NOTIFY_KEY = "baton-notify-approvals";

export type ApprovalListView = { project: string | null; tab: ApprovalTab; q: string };

const TAB_FILTERS: Record<ApprovalTab, Record<string, string>> = {
  waiting: { status: "waiting" },
  mine: { status: "open", assignee: "me" },
  snoozed: { status: "snoozed" },
  done: { status: "done" },
};

/** What a list of the inbox asks the API for. */
export function listQueryOf({ tab, q }: Pick<ApprovalListView, "tab" | "q">) {
  return { ...TAB_FILTERS[tab], limit: PER_PAGE, ...(q === "" ? {} : { q }) };
}

export const approvalsCache = {
  all: ["approvals"] as const,
  list: ({ project, tab, q }: ApprovalListView) =>
    infiniteQueryOptions({
      queryKey: [...approvalsCache.all, "list", project, tab, q],
      queryFn: ({ pageParam, signal }): Promise<ApprovalList> =>
        getJson(
          "/api/v1/approvals",
          async () => (await import("@/lib/contracts/approval")).ApprovalList,
          {
            project,
            params: { ...listQueryOf({ tab, q }), cursor: pageParam },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: unlessTold(LIST_LIVE_MS),
    }),
  counts: (project: string | null) =>
    queryOptions({
      queryKey: [...approvalsCache.all, "counts", project],
      queryFn: ({ signal }): Promise<ApprovalCounts> =>
        getJson(
          "/api/v1/approvals/counts",
          async () => (await import("@/lib/contracts/approval")).ApprovalCounts,
          { project, signal },
        ),
      refetchInterval: unlessTold(COUNTS_LIVE_MS),
    }),
  /** Those that ask exactly the same and wait, too. */
  same: (project: string | null, contextHash: string) =>
    queryOptions({
      queryKey: [...approvalsCache.all, "same", project, contextHash],
      queryFn: ({ signal }): Promise<ApprovalList> =>
        getJson(
          "/api/v1/approvals",
          async () => (await import("@/lib/contracts/approval")).ApprovalList,
          {
            project,
            params: { status: "waiting", context_hash: contextHash, limit: PER_PAGE },
            signal,
          },
        ),
    }),
  /** Asking says that this page looks, too: it is told again and again while it does. */
  viewers: (project: string | null, id: string) =>
    queryOptions({
      queryKey: [...approvalsCache.all, "viewers", project, id],
      queryFn: ({ signal }): Promise<ViewerList> =>
        request(
          viewersUrl(project, id),
          async () => (await import("@/lib/contracts/approval")).ViewerList,
          { method: "POST", signal },
        ),
      refetchInterval: STILL_HERE_MS,
      staleTime: 0,
    }),
  deciders: (project: string | null) =>
    queryOptions({
      queryKey: [...approvalsCache.all, "deciders", project],
      queryFn: ({ signal }): Promise<DeciderList> =>
        getJson(
          "/api/v1/approvals/deciders",
          async () => (await import("@/lib/contracts/approval")).DeciderList,
          { project, signal },
        ),
    }),
  one: (project: string | null, id: string) =>
    queryOptions({
      queryKey: [...approvalsCache.all, "one", project, id],
      queryFn: ({ signal }): Promise<ApprovalDetail> =>
        getJson(
          `/api/v1/approvals/${encodeURIComponent(id)}`,
          async () => (await import("@/lib/contracts/approval")).ApprovalDetail,
          { project, signal },
        ),
      // Somebody else may decide it; what is over stays as it is, but for what came of it.
      refetchInterval: unlessTold(LIVE_MS),
    }),
};

function viewersUrl(project: string | null, id: string): string {
  return withQuery(`/api/v1/approvals/${encodeURIComponent(id)}/viewers`, { project });
}

/** Outlives the page that says it; what does not arrive is forgotten by the server in time. */
export function leaveApproval(project: string | null, id: string): void {
  void fetch(viewersUrl(project, id), { method: "DELETE", keepalive: true }).catch(() => undefined);
}
