import { ActionIcon, Button, Group, NumberInput, Textarea } from "@mantine/core";
import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { type HandoffKey, handoffsCache } from "@/lib/client/handoffs";
import { rateHandoff } from "@/lib/client/rate-handoff";
import { tracesCache } from "@/lib/client/traces";
import type { RatingBody } from "@/lib/contracts/rating";
import styles from "./inspector.module.css";

const STEP = 0.05;

/** How good the result is: a thumb, or a score with a note. */
export function RateHandoff({ handoff, quality }: { handoff: HandoffKey; quality: number | null }) {
  const queryClient = useQueryClient();
  const rating = useMutation({
    mutationFn: (body: RatingBody) => rateHandoff(handoff, body),
    onSettled: () => {
      const { project, traceId: id } = handoff;
      void queryClient.invalidateQueries({ queryKey: handoffsCache.all });
      return queryClient.invalidateQueries({
        queryKey: tracesCache.detail({ project, id }).queryKey,
      });
    },
  });
  return (
    <details className={styles["rating"]}>
      <summary>{quality === null ? "Rate it" : `Rated ${quality.toFixed(2)}`}</summary>
      <Group gap="xs" my="xs">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Good"
          loading={rating.isPending}
          onClick={() => rating.mutate({ score: 1 })}
        >
          <IconThumbUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Bad"
          loading={rating.isPending}
          onClick={() => rating.mutate({ score: 0 })}
        >
          <IconThumbDown size={16} />
        </ActionIcon>
      </Group>
      <ScoreForm isPending={rating.isPending} onRate={(body) => rating.mutate(body)} />
      {rating.isError ? <ProblemAlert title="It was not rated" problem={rating.error} /> : null}
      {rating.isSuccess ? <SuccessNote>Rated. Above 0.70 it is a success.</SuccessNote> : null}
    </details>
  );
}

type ScoreFormProps = { isPending: boolean; onRate: (rating: RatingBody) => void };

function ScoreForm({ isPending, onRate }: ScoreFormProps) {
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
