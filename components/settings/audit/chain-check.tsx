import { Alert, Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAlertTriangle, IconLink } from "@tabler/icons-react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { auditCache } from "@/lib/client/audit";
import type { AuditChainDto } from "@/lib/contracts/audit";

export function ChainCheck({ project }: { project: string }) {
  const chain = useQuery(auditCache.chain(project));
  return (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconLink size={14} />}
        loading={chain.isFetching}
        onClick={() => void chain.refetch()}
      >
        Check the chain
      </Button>
      {chain.isError ? <ProblemAlert title="It was not checked" problem={chain.error} /> : null}
      {chain.data && !chain.isFetching ? <Result chain={chain.data} /> : null}
    </Group>
  );
}

function Result({ chain }: { chain: AuditChainDto }) {
  if (chain.kind === "broken") {
    return (
      <Alert color="red" icon={<IconAlertTriangle size={16} />} title="The log was tampered with">
        Entry {chain.seq}{" "}
        {chain.why === "missing" ? "is missing" : "says another thing than when it was written"}.
        What follows it proves nothing.
      </Alert>
    );
  }
  return (
    <SuccessNote>
      All {chain.entries} entries are as they were written.{" "}
      <Text span c="dimmed" ff="monospace" fz="xs">
        {chain.head.slice(0, 16)}
      </Text>
    </SuccessNote>
  );
}
