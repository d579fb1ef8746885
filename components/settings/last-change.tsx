import { Text } from "@mantine/core";
import { Instant } from "@/components/shared/instant";

/** Who set this last, and when. */
export function LastChange({ at, by }: { at: string | null; by: string | null }) {
  if (at === null) return <Text c="dimmed">Never changed</Text>;
  return (
    <Text c="dimmed">
      Changed by <bdi>{by}</bdi> <Instant at={at} />
    </Text>
  );
}
