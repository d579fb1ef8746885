"use client";

import { Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";
import { JsonView } from "@/components/shared/json-view/json-view";
import type { ContextStageDto } from "@/lib/contracts/handoff";
import { PayloadParts } from "./payload-parts";

type StageBodyProps = {
  stage: NonNullable<ContextStageDto>;
  label: string;
  trace: { project: string | null; traceId: string };
  maxHeight?: number;
  selectedPath?: string | null;
};

/** A body at once where it is small, in parts where it is not. */
export function StageBody({ stage, trace, ...view }: StageBodyProps) {
  if (stage.removed_at !== undefined) {
    return (
      <Text c="dimmed" size="sm">
        Removed by retention on <Instant at={stage.removed_at} />.
      </Text>
    );
  }
  if (stage.omitted) return <PayloadParts {...view} {...trace} payload={stage.payload} />;
  return <JsonView {...view} value={stage.value} />;
}
