"use client";

import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { approvalsCache, NOTIFY_KEY } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";
import { formatCountCompact, formatQuantity } from "@/lib/format/count";
import styles from "./nav.module.css";

/** How many questions wait; who asked for it is also told by the desktop. */
export function ApprovalsBadge() {
  const [view] = useViewParams();
  const { data } = useQuery(approvalsCache.counts(view.project));
  const waiting = data?.waiting ?? 0;
  useDesktopNotice(data?.waiting);
  if (waiting === 0) return null;
  return (
    <span className={styles["count"]} data-numeric>
      {formatCountCompact(waiting)}
      <span className={styles["hint"]}> waiting</span>
    </span>
  );
}

function useDesktopNotice(waiting: number | undefined): void {
  const [isWanted] = useLocalStorage({ key: NOTIFY_KEY, defaultValue: false });
  const before = useRef<number | undefined>(undefined);
  // The desktop's notices are outside of the page.
  useEffect(() => {
    const isMore = waiting !== undefined && waiting > (before.current ?? Number.POSITIVE_INFINITY);
    before.current = waiting;
    if (!isMore || !isWanted || Notification.permission !== "granted") return;
    const notice = new Notification("Baton", {
      body: `${formatQuantity(waiting, "approval")} waiting for a person`,
      tag: "baton-approvals",
    });
    notice.addEventListener("click", () => globalThis.focus());
  }, [waiting, isWanted]);
}
