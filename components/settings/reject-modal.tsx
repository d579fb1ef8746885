import { Modal, Stack, Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { JsonView } from "@/components/shared/json-view/json-view";
import type { IngestRejectDto } from "@/lib/contracts/ingest-reject";
import type { Json } from "@/lib/domain/json";

export function RejectModal({
  reject,
  onClose,
}: {
  reject: IngestRejectDto | null;
  onClose: () => void;
}) {
  return (
    <Modal opened={reject !== null} onClose={onClose} title="What was sent" size="lg">
      {reject ? (
        <Stack gap="sm">
          <Text>{reject.message}</Text>
          <Text size="sm" c="dimmed">
            {reject.times} × since <Instant at={reject.first_at} />, code {reject.code}
          </Text>
          {reject.body === null ? (
            <Text c="dimmed">Nothing of it could be kept.</Text>
          ) : (
            <JsonView value={parse(reject.body)} label="The rejected input" />
          )}
          {reject.replay_blocked === null ? null : (
            <Text size="sm" c="dimmed">
              It cannot be replayed. {reject.replay_blocked}
            </Text>
          )}
        </Stack>
      ) : null}
    </Modal>
  );
}

function parse(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}
