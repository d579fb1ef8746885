"use client";

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
  if (stage.omitted) return <PayloadParts {...view} {...trace} payload={stage.payload} />;
  return <JsonView {...view} value={stage.value} />;
}
