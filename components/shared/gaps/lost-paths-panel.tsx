import { Badge, Group, Table } from "@mantine/core";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { handoffHref, type ViewParams } from "@/lib/client/view-params";
import { type Terms, tracesHref } from "@/lib/client/traces-href";
import type { GapsDto } from "@/lib/contracts/gaps";
import { formatCount } from "@/lib/format/count";
import numbers from "@/components/shared/numbers.module.css";
import { LOSS_WORDS } from "./loss-words";
import styles from "./lost-paths.module.css";

const TABLE_WIDTH_MIN = 640;

type LostPathsPanelProps = {
  paths: GapsDto["paths"];
  view: ViewParams;
  /** Whose handoffs these are; else all. */
  terms?: Terms;
};

export function LostPathsPanel({ paths, view, terms = [] }: LostPathsPanelProps) {
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
              <Table.Th className={numbers["number"] ?? ""}>Handoffs</Table.Th>
              <Table.Th className={numbers["number"] ?? ""}>Traces</Table.Th>
              <Table.Th>For example</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {paths.map((path) => (
              <PathRow
                key={`${path.stage} ${path.pattern}`}
                path={path}
                view={view}
                terms={terms}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

type PathProps = { path: GapsDto["paths"][number]; view: ViewParams; terms: Terms };

function PathRow({ path, view, terms }: PathProps) {
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
      <Table.Td className={numbers["number"] ?? ""}>
        <LostAt path={path} view={view} terms={terms} />
      </Table.Td>
      <Table.Td className={numbers["number"] ?? ""}>{formatCount(path.traces)}</Table.Td>
      <Table.Td>
        <TextLink href={handoffHref(idsOf(example), view)}>
          {example.text === "" ? "(empty)" : example.text}
        </TextLink>
      </Table.Td>
    </Table.Tr>
  );
}

/** The whole of a context has no path to ask for. */
function LostAt({ path, view, terms }: PathProps) {
  const { stage, pattern, handoffs } = path;
  if (pattern === "" || (stage !== "lost" && stage !== "withheld")) return formatCount(handoffs);
  return (
    <TextLink href={tracesHref([...terms, [stage, pattern]], view)}>
      {formatCount(handoffs)}
    </TextLink>
  );
}

function idsOf({ trace_id, handoff_id }: GapsDto["paths"][number]["example"]) {
  return { traceId: trace_id, handoffId: handoff_id };
}
