import { Button, Group, TextInput } from "@mantine/core";
import { IconArrowsLeftRight } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";

type ChooseTracesProps = {
  a: string;
  b: string;
  onChoose: (ids: { a: string; b: string }) => void;
};

/** The ids of the two traces; mounted anew for each pair in the URL. */
export function ChooseTraces({ a, b, onChoose }: ChooseTracesProps) {
  const [ids, setIds] = useState({ a, b });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    onChoose({ a: ids.a.trim(), b: ids.b.trim() });
  };
  const isReady = ids.a.trim() !== "" && ids.b.trim() !== "";
  return (
    <form onSubmit={handleSubmit}>
      <Group align="end" gap="sm">
        <TextInput
          label="Trace A"
          description="Its id, as the trace page shows it"
          value={ids.a}
          onChange={({ currentTarget }) => setIds({ ...ids, a: currentTarget.value })}
        />
        <TextInput
          label="Trace B"
          description="What A is compared with"
          value={ids.b}
          onChange={({ currentTarget }) => setIds({ ...ids, b: currentTarget.value })}
        />
        <Button type="submit" disabled={!isReady}>
          Compare
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowsLeftRight size={14} aria-hidden />}
          disabled={!isReady}
          onClick={() => onChoose({ a: ids.b.trim(), b: ids.a.trim() })}
        >
          Swap
        </Button>
      </Group>
    </form>
  );
}
