"use client";

import { SegmentedControl, Table, Text } from "@mantine/core";
import { useMemo } from "react";
import { AgentChip } from "@/components/shared/agent-chip";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { toneColor } from "@/components/ui/tone";
import { pairHref } from "@/lib/client/agent-href";
import { useViewParams } from "@/lib/client/use-view-params";
import type { PairDto } from "@/lib/contracts/pair";
import { formatCount } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import styles from "./agents.module.css";
import { cellKey, prepareMatrix, successTone } from "./pair-model";
import { MATRIX_MEASURES, type MatrixMeasure } from "./agents-params";
import { useAgentsParams } from "./use-agents-params";

const LABELS: Record<MatrixMeasure, string> = {
  success: "Success",
  p95: "p95 handoff",
  volume: "Volume",
  loss: "Lost context",
};
const CELL_WIDTH = 110;

/** From (rows) × to (columns): one number each, and the pair behind it. */
export function MatrixPanel({ pairs }: { pairs: readonly PairDto[] }) {
  const [view] = useViewParams();
  const [{ measure }, setParams] = useAgentsParams();
  const { agents, cells, hidden } = useMemo(() => prepareMatrix(pairs), [pairs]);
  return (
    <Panel
      title="From × to"
      description="Rows hand over to columns."
      actions={
        <SegmentedControl
          size="xs"
          aria-label="What the cells show"
          data={MATRIX_MEASURES.map((value) => ({ value, label: LABELS[value] }))}
          value={measure}
          onChange={(value) => void setParams({ measure: value })}
        />
      }
    >
      <Table.ScrollContainer minWidth={CELL_WIDTH * (agents.length + 1)}>
        <Table withColumnBorders className={styles["matrix"] ?? ""}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>From \ to</Table.Th>
              {agents.map((agent) => (
                <Table.Th key={agent} className={styles["cell"] ?? ""} scope="col">
                  <VisibleText text={agent} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {agents.map((from) => (
              <Table.Tr key={from}>
                <Table.Th scope="row">
                  <AgentChip name={from} />
                </Table.Th>
                {agents.map((to) => {
                  const pair = cells.get(cellKey(from, to));
                  return (
                    <Table.Td key={to} className={styles["cell"] ?? ""}>
                      {pair ? (
                        <TextLink
                          href={pairHref({ from, to }, view)}
                          c={measure === "success" ? toneColor(successTone(pair.success_rate)) : ""}
                        >
                          {cellText(pair, measure)}
                        </TextLink>
                      ) : null}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {hidden > 0 ? (
        <Text className={styles["muted"] ?? ""}>{hidden} agents with less to do are left out.</Text>
      ) : null}
    </Panel>
  );
}

function cellText(pair: PairDto, measure: MatrixMeasure): string {
  if (measure === "volume") return formatCount(pair.count);
  if (measure === "p95") return formatDuration(pair.components.handoff?.p95 ?? null);
  return formatPercent(measure === "success" ? pair.success_rate : pair.context_lost_rate);
}
