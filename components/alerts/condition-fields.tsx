import { Autocomplete, Group, NativeSelect, NumberInput, SimpleGrid, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { rulesCache } from "@/lib/client/rules";
import { ALERT_COMPARISONS, ALERT_MEASURES } from "@/lib/domain/alerts/alert-measure";
import { measureName } from "@/lib/domain/alerts/alert-words";
import { FINDING_KINDS } from "@/lib/domain/findings/finding";
import { formatFindingKind } from "@/lib/format/finding-kind";
import {
  type AlertDraft,
  hasWindow,
  isRate,
  mayBeOfPair,
  needsSample,
  withMeasure,
} from "./alert-draft";
import { MinutesField, WINDOWS } from "./minutes-field";

const AGENTS_SHOWN = 50;

type ConditionFieldsProps = {
  project: string;
  draft: AlertDraft;
  onChange: (draft: AlertDraft) => void;
};

export function ConditionFields({ project, draft, onChange }: ConditionFieldsProps) {
  const { measure } = draft;
  const change = (changed: Partial<AlertDraft>) => onChange({ ...draft, ...changed });
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <NativeSelect
          label="When"
          value={measure}
          data={ALERT_MEASURES.map((value) => ({ value, label: measureName(value) }))}
          onChange={({ currentTarget }) => {
            const chosen = ALERT_MEASURES.find((each) => each === currentTarget.value);
            if (chosen) onChange(withMeasure(draft, chosen));
          }}
        />
        <NativeSelect
          label="Is"
          value={draft.comparison}
          data={[...ALERT_COMPARISONS]}
          onChange={({ currentTarget }) => {
            const chosen = ALERT_COMPARISONS.find((each) => each === currentTarget.value);
            if (chosen) change({ comparison: chosen });
          }}
        />
        <NumberInput
          label="Bound"
          value={draft.bound}
          min={0}
          {...(isRate(measure) ? { max: 100, suffix: " %" } : {})}
          {...(measure === "p95_handoff_ms" ? { suffix: " ms" } : {})}
          onChange={(bound) => change({ bound: Number(bound) })}
          required
        />
      </SimpleGrid>
      <Group grow align="flex-start">
        {hasWindow(measure) ? (
          <MinutesField
            label="In the last"
            choices={WINDOWS}
            minutes={draft.window}
            onChange={(window) => change({ window })}
          />
        ) : null}
        {needsSample(measure) ? (
          <NumberInput
            label="Of at least"
            description="With fewer it says nothing"
            value={draft.sample}
            min={1}
            max={1_000_000}
            allowDecimal={false}
            onChange={(sample) => change({ sample: Number(sample) })}
            required
          />
        ) : null}
        {measure === "open_findings" ? <KindField draft={draft} change={change} /> : null}
      </Group>
      {mayBeOfPair(measure) ? <PairFields project={project} draft={draft} change={change} /> : null}
    </>
  );
}

type FieldsProps = { draft: AlertDraft; change: (changed: Partial<AlertDraft>) => void };

function KindField({ draft, change }: FieldsProps) {
  return (
    <NativeSelect
      label="Of the kind"
      value={draft.kind ?? ""}
      data={[
        { value: "", label: "Any" },
        ...FINDING_KINDS.map((value) => ({ value, label: formatFindingKind(value) })),
      ]}
      onChange={({ currentTarget }) =>
        change({ kind: FINDING_KINDS.find((each) => each === currentTarget.value) ?? null })
      }
    />
  );
}

function PairFields({ project, draft, change }: FieldsProps & { project: string }) {
  const words = useQuery(rulesCache.words(project));
  const agents = words.data?.agents ?? [];
  return (
    <>
      <Group grow align="flex-start">
        <Autocomplete
          label="From the agent"
          data={agents}
          limit={AGENTS_SHOWN}
          value={draft.from}
          onChange={(from) => change({ from })}
        />
        <Autocomplete
          label="To the agent"
          data={agents}
          limit={AGENTS_SHOWN}
          value={draft.to}
          onChange={(to) => change({ to })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        Without agents, every handoff of the project is watched.
      </Text>
    </>
  );
}
