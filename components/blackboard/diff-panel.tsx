import { Table, Text } from "@mantine/core";
import { IconArrowsMove, IconMinus, IconPencil, IconPlus, type Icon } from "@tabler/icons-react";
import { useMemo } from "react";
import { VisibleText } from "@/components/shared/visible-text";
import { Panel } from "@/components/ui/panel";
import type { Tone } from "@/components/ui/tone";
import { ToneBadge } from "@/components/ui/tone-badge";
import type { BoardVersionDto } from "@/lib/contracts/blackboard";
import styles from "./blackboard.module.css";
import { diffValues, type ValueChange } from "./diff-values";

const LOOKS: Record<ValueChange["change"], { label: string; tone: Tone; icon: Icon }> = {
  changed: { label: "Changed", tone: "incomplete", icon: IconPencil },
  removed: { label: "Removed", tone: "failed", icon: IconMinus },
  added: { label: "Added", tone: "succeeded", icon: IconPlus },
  moved: { label: "Moved", tone: "neutral", icon: IconArrowsMove },
};
const SHOWN_MAX = 200;
const TEXT_MAX = 300;

type DiffPanelProps = { before: BoardVersionDto; after: BoardVersionDto };

/** What a version changed, fact by fact. */
export function DiffPanel({ before, after }: DiffPanelProps) {
  const changes = useMemo(() => diffValues(before.value, after.value), [before, after]);
  return (
    <Panel title={`From version ${before.version} to ${after.version}`}>
      {changes.length === 0 ? (
        <Text c="dimmed">Both say the same.</Text>
      ) : (
        <Table.ScrollContainer minWidth={480}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Change</Table.Th>
                <Table.Th>Where</Table.Th>
                <Table.Th>Before</Table.Th>
                <Table.Th>After</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.slice(0, SHOWN_MAX).map((change) => {
                const { label, tone, icon } = LOOKS[change.change];
                return (
                  <Table.Tr key={`${change.change} ${change.path}`}>
                    <Table.Td>
                      <ToneBadge tone={tone} icon={icon} plain>
                        {label}
                      </ToneBadge>
                    </Table.Td>
                    <Table.Td className={styles["path"] ?? ""}>
                      <VisibleText text={change.path || "/"} />
                    </Table.Td>
                    <Table.Td>
                      <Cut text={change.before} />
                    </Table.Td>
                    <Table.Td>
                      <Cut text={change.after} />
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {changes.length > SHOWN_MAX ? (
        <Text size="sm">and {changes.length - SHOWN_MAX} more</Text>
      ) : null}
    </Panel>
  );
}

function Cut({ text }: { text: string | null }) {
  if (text === null) return <span className={styles["muted"]}>—</span>;
  return <VisibleText text={text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text} />;
}
