import { Button, FileButton, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconFileUpload } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { TextLink } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { importLog } from "@/lib/client/import-log";
import { useViewParams } from "@/lib/client/use-view-params";
import { traceHref } from "@/lib/client/view-params";
import type { ImportedLog } from "@/lib/contracts/connect";
import { formatQuantity } from "@/lib/format/count";
import styles from "./import-panel.module.css";

export function ImportPanel({ project }: { project: string }) {
  const queryClient = useQueryClient();
  const importing = useMutation({
    mutationFn: (file: File) => importLog({ project, file }),
    // A new trace shows in lists and among the sources alike.
    onSuccess: () => queryClient.invalidateQueries(),
  });
  return (
    <Panel
      title="Import a log"
      description="A JSON file with the messages of one multi-agent conversation becomes a trace. Importing the same file twice changes nothing."
    >
      <Stack gap="md">
        {importing.isError ? (
          <ProblemAlert title="The file was not imported" problem={importing.error} />
        ) : null}
        {importing.isSuccess ? <ImportedNote imported={importing.data} /> : null}
        <DropZone isBusy={importing.isPending} onFile={(file) => importing.mutate(file)} />
      </Stack>
    </Panel>
  );
}

function DropZone({ isBusy, onFile }: { isBusy: boolean; onFile: (file: File) => void }) {
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !isBusy) onFile(file);
  };
  return (
    <div
      className={styles["zone"]}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <IconFileUpload className={styles["icon"]} size={28} stroke={1.5} aria-hidden />
      <Text>Drop a JSON file here</Text>
      <FileButton
        accept="application/json,.json"
        onChange={(file) => {
          if (file) onFile(file);
        }}
      >
        {(button) => (
          <Button {...button} variant="default" loading={isBusy}>
            Choose a file
          </Button>
        )}
      </FileButton>
    </div>
  );
}

function ImportedNote({ imported }: { imported: ImportedLog }) {
  const [view] = useViewParams();
  return (
    <SuccessNote>
      Imported with {formatQuantity(imported.handoffs, "handoff")}.{" "}
      <TextLink href={traceHref(imported.trace_id, view)}>Open the trace</TextLink>
    </SuccessNote>
  );
}
