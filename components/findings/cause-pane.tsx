"use client";

import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { CodeBlock } from "@/components/shared/code-block";
import { StatusText } from "./status-text";
import { describeEffect } from "@/components/shared/finding-look";
import { Panel } from "@/components/ui/panel";
import type { ChangeFinding } from "@/lib/client/action";
import { findingsCache } from "@/lib/client/findings";
import { useViewParams } from "@/lib/client/use-view-params";
import type { FindingCauseDto } from "@/lib/contracts/finding-cause";
import { formatFindingKind } from "@/lib/format/finding-kind";
import { CauseExamples } from "./cause-examples";
import { CauseHistory } from "./cause-history";
import { CauseOrigin } from "./cause-origin";
import { ChangeStatus } from "./change-status";
import styles from "./findings.module.css";

const TREND_PX = 172;
const TrendChart = dynamic(() => import("./trend-chart").then((module) => module.TrendChart), {
  ssr: false,
  loading: () => <Skeleton h={TREND_PX} />,
});

type CausePaneProps = {
  id: string;
  /** What the list says of it; undefined: a link leads to one that the list leaves out. */
  inList: FindingCauseDto | undefined;
  steps: readonly string[];
  project: string;
  change: ChangeFinding;
  onBack: () => void;
};

/** One cause: where it shows, what to do, what was decided. */
export function CausePane({ id, inList, steps, project, change, onBack }: CausePaneProps) {
  const [view] = useViewParams();
  const { range, from, to } = view;
  const { data: cause } = useSuspenseQuery(
    findingsCache.cause({ project: view.project, id, range: { range, from, to } }),
  );
  return (
    <div className={styles["detail"]}>
      <Button
        className={styles["back"] ?? ""}
        variant="subtle"
        leftSection={<IconArrowLeft size={14} aria-hidden />}
        onClick={onBack}
      >
        All findings
      </Button>
      <Stack gap="md">
        <Panel
          title={formatFindingKind(cause.kind)}
          description={<CauseOrigin origin={cause.origin} />}
          actions={<StatusText status={cause.status} />}
        >
          <ChangeStatus cause={cause} project={project} change={change} />
          {inList && inList.trend.length > 0 ? (
            <TrendChart steps={steps} counts={inList.trend} />
          ) : null}
        </Panel>
        <Panel title="What to do">
          <Text>{cause.remedy.text}</Text>
          {cause.remedy.code === "" ? null : (
            <CodeBlock code={cause.remedy.code} label="Remedy as code" />
          )}
          <Text size="sm">
            {cause.case_study_effect === null
              ? "The case study did not measure it."
              : `In the case study: ${cause.case_study_effect}`}
          </Text>
          <Text size="sm">
            {cause.project_effect === null
              ? "In this project: too few handoffs to say."
              : `In this project: ${describeEffect(cause.project_effect)}`}
          </Text>
        </Panel>
        <CauseExamples id={id} view={view} />
        <CauseHistory history={cause.history} />
      </Stack>
    </div>
  );
}
