"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { JsonView } from "@/components/shared/json-view/json-view";
import type { Json } from "@/lib/domain/json";
import { PayloadParts } from "../inspector/payload-parts";
import { payloadRefs } from "./payload-refs";

type EventBodyProps = {
  name: string;
  body: Json;
  trace: { project: string | null; traceId: string };
};

/** A stored event, and on request the payloads that it refers to. */
export function EventBody({ name, body, trace }: EventBodyProps) {
  const { project, traceId } = trace;
  const [open, setOpen] = useState<readonly string[]>([]);
  return (
    <>
      <JsonView value={body} label={name} maxHeight={280} />
      {payloadRefs(body).map(({ field, payload }) =>
        open.includes(field) ? (
          <PayloadParts
            key={field}
            project={project}
            traceId={traceId}
            payload={payload}
            label={field}
          />
        ) : (
          <Button
            key={field}
            variant="default"
            size="compact-xs"
            style={{ alignSelf: "flex-start" }}
            onClick={() => setOpen([...open, field])}
          >
            Open {field}
          </Button>
        ),
      )}
    </>
  );
}
