"use client";

import { Button, Skeleton, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/shared/empty-state";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import type { CreateApiKey, RevokeApiKey, RotateApiKey } from "@/lib/client/action";
import { apiKeysCache } from "@/lib/client/api-keys";
import type { ApiKeyDto } from "@/lib/contracts/project";
import { ApiKeysTable } from "./api-keys-table";

const RevokeKeyModal = dynamic(
  () => import("./revoke-key-modal").then((module) => module.RevokeKeyModal),
  { ssr: false },
);

const RotateKeyModal = dynamic(
  () => import("./rotate-key-modal").then((module) => module.RotateKeyModal),
  { ssr: false },
);

const CreateKeyModal = dynamic(
  () => import("./create-key-modal").then((module) => module.CreateKeyModal),
  { ssr: false },
);

type ApiKeysPanelProps = {
  project: string;
  createKey: CreateApiKey;
  revokeKey: RevokeApiKey;
  rotateKey: RotateApiKey;
};

export function ApiKeysPanel({ project, createKey, revokeKey, rotateKey }: ApiKeysPanelProps) {
  const [isCreating, creating] = useDisclosure(false);
  const [isRevoking, revoking] = useDisclosure(false);
  const [isRotating, rotating] = useDisclosure(false);
  const [chosen, setChosen] = useState<ApiKeyDto | null>(null);
  const askWith = (dialog: { open: () => void }) => (key: ApiKeyDto) => {
    setChosen(key);
    dialog.open();
  };
  return (
    <Panel
      title="API keys"
      description="What your agents and scripts sign in with. A key belongs to this project and is shown once."
      actions={
        <Button leftSection={<IconPlus size={14} />} onClick={creating.open}>
          Create a key
        </Button>
      }
    >
      <QueryBoundary title="The keys could not be read" skeleton={<KeysSkeleton />}>
        <Keys project={project} onRevoke={askWith(revoking)} onRotate={askWith(rotating)} />
      </QueryBoundary>
      <CreateKeyModal
        project={project}
        createKey={createKey}
        opened={isCreating}
        onClose={creating.close}
      />
      <RotateKeyModal
        project={project}
        rotateKey={rotateKey}
        apiKey={chosen}
        opened={isRotating}
        onClose={rotating.close}
      />
      <RevokeKeyModal
        project={project}
        revokeKey={revokeKey}
        apiKey={chosen}
        opened={isRevoking}
        onClose={revoking.close}
      />
    </Panel>
  );
}

type KeysProps = {
  project: string;
  onRevoke: (key: ApiKeyDto) => void;
  onRotate: (key: ApiKeyDto) => void;
};

function Keys({ project, ...handlers }: KeysProps) {
  const { data: keys } = useSuspenseQuery(apiKeysCache.list(project));
  if (keys.length > 0) return <ApiKeysTable keys={keys} {...handlers} />;
  return (
    <EmptyState
      kind="nothing-yet"
      title="No keys yet"
      description="Create one to let an agent send its events here."
    />
  );
}

function KeysSkeleton() {
  return (
    <Stack gap="xs" aria-busy="true">
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}
