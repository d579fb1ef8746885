import { Button } from "@mantine/core";
import { Hint } from "@/components/ui/hint";
import type { IngestRejectDto } from "@/lib/contracts/ingest-reject";

type ReplayButtonProps = { reject: IngestRejectDto; isRunning: boolean; onReplay: () => void };

/** Where it cannot, it says why: to the pointer, the keyboard and the screen reader alike. */
export function ReplayButton({ reject, isRunning, onReplay }: ReplayButtonProps) {
  const blocked = reject.replay_blocked;
  const button = (
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
  );
  return blocked === null ? button : <Hint label={blocked}>{button}</Hint>;
}
