import { Kbd, Modal, Title } from "@mantine/core";
import { SHORTCUT_GROUPS } from "@/lib/client/shortcuts";
import styles from "./shortcuts-modal.module.css";

export function ShortcutsModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="sm">
      {SHORTCUT_GROUPS.map(({ title, shortcuts }) => (
        <section key={title} aria-label={title}>
          <Title order={3} size="xs" c="dimmed">
            {title}
          </Title>
          <dl className={styles["list"]}>
            {shortcuts.map(({ keys, label }) => (
              <div key={label} className={styles["row"]}>
                <dt>{label}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
