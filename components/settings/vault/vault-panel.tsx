"use client";

import { Button, Skeleton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import dynamic from "next/dynamic";
import { EmptyState } from "@/components/shared/empty-state";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import type { VaultActions } from "@/lib/client/action";
import { vaultCache } from "@/lib/client/vault";
import type { SecretDto } from "@/lib/contracts/vault";
import { SecretsTable } from "./secrets-table";

const DeleteSecretModal = dynamic(
  () => import("./delete-secret-modal").then((module) => module.DeleteSecretModal),
  { ssr: false },
);

const SecretModal = dynamic(() => import("./secret-modal").then((module) => module.SecretModal), {
  ssr: false,
});

const PANEL_PX = 160;

type VaultPanelProps = { project: string; actions: VaultActions };

export function VaultPanel({ project, actions }: VaultPanelProps) {
  const [isEditing, editing] = useDisclosure(false);
  const [isDeleting, deleting] = useDisclosure(false);
  const [chosen, setChosen] = useState<SecretDto | null>(null);
  const open = (secret: SecretDto | null, dialog: { open: () => void }) => {
    setChosen(secret);
    dialog.open();
  };
  return (
    <Panel
      title="Vault"
      description="Credentials that agents use without seeing them: they write {{secret:NAME}} in a call through Baton, which puts the value in for the agents and hosts listed here, and masks it in the answer. Values go in and do not come out."
      actions={
        <Button leftSection={<IconPlus size={14} />} onClick={() => open(null, editing)}>
          Add a secret
        </Button>
      }
    >
      <QueryBoundary
        title="The secrets could not be read"
        skeleton={<Skeleton height={PANEL_PX} />}
      >
        <Secrets
          project={project}
          onChange={(secret) => open(secret, editing)}
          onDelete={(secret) => open(secret, deleting)}
        />
      </QueryBoundary>
      <SecretModal
        project={project}
        actions={actions}
        secret={chosen}
        opened={isEditing}
        onClose={editing.close}
      />
      <DeleteSecretModal
        project={project}
        remove={actions.remove}
        secret={chosen}
        opened={isDeleting}
        onClose={deleting.close}
      />
    </Panel>
  );
}

type SecretsProps = {
  project: string;
  onChange: (secret: SecretDto) => void;
  onDelete: (secret: SecretDto) => void;
};

function Secrets({ project, ...handlers }: SecretsProps) {
  const { data } = useSuspenseQuery(vaultCache.list(project));
  if (data.items.length > 0) return <SecretsTable secrets={data.items} {...handlers} />;
  return (
    <EmptyState
      kind="nothing-yet"
      title="No secrets yet"
      description="Add the key of a service that your agents call, and say which of them may use it and where."
    />
  );
}
