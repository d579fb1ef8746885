import { Button, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { periodParams } from "@/lib/client/pairs";
import { withQuery } from "@/lib/client/request";
import type { ViewParams } from "@/lib/client/view-params";

const FORMATS = [
  { format: "markdown", label: "Markdown" },
  { format: "json", label: "JSON" },
] as const;

/** As a file, or printed: browsers save what they print as PDF. */
export function SaveMenu({ view }: { view: ViewParams }) {
  const { project, range, from, to } = view;
  const params = { ...periodParams({ range, from, to }), project };
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          Save
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => window.print()}>PDF, by printing</Menu.Item>
        {FORMATS.map(({ format, label }) => (
          <Menu.Item
            key={format}
            component="a"
            href={withQuery("/api/v1/report", { ...params, format })}
            download={format === "json" ? "handoff-report.json" : true}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
