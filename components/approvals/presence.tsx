"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { approvalsCache, leaveApproval } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";

/** Says that this page is open, and who else looks: two people need not think about the same one. */
export function Presence({ id }: { id: string }) {
  const [{ project }] = useViewParams();
  const { data } = useQuery(approvalsCache.viewers(project, id));
  // The server is told when the page goes on to something else.
  useEffect(() => () => leaveApproval(project, id), [project, id]);
  const names = data?.items.map(({ name }) => name) ?? [];
  return (
    <Text component="output" size="sm" fw={600}>
      {names.length === 0 ? null : (
        <>
          <bdi>{names.join(", ")}</bdi> {names.length === 1 ? "is" : "are"} looking at this, too.
        </>
      )}
    </Text>
  );
}
