"use client";

import { IconAlarm } from "@tabler/icons-react";
import { ToneBadge } from "@/components/ui/tone-badge";
import { formatDuration } from "@/lib/format/duration";
import { useServerNow } from "./use-server-now";

const SOON_MS = 15 * 60_000;

/** How long there is left to answer. */
export function Due({ at }: { at: string }) {
  const now = useServerNow();
  if (!now) return null;
  const leftMs = new Date(at).getTime() - now.getTime();
  const tone = leftMs <= SOON_MS ? "incomplete" : "neutral";
  return (
    <ToneBadge tone={leftMs <= 0 ? "failed" : tone} icon={IconAlarm} plain>
      {leftMs <= 0 ? "Overdue" : `${formatDuration(Math.ceil(leftMs / 1_000) * 1_000)} left`}
    </ToneBadge>
  );
}
