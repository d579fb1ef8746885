import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQueryStates } from "nuqs";
import { causeParams } from "@/lib/client/findings";
import { withQuery } from "@/lib/client/request";
import { useViewParams } from "@/lib/client/use-view-params";
import { findingParsers } from "./finding-params";

const FORMATS = [
  { format: "csv", label: "CSV, for spreadsheets" },
  { format: "json", label: "JSON" },
] as const;

/** What the list shows as a file. */
export function FindingsExport() {
  const [{ project, range, from, to }] = useViewParams();
  const [{ selected: _, ...filters }] = useQueryStates(findingParsers);
  const params = causeParams({ range: { range, from, to }, filters });
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(({ format, label }) => (
          <Menu.Item
            key={format}
            component="a"
            href={withQuery("/api/v1/findings/causes/export", { ...params, project, format })}
            download
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
