"use client";

import { Button, Group, Text, Timeline } from "@mantine/core";
import { AgentChip } from "@/components/shared/agent-chip";
import { Bytes } from "@/components/shared/bytes";
import { Instant } from "@/components/shared/instant";
import { TextLink } from "@/components/ui/link-button";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref } from "@/lib/client/view-params";
import type { BoardVersionDto } from "@/lib/contracts/blackboard";
import { formatQuantity } from "@/lib/format/count";
import { useBoardParams } from "./use-board-params";

type VersionListProps = { versions: readonly BoardVersionDto[]; shown: number };

/** The versions in order, the newest first, each with its writer and its readers. */
export function VersionList({ versions, shown }: VersionListProps) {
  const [view] = useViewParams();
  const [, setParams] = useBoardParams();
  return (
    <Timeline bulletSize={14} lineWidth={2}>
      {versions.map((version) => (
        <Timeline.Item
          key={version.version}
          title={
            <Group gap={8}>
              <Button
                size="compact-xs"
                variant={version.version === shown ? "filled" : "default"}
                aria-pressed={version.version === shown}
                onClick={() => void setParams({ version: version.version })}
              >
                Version {version.version}
              </Button>
              <AgentChip name={version.written_by} />
              <Text size="xs" c="dimmed">
                <Instant at={version.written_at} /> · <Bytes bytes={version.bytes} />
              </Text>
              {version.trace_id !== null && version.handoff_id !== null ? (
                <TextLink
                  size="xs"
                  href={handoffHref(
                    { traceId: version.trace_id, handoffId: version.handoff_id },
                    view,
                  )}
                >
                  Its handoff
                </TextLink>
              ) : null}
            </Group>
          }
        >
          <Readers version={version} />
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function Readers({ version: { read_by: readers } }: { version: BoardVersionDto }) {
  if (readers.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        Read by no agent
      </Text>
    );
  }
  return (
    <Group gap={10} mt={4}>
      <Text size="xs" c="dimmed">
        Read by
      </Text>
      {readers.map(({ reader, count, last_read_at: last }) => (
        <Group key={reader} gap={4}>
          <AgentChip name={reader} />
          <Text size="xs" c="dimmed">
            {formatQuantity(count, "time")}, last <Instant at={last} />
          </Text>
        </Group>
      ))}
    </Group>
  );
}
