import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import dynamic from "next/dynamic";
import { RelativeInstant } from "@/components/shared/instant";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { ingestRejectsCache, replayReject } from "@/lib/client/ingest-rejects";
import type { IngestRejectDto } from "@/lib/contracts/ingest-reject";
import { ReplayButton } from "./replay-button";

const RejectModal = dynamic(() => import("./reject-modal").then((module) => module.RejectModal), {
  ssr: false,
});

const CLOCK_MS = 30_000;
const TABLE_WIDTH_MIN = 640;

type RejectsTableProps = { project: string; rejects: readonly IngestRejectDto[] };

export function RejectsTable({ project, rejects }: RejectsTableProps) {
  const queryClient = useQueryClient();
  const [shown, setShown] = useState<IngestRejectDto | null>(null);
  const replay = useMutation({
    mutationFn: (id: string) => replayReject({ project, id }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ingestRejectsCache.all }),
  });
  return (
    <>
      {replay.isError ? <ProblemAlert title="It was refused again" problem={replay.error} /> : null}
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Last</Table.Th>
              <Table.Th ta="right">Times</Table.Th>
              <Table.Th>Source</Table.Th>
              <Table.Th>Reason</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rejects.map((reject) => (
              <Table.Tr key={reject.id}>
                <Table.Td>
                  <RelativeInstant at={reject.last_at} everyMs={CLOCK_MS} />
                </Table.Td>
                <Table.Td ta="right" data-numeric>
                  {reject.times}
                </Table.Td>
                <Table.Td>{reject.source}</Table.Td>
                <Table.Td maw={480}>
                  <Text size="sm" lineClamp={2}>
                    {reject.message}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={`Show what was sent: ${reject.message}`}
                      onClick={() => setShown(reject)}
                    >
                      Show
                    </Button>
                    <ReplayButton
                      reject={reject}
                      isRunning={replay.isPending && replay.variables === reject.id}
                      onReplay={() => replay.mutate(reject.id)}
                    />
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <RejectModal reject={shown} onClose={() => setShown(null)} />
    </>
  );
}
