import { SegmentedControl, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQueryStates } from "nuqs";
import { SEVERITY_LOOKS } from "@/components/shared/finding-look";
import { FINDING_KINDS, FINDING_SEVERITIES } from "@/lib/domain/findings/finding";
import { formatFindingKind } from "@/lib/format/finding-kind";
import { findingParsers } from "./finding-params";
import styles from "./findings.module.css";

const TYPING_MS = 250;
const STATUSES = [
  { value: "open", label: "Open" },
  { value: "muted", label: "Muted" },
  { value: "resolved", label: "Resolved" },
];

/** Which findings are listed. */
export function FindingsBar() {
  const [{ status, kind, severity, q }, setParams] = useQueryStates(findingParsers, {
    history: "push",
  });
  const search = useDebouncedCallback((text: string) => void setParams({ q: text }), TYPING_MS);
  return (
    <div className={styles["bar"]}>
      <SegmentedControl
        aria-label="Status"
        data={STATUSES}
        value={status}
        onChange={(value) => void setParams({ status: asStatus(value), selected: null })}
      />
      <Select
        aria-label="Kind"
        placeholder="Every kind"
        clearable
        searchable
        data={FINDING_KINDS.map((each) => ({ value: each, label: formatFindingKind(each) }))}
        value={kind}
        onChange={(value) =>
          void setParams({ kind: FINDING_KINDS.find((each) => each === value) ?? null })
        }
      />
      <Select
        aria-label="Severity"
        placeholder="Every severity"
        clearable
        data={FINDING_SEVERITIES.map((each) => ({
          value: each,
          label: SEVERITY_LOOKS[each].label,
        }))}
        value={severity}
        onChange={(value) =>
          void setParams({ severity: FINDING_SEVERITIES.find((each) => each === value) ?? null })
        }
      />
      <TextInput
        className={styles["search"] ?? ""}
        type="search"
        aria-label="Find an agent or a cause"
        placeholder="Agent or cause"
        leftSection={<IconSearch size={14} aria-hidden />}
        defaultValue={q}
        onChange={({ currentTarget }) => search(currentTarget.value)}
      />
    </div>
  );
}

function asStatus(value: string) {
  return value === "muted" || value === "resolved" ? value : "open";
}
