import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClockPause,
  IconHourglassEmpty,
  type Icon,
  IconMessage,
  IconPencilCheck,
  IconUserQuestion,
} from "@tabler/icons-react";
import type { Tone } from "@/components/ui/tone";
import type { ApprovalDto } from "@/lib/contracts/approval";
import type { ApprovalDecision, ApprovalStatus } from "@/lib/domain/approvals/approval";

type Look = { label: string; tone: Tone; icon: Icon };

export const DECISION_LOOKS: Record<ApprovalDecision, Look> = {
  approve: { label: "Approved", tone: "succeeded", icon: IconCircleCheck },
  edit: { label: "Approved with changes", tone: "succeeded", icon: IconPencilCheck },
  reject: { label: "Rejected", tone: "failed", icon: IconCircleX },
  respond: { label: "Answered", tone: "succeeded", icon: IconMessage },
};

const STATUS_LOOKS: Record<ApprovalStatus, Look> = {
  waiting: { label: "Waiting", tone: "waiting", icon: IconUserQuestion },
  snoozed: { label: "Snoozed", tone: "neutral", icon: IconClockPause },
  decided: { label: "Decided", tone: "succeeded", icon: IconCircleCheck },
  expired: { label: "Nobody answered", tone: "incomplete", icon: IconHourglassEmpty },
  cancelled: { label: "Withdrawn", tone: "neutral", icon: IconBan },
};

export function approvalLook({ status, decision, pending }: ApprovalDto): Look {
  const known = decision ?? pending;
  return known ? DECISION_LOOKS[known.decision] : STATUS_LOOKS[status];
}

export function isOpen({ status, pending }: ApprovalDto): boolean {
  return pending === null && (status === "waiting" || status === "snoozed");
}
