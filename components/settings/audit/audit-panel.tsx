"use client";

import { Button, Group, NativeSelect, Skeleton, Stack, TextInput } from "@mantine/core";
import { IconDownload, IconSearch } from "@tabler/icons-react";
import { debounce, useQueryStates } from "nuqs";
import { QueryBoundary } from "@/components/shared/query-boundary";
import { Panel } from "@/components/ui/panel";
import { AUDIT_PARAMS } from "@/lib/client/audit-params";
import { withQuery } from "@/lib/client/request";
import { AUDIT_ACTIONS } from "@/lib/domain/audit/actions";
import { AuditEntries } from "./audit-entries";
import { ChainCheck } from "./chain-check";

const TYPING_MS = 300;
const PANEL_PX = 240;

export function AuditPanel({ project }: { project: string }) {
  const [filter, setFilter] = useQueryStates(AUDIT_PARAMS);
  return (
    <Panel
      title="Audit log"
      description="Every change by people, keys and Baton itself. Entries are only added: each is hashed with the one before it, and the database refuses to change or delete one."
      actions={
        <Button
          component="a"
          href={withQuery("/api/v1/audit/export", { project })}
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          Export
        </Button>
      }
    >
      <Stack gap="sm">
        <ChainCheck project={project} />
        <Group gap="xs">
          <TextInput
            aria-label="Search the audit log"
            placeholder="A name, an id, an address"
            leftSection={<IconSearch size={14} />}
            defaultValue={filter.q}
            maxLength={200}
            onChange={({ currentTarget }) =>
              void setFilter({ q: currentTarget.value }, { limitUrlUpdates: debounce(TYPING_MS) })
            }
          />
          <NativeSelect
            aria-label="What was done"
            value={filter.action ?? ""}
            onChange={({ currentTarget }) =>
              void setFilter({
                action: AUDIT_ACTIONS.find((each) => each === currentTarget.value) ?? null,
              })
            }
            data={[{ value: "", label: "Every action" }, ...AUDIT_ACTIONS]}
          />
        </Group>
        <QueryBoundary
          title="The audit log could not be read"
          skeleton={<Skeleton height={PANEL_PX} />}
        >
          <AuditEntries project={project} filter={filter} />
        </QueryBoundary>
      </Stack>
    </Panel>
  );
}
