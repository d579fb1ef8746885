"use client";

import { Skeleton } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import type { SaveThresholds } from "@/lib/client/action";
import { thresholdsCache } from "@/lib/client/finding-thresholds";
import { ThresholdsForm } from "./thresholds-form";

const FORM_PX = 520;

type ThresholdsPanelProps = { project: string; canEdit: boolean; save: SaveThresholds };

export function ThresholdsPanel(props: ThresholdsPanelProps) {
  return (
    <QueryBoundary
      title="The thresholds could not be read"
      skeleton={<Skeleton height={FORM_PX} />}
    >
      <Known {...props} />
    </QueryBoundary>
  );
}

function Known({ project, ...props }: ThresholdsPanelProps) {
  const { data: stored } = useSuspenseQuery(thresholdsCache.of(project));
  return (
    <Panel
      title="Thresholds of findings"
      description="Where findings begin to speak in this project. The defaults are the case study's."
    >
      <ThresholdsForm key={project} {...{ project, stored }} {...props} />
    </Panel>
  );
}
