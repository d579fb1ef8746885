import { ActionIcon, Group } from "@mantine/core";
import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { type HandoffKey, handoffsCache } from "@/lib/client/handoffs";
import { rateHandoff } from "@/lib/client/rate-handoff";
import { tracesCache } from "@/lib/client/traces";
import type { RatingBody } from "@/lib/contracts/rating";
import styles from "./inspector.module.css";

/** Few rate by a number, and everybody reads the page. */
const ScoreForm = dynamic(() => import("./score-form").then((module) => module.ScoreForm), {
  ssr: false,
});

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
