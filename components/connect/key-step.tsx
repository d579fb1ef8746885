import { Button, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { CopyButton } from "@/components/shared/copy-button";
import styles from "./key-step.module.css";

type KeyStepProps = {
  isAdmin: boolean;
  freshKey: string | undefined;
  isCreating: boolean;
  onCreate: () => void;
};

/** A key of its own for what is being connected; readable only now, so it goes into the snippet. */
export function KeyStep({ isAdmin, freshKey, isCreating, onCreate }: KeyStepProps) {
  if (!isAdmin) {
    return (
      <div className={styles["step"]}>
        <Text>Ask an administrator of this project for a key that may send events.</Text>
      </div>
    );
  }
  if (freshKey === undefined) {
    return (
      <div className={styles["step"]}>
        <Text>The snippet needs a key that may send events.</Text>
        <Button leftSection={<IconKey size={14} />} loading={isCreating} onClick={onCreate}>
          Create a key and fill it in
        </Button>
      </div>
    );
  }
  return (
    <div className={styles["step"]}>
      <output>The key is in the snippet. Copy it now; it is not shown again.</output>
      <span className={styles["fresh"]}>
        <code>{freshKey}</code>
        <CopyButton value={freshKey} label="Copy the key" />
      </span>
    </div>
  );
}
