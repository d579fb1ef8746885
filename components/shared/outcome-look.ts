import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHourglassEmpty,
  IconPlayerPlay,
  type Icon,
  IconUnlink,
  IconUserQuestion,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/tone";
import type { HandoffDto } from "@/lib/contracts/handoff";
import type { HandoffOutcome, TraceStatus } from "@/lib/domain/handoff/taxonomy";

/** How an outcome is shown: always all three together. */
export type OutcomeLook = { label: string; tone: Tone; icon: Icon };

const OUTCOME_LOOKS: Record<HandoffOutcome, OutcomeLook> = {
  in_flight: { label: "In flight", tone: "in-flight", icon: IconPlayerPlay },
  succeeded: { label: "Succeeded", tone: "succeeded", icon: IconCircleCheck },
  failed: { label: "Failed", tone: "failed", icon: IconCircleX },
  rejected: { label: "Rejected", tone: "neutral", icon: IconBan },
  incomplete: { label: "Incomplete", tone: "incomplete", icon: IconCircleDashed },
};

const WAITING: OutcomeLook = {
  label: "Waiting for a human",
  tone: "waiting",
  icon: IconUserQuestion,
};
const LOST: OutcomeLook = { label: "Lost contact", tone: "incomplete", icon: IconUnlink };
const SUCCEEDED_WITH_ERRORS: OutcomeLook = {
  label: "Succeeded with errors",
  tone: "incomplete",
  icon: IconAlertTriangle,
};

const STATUS_LOOKS: Record<TraceStatus, OutcomeLook> = {
  running: { label: "Running", tone: "in-flight", icon: IconPlayerPlay },
  succeeded: OUTCOME_LOOKS.succeeded,
  failed: OUTCOME_LOOKS.failed,
  incomplete: OUTCOME_LOOKS.incomplete,
  waiting: { label: "Waiting", tone: "waiting", icon: IconHourglassEmpty },
};

export type OutcomeFacts = Pick<HandoffDto, "outcome"> &
  Partial<Pick<HandoffDto, "standing" | "flags">>;

/** A handled tool error is never shown as plain success; an open handoff says what it waits for. */
export function outcomeLook({ outcome, standing = null, flags = [] }: OutcomeFacts): OutcomeLook {
  if (outcome === "succeeded" && flags.includes("tool_error")) return SUCCEEDED_WITH_ERRORS;
  if (outcome === "in_flight" && standing === "waiting") return WAITING;
  if (outcome === "in_flight" && standing === "lost") return LOST;
  return OUTCOME_LOOKS[outcome];
}

export function traceStatusLook(status: TraceStatus): OutcomeLook {
  return STATUS_LOOKS[status];
}
