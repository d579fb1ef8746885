"use client";

import { SegmentedControl } from "@mantine/core";
import { formatCount } from "@/lib/format/count";
import type { TraceView } from "../trace-view";

type SessionSwitchProps = {
  scope: TraceView["scope"];
  onScope: (scope: TraceView["scope"]) => void;
  traces: number;
};

/** One trace, or the conversation that it is a part of. */
export function SessionSwitch({ scope, onScope, traces }: SessionSwitchProps) {
  return (
    <SegmentedControl
      aria-label="What the page shows"
      value={scope}
      onChange={(value) => onScope(value === "session" ? "session" : "trace")}
      data={[
        { value: "trace", label: "This trace" },
        { value: "session", label: `Session, ${formatCount(traces)} traces` },
      ]}
    />
  );
}
