"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyState } from "@/components/shared/empty-state";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { Panel } from "@/components/ui/panel";
import type { CreateApiKey, RevokeApiKey } from "@/lib/client/action";
import { apiKeysCache } from "@/lib/client/api-keys";
import type { ApiKeyDto } from "@/lib/contracts/project";
import { ApiKeysTable } from "./api-keys-table";
import { CreateKeyModal } from "./create-key-modal";
import { RevokeKeyModal } from "./revoke-key-modal";

type ApiKeysPanelProps = {
  project: string;
  createKey: CreateApiKey;
  revokeKey: RevokeApiKey;
};

export function ApiKeysPanel({ project, createKey, revokeKey }: ApiKeysPanelProps) {
  const keys = useQuery(apiKeysCache.list(project));
  const [isCreating, creating] = useDisclosure(false);
  const [revoking, setRevoking] = useState<ApiKeyDto | null>(null);
  const createButton = (
    <Button leftSection={<IconPlus size={14} />} onClick={creating.open}>
      Create a key
    </Button>
  );

  return (
    <Panel
      title="API keys"
      description="What your agents and scripts sign in with. A key belongs to this project and is shown once."
      actions={createButton}
    >
      {keys.isPending ? <KeysSkeleton /> : null}
      {keys.isError ? (
        <ProblemAlert
          title="The keys could not be read"
          problem={keys.error}
          onRetry={() => void keys.refetch()}
          isRetrying={keys.isFetching}
        />
      ) : null}
      {keys.data?.length === 0 ? (
        <EmptyState
          kind="nothing-yet"
          title="No keys yet"
          description="Create one to let an agent send its events here."
        />
      ) : null}
      {keys.data && keys.data.length > 0 ? (
        <ApiKeysTable keys={keys.data} onRevoke={setRevoking} />
      ) : null}
      <CreateKeyModal
        project={project}
        createKey={createKey}
        opened={isCreating}
        onClose={creating.close}
      />
      <RevokeKeyModal
        project={project}
        revokeKey={revokeKey}
        apiKey={revoking}
        onClose={() => setRevoking(null)}
      />
    </Panel>
  );
}

function KeysSkeleton() {
  return (
    <Stack gap="xs" aria-busy="true" aria-label="Loading keys">
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}
