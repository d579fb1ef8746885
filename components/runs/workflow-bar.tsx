import { Button, Group, Select } from "@mantine/core";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { WorkflowDto } from "@/lib/contracts/workflow";

export type Editing = "this" | "new" | null;

type WorkflowBarProps = {
  workflows: readonly WorkflowDto[];
  chosen: WorkflowDto;
  /** While one is being written. */
  isDisabled: boolean;
  onChoose: (name: string) => void;
  onEdit: (editing: Editing) => void;
};

/** Which workflow: one that is there, changed, or a new one. */
export function WorkflowBar({ workflows, chosen, isDisabled, onChoose, onEdit }: WorkflowBarProps) {
  const isLive = useHydrated();
  const look = { variant: "default", disabled: isDisabled || !isLive } as const;
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label="Workflow"
        data={workflows.map(({ name, document }) => ({
          value: name,
          label: document.title ?? name,
        }))}
        value={chosen.name}
        onChange={(name) => onChoose(name ?? chosen.name)}
        allowDeselect={false}
        disabled={isDisabled}
        w={420}
        maw="100%"
      />
      <Button {...look} onClick={() => onEdit("this")}>
        Edit as JSON
      </Button>
      <Button {...look} onClick={() => onEdit("new")}>
        New from JSON
      </Button>
    </Group>
  );
}
