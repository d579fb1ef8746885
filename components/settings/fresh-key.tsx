import { Button, Group, Stack, Text } from "@mantine/core";
import { CopyButton } from "@/components/shared/copy-button";
import type { CreatedApiKey } from "@/lib/contracts/project";
import styles from "./fresh-key.module.css";

/** The only moment a key is readable. */
export function FreshKey({ created, onDone }: { created: CreatedApiKey; onDone: () => void }) {
  return (
    <Stack gap="md">
      <Text>
        This is the key of <b>{created.api_key.label}</b>. Baton keeps only its hash, so it cannot
        be shown again.
      </Text>
      <div className={styles["key"]}>
        <code aria-label="API key">{created.key}</code>
        <CopyButton value={created.key} label="Copy the key" />
      </div>
      <Group justify="flex-end">
        <Button onClick={onDone}>I have copied it</Button>
      </Group>
    </Stack>
  );
}
