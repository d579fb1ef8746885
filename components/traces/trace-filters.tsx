"use client";

import { Button, CloseButton, Select, TextInput } from "@mantine/core";
import { IconFilterOff, IconSearch } from "@tabler/icons-react";
import { debounce } from "nuqs";
import { traceStatusLook } from "@/components/shared/outcome-look";
import type { TraceFilters } from "@/lib/client/traces";
import type { TraceDto } from "@/lib/contracts/trace";
import { TRACE_STATUSES } from "@/lib/domain/handoff/taxonomy";
import { FilterCombo } from "./filter-combo";
import { countFilters, NO_FILTERS } from "./trace-filter-params";
import styles from "./traces.module.css";

const SEARCH_DEBOUNCE_MS = 250;
const STATUSES = TRACE_STATUSES.map((value) => ({ value, label: traceStatusLook(value).label }));

export type SetFilters = (
  filters: Partial<TraceFilters>,
  options?: { limitUrlUpdates: ReturnType<typeof debounce> },
) => void;

type TraceFilterBarProps = {
  filters: TraceFilters;
  onFilters: SetFilters;
  /** What is loaded offers its agents, sources and sessions to choose from. */
  traces: readonly TraceDto[];
};

export function TraceFilterBar({ filters, onFilters, traces }: TraceFilterBarProps) {
  return (
    <search className={styles["filters"]} aria-label="Filter traces">
      <TextInput
        aria-label="Search by name or id"
        placeholder="Search by name or id"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          filters.text ? (
            <CloseButton
              size="xs"
              aria-label="Clear the search"
              onClick={() => onFilters({ text: null })}
            />
          ) : null
        }
        className={styles["search"] ?? ""}
        value={filters.text ?? ""}
        maxLength={200}
        onChange={({ currentTarget }) =>
          onFilters(
            { text: currentTarget.value || null },
            { limitUrlUpdates: debounce(SEARCH_DEBOUNCE_MS) },
          )
        }
      />
      <Select
        aria-label="Status"
        placeholder="Any status"
        data={STATUSES}
        value={filters.status}
        onChange={(status) => onFilters({ status })}
        clearable
        clearButtonProps={{ "aria-label": "Clear the status filter" }}
        allowDeselect
        w={140}
      />
      <FilterCombo
        label="Agent"
        value={filters.agent}
        options={distinct(traces.flatMap(({ agents }) => agents))}
        onChange={(agent) => onFilters({ agent })}
      />
      <FilterCombo
        label="Source"
        value={filters.source}
        options={distinct(traces.map(({ source }) => source))}
        onChange={(source) => onFilters({ source })}
      />
      <FilterCombo
        label="Session"
        value={filters.session_id}
        options={distinct(traces.flatMap(({ session_id }) => session_id ?? []))}
        onChange={(session_id) => onFilters({ session_id })}
      />
      {countFilters(filters) > 0 ? (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFilterOff size={14} />}
          onClick={() => onFilters(NO_FILTERS)}
        >
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
