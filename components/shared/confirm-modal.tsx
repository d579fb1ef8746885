import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { ProblemAlert } from "./problem-alert";

type ConfirmModalProps = {
  opened: boolean;
  title: string;
  /** What happens then, and what cannot be undone. */
  children: ReactNode;
  /** The mutation that is asked about; how it failed is said here. */
  deed: { isPending: boolean; error: Error | null; reset: () => void };
  failed: string;
  confirm: string;
  keep?: string;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be undone; the safe answer has the focus. */
export function ConfirmModal(props: ConfirmModalProps) {
  const { opened, title, children, deed, failed, confirm, keep = "Keep it" } = props;
  const close = () => {
    props.onClose();
    deed.reset();
  };
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <Stack gap="md">
        {deed.error ? <ProblemAlert title={failed} problem={deed.error} /> : null}
        <Text>{children}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {keep}
          </Button>
          <Button color="red" loading={deed.isPending} onClick={props.onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
