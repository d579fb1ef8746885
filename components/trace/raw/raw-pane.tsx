"use client";

import { Button, SegmentedControl } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { exportHref } from "@/lib/client/trace-records";
import { useViewParams } from "@/lib/client/use-view-params";
import type { OnSelect, Selection, TraceView } from "../trace-view";
import { RawEvents } from "./raw-events";
import { RawSpans } from "./raw-spans";
import styles from "./raw.module.css";

type RawPaneProps = {
  traceId: string;
  shown: TraceView["raw"];
  onShow: (shown: TraceView["raw"]) => void;
  selection: Selection;
  onSelect: OnSelect;
};

/** The records behind everything else, as JSON, and all of them as a file. */
export function RawPane({ traceId, shown, onShow, selection, onSelect }: RawPaneProps) {
  const [{ project }] = useViewParams();
  const trace = { project, id: traceId };
  return (
    <>
      <div className={styles["bar"]}>
        <SegmentedControl
          aria-label="Records"
          value={shown}
          onChange={(value) => onShow(value === "events" ? "events" : "spans")}
          data={[
            { value: "spans", label: "Spans" },
            { value: "events", label: "Events" },
          ]}
        />
        <Button
          component="a"
          href={exportHref(trace)}
          download
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          Download as NDJSON
        </Button>
      </div>
      {shown === "spans" ? (
        <RawSpans trace={trace} selection={selection} onSelect={onSelect} />
      ) : (
        <RawEvents trace={trace} selection={selection} onSelect={onSelect} />
      )}
    </>
  );
}
