import { Button, Group, Kbd, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { JsonView } from "@/components/shared/json-view/json-view";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { VisibleText } from "@/components/shared/visible-text";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { handoffsCache } from "@/lib/client/handoffs";
import { rateHandoff } from "@/lib/client/rate-handoff";
import { ratingSampleCache } from "@/lib/client/rating-sample";
import { useViewParams } from "@/lib/client/use-view-params";
import { handoffHref } from "@/lib/client/view-params";
import type { ContextStageDto } from "@/lib/contracts/handoff";
import type { RatingSampleDto } from "@/lib/contracts/rating-sample";

const SCORES = [
  { key: "1", score: 0, label: "Bad" },
  { key: "2", score: 0.25, label: "Poor" },
  { key: "3", score: 0.5, label: "Half" },
  { key: "4", score: 0.75, label: "Good" },
  { key: "5", score: 1, label: "Very good" },
] as const;
const BODY_PX = 280;

type RateOneProps = {
  item: RatingSampleDto["items"][number];
  place: number;
  rater: string;
  goTo: (place: number) => void;
};

/** One handoff, what was asked and what came of it; a key rates it and goes on to the next. */
export function RateOne({ item, place, rater, goTo }: RateOneProps) {
  const [view] = useViewParams();
  const key = { project: view.project, traceId: item.trace_id, id: item.id };
  const queryClient = useQueryClient();
  const noteField = useRef<HTMLInputElement>(null);
  const mine = item.ratings.find((each) => each.rater === rater);
  const [note, setNote] = useState(mine?.note ?? "");
  const rating = useMutation({
    mutationFn: (score: number) => {
      const said = note.trim();
      return rateHandoff(key, { score, ...(said === "" ? {} : { note: said }) });
    },
    onSuccess: () => goTo(place + 1),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: handoffsCache.all });
      return queryClient.invalidateQueries({ queryKey: ratingSampleCache.all });
    },
  });
  useHotkeys([
    ...SCORES.map(({ key: pressed, score }): [string, () => void] => [
      pressed,
      () => rating.mutate(score),
    ]),
    ["j", () => goTo(place + 1)],
    ["k", () => goTo(place - 1)],
    ["n", () => noteField.current?.focus()],
  ]);
  return (
    <Panel
      title={`Handoff ${place}: ${item.from_agent ?? "unknown"} → ${item.to_agent ?? "unknown"}`}
      description={
        <TextLink href={handoffHref({ traceId: item.trace_id, handoffId: item.id }, view)}>
          Open it in its trace
        </TextLink>
      }
    >
      <Stack gap="sm">
        <Text>{item.task === null ? "No task was given." : <VisibleText text={item.task} />}</Text>
        <WhatCame of={key} />
        <Group gap="xs">
          {SCORES.map(({ key: pressed, score, label }) => (
            <Button
              key={pressed}
              variant={mine?.score === score ? "filled" : "default"}
              disabled={rating.isPending}
              rightSection={<Kbd size="xs">{pressed}</Kbd>}
              onClick={() => rating.mutate(score)}
            >
              {label}
            </Button>
          ))}
        </Group>
        <TextInput
          ref={noteField}
          label="Note, sent with the rating"
          description="n goes here, Escape back; j and k go to the next and the previous one"
          value={note}
          maxLength={2_000}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          onKeyDown={({ key: pressed, currentTarget }) => {
            if (pressed === "Escape") currentTarget.blur();
          }}
        />
        {rating.isError ? <ProblemAlert title="It was not rated" problem={rating.error} /> : null}
      </Stack>
    </Panel>
  );
}

/** Not suspended: which handoff it is the server learns too late to fetch it ahead. */
function WhatCame({ of }: { of: Parameters<typeof handoffsCache.detail>[0] }) {
  const { data, error } = useQuery(handoffsCache.detail(of));
  if (error) return <ProblemAlert title="The handoff could not be read" problem={error} />;
  if (!data) return <Skeleton height={BODY_PX} aria-busy />;
  return (
    <>
      <Stage stage={data.context.sent} label="Context as sent" />
      <Stage stage={data.result} label="Result" />
    </>
  );
}

function Stage({ stage, label }: { stage: ContextStageDto; label: string }) {
  if (stage === null) return <Text c="dimmed">{label}: not seen.</Text>;
  if (stage.removed_at !== undefined) {
    return <Text c="dimmed">{label}: removed by retention.</Text>;
  }
  if (stage.omitted) {
    return <Text c="dimmed">{label}: too large for here, open it in its trace.</Text>;
  }
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <JsonView value={stage.value} label={label} maxHeight={BODY_PX} />
    </div>
  );
}
