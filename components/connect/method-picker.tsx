import { Radio } from "@mantine/core";
import { CONNECT_METHODS, type ConnectMethod, METHOD_LOOKS } from "./connect-methods";
import styles from "./method-picker.module.css";

type MethodPickerProps = { method: ConnectMethod; onChoose: (method: ConnectMethod) => void };

export function MethodPicker({ method, onChoose }: MethodPickerProps) {
  return (
    <Radio.Group
      value={method}
      onChange={(value) => {
        const chosen = CONNECT_METHODS.find((each) => each === value);
        if (chosen) onChoose(chosen);
      }}
      aria-label="How your agents report"
    >
      <div className={styles["methods"]}>
        {CONNECT_METHODS.map((each) => {
          const { label, hint, icon: IconOfMethod } = METHOD_LOOKS[each];
          return (
            <Radio.Card key={each} value={each} className={styles["method"] ?? ""}>
              <IconOfMethod className={styles["icon"]} size={20} stroke={1.5} aria-hidden />
              <span className={styles["label"]}>{label}</span>
              <span className={styles["hint"]}>{hint}</span>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}
