import { Stack, Text } from "@mantine/core";
import type { Expected, SimulationResultDto } from "@/lib/contracts/simulation";
import { formatCount } from "@/lib/format/count";
import { FlowTable } from "./flow-table";
import { PairChanges } from "./pair-changes";
import { rateInWords } from "./rate-in-words";

export function SimulationResult({ id, result }: { id: string; result: SimulationResultDto }) {
  const { counted, matched, moved, success } = result;
  return (
    <Stack gap="md">
      <output>
        Of the last {formatCount(counted)} handoffs, a rule holds for {formatCount(matched)};{" "}
        {formatCount(moved)} would have gone elsewhere.
      </output>
      {moved === 0 ? null : (
        <>
          <Text size="sm">
            Of those, {rateInWords(success.before)} succeeded where they went.{" "}
            {afterInWords(success.after, moved)}
          </Text>
          <PairChanges {...result} />
          <FlowTable id={id} {...result} />
        </>
      )}
    </Stack>
  );
}

function afterInWords(after: Expected, moved: number): string {
  if (!after) return "No pair that they would have gone to has a record to go by.";
  const some = after.n < moved ? `, for the ${formatCount(after.n)} of them that have one` : "";
  const { n: _, ...rate } = after;
  return `By the record of the pairs that they would have gone to${some}, ${rateInWords(rate)} are to be expected; the tasks of those may have been others.`;
}
