import { Button, NumberInput, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { RatingBody } from "@/lib/contracts/rating";

const STEP = 0.05;

type ScoreFormProps = { isPending: boolean; onRate: (rating: RatingBody) => void };

export function ScoreForm({ isPending, onRate }: ScoreFormProps) {
  const [score, setScore] = useState<number | string>("");
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = note.trim();
    if (typeof score === "number") onRate({ score, ...(said === "" ? {} : { note: said }) });
  };
  return (
    <form onSubmit={submit}>
      <NumberInput
        label="Score, 0 to 1"
        min={0}
        max={1}
        step={STEP}
        decimalScale={2}
        value={score}
        onChange={setScore}
      />
      <Textarea
        label="Note"
        maxLength={2_000}
        autosize
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        mt="xs"
        loading={isPending}
        disabled={typeof score !== "number"}
      >
        Rate
      </Button>
    </form>
  );
}
