import {
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  type Icon,
  IconPlayerPlay,
  IconUserQuestion,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/tone";
import type { RunStageDto } from "@/lib/contracts/run";
import type { RunStatus } from "@/lib/domain/orchestration/run-state";

type Look = { label: string; tone: Tone; icon: Icon };

export const RUN_LOOKS: Record<RunStatus, Look> = {
  running: { label: "Running", tone: "in-flight", icon: IconPlayerPlay },
  waiting: { label: "Waiting for a human", tone: "waiting", icon: IconUserQuestion },
  completed: { label: "Completed", tone: "succeeded", icon: IconCircleCheck },
  failed: { label: "Failed", tone: "failed", icon: IconCircleX },
  cancelled: { label: "Cancelled", tone: "neutral", icon: IconBan },
};

export const STAGE_LOOKS: Record<RunStageDto["state"], Look> = {
  waiting: { label: "Not begun", tone: "neutral", icon: IconCircleDashed },
  gated: { label: "Waits for a yes", tone: "waiting", icon: IconUserQuestion },
  asked: { label: "Waits for an answer", tone: "waiting", icon: IconUserQuestion },
  cleared: { label: "About to begin", tone: "in-flight", icon: IconPlayerPlay },
  sent: { label: "Handed off", tone: "in-flight", icon: IconPlayerPlay },
  broken: { label: "Failed", tone: "failed", icon: IconCircleX },
  succeeded: { label: "Succeeded", tone: "succeeded", icon: IconCircleCheck },
  cancelled: { label: "Cancelled", tone: "neutral", icon: IconBan },
  absent: { label: "Failed, gone on without it", tone: "incomplete", icon: IconCircleX },
};
