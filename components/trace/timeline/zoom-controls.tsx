"use client";

import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconArrowsMaximize, IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import { ZOOM_MAX, ZOOM_MIN, zoomIn, zoomOut } from "./zoom";

type ZoomControlsProps = { zoom: number; onZoom: (zoom: number) => void };

export function ZoomControls({ zoom, onZoom }: ZoomControlsProps) {
  return (
    <Group gap={2}>
      <Tooltip label="Zoom out (−)">
        <ActionIcon
          aria-label="Zoom out"
          disabled={zoom <= ZOOM_MIN}
          onClick={() => onZoom(zoomOut(zoom))}
        >
          <IconZoomOut size={16} />
        </ActionIcon>
      </Tooltip>
      <Text size="xs" c="dimmed" w={52} ta="center" aria-live="polite">
        {zoom < 10 ? zoom.toFixed(1) : Math.round(zoom)}×
      </Text>
      <Tooltip label="Zoom in (+, or Ctrl and wheel)">
        <ActionIcon
          aria-label="Zoom in"
          disabled={zoom >= ZOOM_MAX}
          onClick={() => onZoom(zoomIn(zoom))}
        >
          <IconZoomIn size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Fit the whole trace (0)">
        <ActionIcon aria-label="Fit the whole trace" onClick={() => onZoom(ZOOM_MIN)}>
          <IconArrowsMaximize size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
