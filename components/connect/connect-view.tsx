"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useQueryState } from "nuqs";
import { PageHeader } from "@/components/shared/page-header";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { CreateApiKey } from "@/lib/client/action";
import { ConnectStatusPanel } from "./connect-status-panel";
import { parseAsConnectMethod } from "./connect-methods";
import styles from "./connect-view.module.css";
import { ImportPanel } from "./import-panel";
import { MethodPicker } from "./method-picker";
import { SnippetPanel } from "./snippet-panel";

const SNIPPET_PX = 320;

type ConnectViewProps = { project: string; isAdmin: boolean; createKey: CreateApiKey };

export function ConnectView({ project, isAdmin, createKey }: ConnectViewProps) {
  const [method, setMethod] = useQueryState("via", parseAsConnectMethod);
  // Snippets hold the address and the time of the browser, which the server does not know.
  const hydrated = useHydrated();
  return (
    <>
      <PageHeader
        title="Connect your agents"
        description="Choose how your agents report. The first event shows up here by itself."
      />
      <MethodPicker method={method} onChoose={(chosen) => void setMethod(chosen)} />
      <div className={styles["layout"]}>
        <Stack gap="md">
          {method === "import" ? <ImportPanel project={project} /> : null}
          {method !== "import" && hydrated ? (
            <SnippetPanel {...{ method, project, isAdmin, createKey }} />
          ) : null}
          {hydrated ? null : <Skeleton height={SNIPPET_PX} radius="md" />}
        </Stack>
        <div className={styles["side"]}>
          <ConnectStatusPanel project={project} />
        </div>
      </div>
    </>
  );
}
