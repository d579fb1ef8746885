import { useDocumentVisibility } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listenToChanges } from "@/lib/client/live";

/** Keeps what is shown up to date while somebody looks at it. */
export function useChanges(project: string | null, isOn: boolean): void {
  const client = useQueryClient();
  const isVisible = useDocumentVisibility() === "visible";
  useEffect(
    () => (isOn && isVisible ? listenToChanges(client, project) : undefined),
    [client, project, isOn, isVisible],
  );
}
