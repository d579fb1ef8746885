"use client";

import { Alert, Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import type { GraphLayout } from "@/components/shared/graph/graph-layout";
import type { GraphMode, TraceGraph } from "../graph/graph-model";
import { drawGraphSvg } from "./draw-graph-svg";
import { pictureFileName } from "./picture-file";
import { savePng, saveSvg } from "./save-picture";

type ExportMenuProps = {
  trace: { id: string; name: string | null };
  mode: GraphMode;
  graph: TraceGraph;
  layout: GraphLayout;
};

/** The whole graph as a file, in the colours that are shown. */
export function ExportMenu({ trace, mode, graph, layout }: ExportMenuProps) {
  const save = useMutation({
    mutationFn: async (extension: "svg" | "png") => {
      const drawing = drawGraphSvg(graph, layout, {
        title: `${trace.name ?? "Unnamed trace"} · ${trace.id}`,
        resolve: readColor,
      });
      const fileName = pictureFileName(trace, { mode, extension });
      if (extension === "svg") saveSvg(drawing, fileName);
      else await savePng(drawing, fileName);
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
            loading={save.isPending}
          >
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => save.mutate("png")}>PNG picture</Menu.Item>
          <Menu.Item onClick={() => save.mutate("svg")}>SVG drawing</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {save.isError ? (
        <Alert color="red" p={6} role="alert">
          {save.error.message}
        </Alert>
      ) : null}
    </>
  );
}

/** `var(--name)` as the page shows it now. */
function readColor(color: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
  if (name === undefined) return color;
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
