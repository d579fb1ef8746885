import { Button, Tooltip } from "@mantine/core";
import type { IngestRejectDto } from "@/lib/contracts/ingest-reject";

type ReplayButtonProps = { reject: IngestRejectDto; isRunning: boolean; onReplay: () => void };

/** Where it cannot, it says why: to the pointer, the keyboard and the screen reader alike. */
export function ReplayButton({ reject, isRunning, onReplay }: ReplayButtonProps) {
  const blocked = reject.replay_blocked;
  return (
    <Tooltip label={blocked} disabled={blocked === null} multiline maw={320} events={SHOWN_ON}>
      <Button
        size="compact-xs"
        variant="subtle"
        {...(blocked !== null && { "data-disabled": true })}
        aria-disabled={blocked !== null}
        aria-label={`Replay: ${reject.message}${blocked === null ? "" : `. ${blocked}`}`}
        loading={isRunning}
        onClick={blocked === null ? onReplay : undefined}
      >
        Replay
      </Button>
    </Tooltip>
  );
}

const SHOWN_ON = { hover: true, focus: true, touch: true };
