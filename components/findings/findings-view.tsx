"use client";

import { Skeleton, Stack } from "@mantine/core";
import dynamic from "next/dynamic";
import { PageHeader } from "@/components/shared/page-header";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { alive } from "@/components/ui/alive";
import type { ChangeFinding } from "@/lib/client/action";
import { CauseList } from "./cause-list";
import styles from "./findings.module.css";
import { useFindings } from "./use-findings";

const FindingsExport = dynamic(
  () => import("./findings-export").then((module) => alive(module.FindingsExport)),
  { loading: () => <Skeleton height={30} width={84} /> },
);

const CausePane = dynamic(() => import("./cause-pane").then((module) => alive(module.CausePane)), {
  loading: () => <Skeleton height={320} />,
});

const FindingsBar = dynamic(
  () => import("./findings-bar").then((module) => alive(module.FindingsBar)),
  {
    loading: () => <Skeleton height={30} />,
  },
);

type FindingsViewProps = { project: string; change: ChangeFinding };

/** What is wrong, one entry a cause: where it shows, what to do, and what was decided about it. */
export function FindingsView({ project, change }: FindingsViewProps) {
  return (
    <Stack gap="md">
      <PageHeader
        title="Findings"
        description="What goes wrong between your agents, one entry a cause, the gravest first."
      >
        <FindingsExport />
      </PageHeader>
      <FindingsBar />
      <QueryBoundary
        title="The findings could not be read"
        skeleton={<Skeleton height={320} aria-busy />}
      >
        <Findings project={project} change={change} />
      </QueryBoundary>
    </Stack>
  );
}

function Findings({ project, change }: FindingsViewProps) {
  const findings = useFindings();
  const { selected, select, items, steps } = findings;
  return (
    <div className={styles["split"]} data-selected={selected ?? undefined}>
      <CauseList findings={findings} />
      {selected === null ? null : (
        <QueryBoundary
          title="The finding could not be read"
          skeleton={<Skeleton height={320} aria-busy />}
        >
          <CausePane
            key={selected}
            id={selected}
            inList={items.find(({ id }) => id === selected)}
            steps={steps}
            project={project}
            change={change}
            onBack={() => select(null)}
          />
        </QueryBoundary>
      )}
    </div>
  );
}
