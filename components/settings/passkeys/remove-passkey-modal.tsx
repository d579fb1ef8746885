import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ConfirmModal } from "@/components/shared/confirm-modal";
import { orThrow } from "@/lib/client/action";
import type { PasskeyDto } from "@/lib/contracts/passkey";
import type { PasskeysProps } from "./passkeys-props";

type RemovePasskeyModalProps = PasskeysProps & { passkey: PasskeyDto | null; onClose: () => void };

export function RemovePasskeyModal(props: RemovePasskeyModalProps) {
  const { project, actions, passkey, onClose } = props;
  const router = useRouter();
  const removal = useMutation({
    mutationFn: (id: string) => orThrow(actions.remove({ project, id })),
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  return (
    <ConfirmModal
      opened={passkey !== null}
      title={`Remove ${passkey?.name ?? "the passkey"}?`}
      deed={removal}
      failed="The passkey was not removed"
      confirm="Remove it"
      onConfirm={() => {
        if (passkey) removal.mutate(passkey.id);
      }}
      onClose={onClose}
    >
      Nobody signs in with it any more. Where it signed in before, the session goes on: end it under
      Sessions. Take it out of the device&apos;s own list, too.
    </ConfirmModal>
  );
}
