import { Text } from "@mantine/core";
import type { LatencyEffectDto, SuccessEffectDto } from "@/lib/contracts/effects";
import { describeLatency, describeSuccess, type Described } from "./describe-effect";
import styles from "./effect-text.module.css";

export function SuccessText({ effect }: { effect: SuccessEffectDto }) {
  return <EffectText effect={effect === null ? null : describeSuccess(effect)} />;
}

export function LatencyText({ effect }: { effect: LatencyEffectDto }) {
  return <EffectText effect={effect === null ? null : describeLatency(effect)} />;
}

function EffectText({ effect }: { effect: Described | null }) {
  if (effect === null) {
    return (
      <Text size="sm" c="dimmed">
        Too few to say
      </Text>
    );
  }
  return (
    <span className={styles["effect"]} data-judged={effect.judged}>
      {effect.text} <small>{effect.interval}</small>
    </span>
  );
}
