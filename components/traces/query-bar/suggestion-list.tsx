import { Combobox } from "@mantine/core";
import { VisibleText } from "@/components/shared/visible-text";
import styles from "./query-bar.module.css";
import type { Suggestion } from "./suggestions";

export function SuggestionList({ suggestions }: { suggestions: readonly Suggestion[] }) {
  return (
    <Combobox.Dropdown hidden={suggestions.length === 0}>
      <Combobox.Options className={styles["options"] ?? ""} aria-label="Suggestions">
        {suggestions.map(({ label, detail }, index) => (
          <Combobox.Option key={label} value={String(index)} className={styles["option"] ?? ""}>
            <span className={styles["label"]}>
              <VisibleText text={label} />
            </span>
            <span className={styles["detail"]}>{detail}</span>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}
