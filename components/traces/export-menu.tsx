"use client";

import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { withQuery } from "@/lib/client/request";
import { traceFacetsCache } from "@/lib/client/trace-facets";
import { traceExportParams, type TraceListView } from "@/lib/client/traces";
import { TRACE_EXPORT_MAX } from "@/lib/domain/trace/trace-export";
import { formatCount, formatQuantity } from "@/lib/format/count";

const FORMATS = [
  { format: "csv", label: "CSV, for spreadsheets" },
  { format: "json", label: "JSON" },
] as const;

type ExportMenuProps = { view: TraceListView; isReadable: boolean };

/** What the list shows as a file; it says beforehand when that is not everything. */
export function ExportMenu({ view, isReadable }: ExportMenuProps) {
  const facets = useQuery({ ...traceFacetsCache.panel(view), enabled: isReadable });
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={!isReadable}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{describeAmount(facets.data?.counted)}</Menu.Label>
        {FORMATS.map(({ format, label }) => (
          <Menu.Item
            key={format}
            component="a"
            href={withQuery("/api/v1/traces/export", {
              ...traceExportParams(view),
              project: view.project,
              format,
            })}
            download
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function describeAmount(counted: number | undefined): string {
  if (counted === undefined) return "What the list shows";
  return counted < TRACE_EXPORT_MAX
    ? formatQuantity(counted, "trace")
    : `The first ${formatCount(TRACE_EXPORT_MAX)} traces, in the order of the list`;
}
