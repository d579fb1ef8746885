import { Badge, Group, Table } from "@mantine/core";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { handoffHref, type ViewParams } from "@/lib/client/view-params";
import { tracesHref } from "@/lib/client/traces-href";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import styles from "./gaps.module.css";
import { LOSS_WORDS } from "./loss-words";

const TABLE_WIDTH_MIN = 640;

export function LostPathsPanel({ paths, view }: { paths: GapsDto["paths"]; view: ViewParams }) {
  if (paths.length === 0) {
    return <Panel title="Most lost fields">Nothing was withheld or lost in this time.</Panel>;
  }
  return (
    <Panel
      title="Most lost fields"
      description="By the number of handoffs that lost them; * is any position in a list, # a fact in a text."
    >
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Field</Table.Th>
              <Table.Th>How</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Handoffs</Table.Th>
              <Table.Th className={styles["number"] ?? ""}>Traces</Table.Th>
              <Table.Th>For example</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {paths.map((path) => (
              <PathRow key={`${path.stage} ${path.pattern}`} path={path} view={view} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function PathRow({ path, view }: { path: GapsDto["paths"][number]; view: ViewParams }) {
  const { example } = path;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6}>
          <span className={styles["path"]}>
            {path.pattern === "" ? "(the whole)" : path.pattern}
          </span>
          {path.is_key ? <Badge variant="default">id or constraint</Badge> : null}
        </Group>
      </Table.Td>
      <Table.Td>{LOSS_WORDS[path.stage].label}</Table.Td>
      <Table.Td className={styles["number"] ?? ""}>
        <LostAt path={path} view={view} />
      </Table.Td>
      <Table.Td className={styles["number"] ?? ""}>{formatCount(path.traces)}</Table.Td>
      <Table.Td>
        <TextLink href={handoffHref(idsOf(example), view)}>
          {example.text === "" ? "(empty)" : example.text}
        </TextLink>
      </Table.Td>
    </Table.Tr>
  );
}

/** The whole of a context has no path to ask for. */
function LostAt({ path, view }: { path: GapsDto["paths"][number]; view: ViewParams }) {
  const { stage, pattern, handoffs } = path;
  if (pattern === "" || (stage !== "lost" && stage !== "withheld")) return formatCount(handoffs);
  return <TextLink href={tracesHref([[stage, pattern]], view)}>{formatCount(handoffs)}</TextLink>;
}

function idsOf({ trace_id, handoff_id }: GapsDto["paths"][number]["example"]) {
  return { traceId: trace_id, handoffId: handoff_id };
}
