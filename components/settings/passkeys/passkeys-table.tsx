import { Button, Group, Table, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import dynamic from "next/dynamic";
import { Instant } from "@/components/shared/instant";
import type { PasskeyDto } from "@/lib/contracts/passkey";
import type { PasskeysProps } from "./passkeys-props";

const RenamePasskeyModal = dynamic(
  () => import("./rename-passkey-modal").then((module) => module.RenamePasskeyModal),
  { ssr: false },
);

const RemovePasskeyModal = dynamic(
  () => import("./remove-passkey-modal").then((module) => module.RemovePasskeyModal),
  { ssr: false },
);

const TABLE_WIDTH_MIN = 480;

type Deed = { kind: "rename" | "remove"; passkey: PasskeyDto };

export function PasskeysTable(props: PasskeysProps & { passkeys: readonly PasskeyDto[] }) {
  const { passkeys, ...shared } = props;
  const [deed, setDeed] = useState<Deed | null>(null);
  const asked = (kind: Deed["kind"]) => (deed?.kind === kind ? deed.passkey : null);
  const close = () => setDeed(null);
  return (
    <>
      <Table.ScrollContainer minWidth={TABLE_WIDTH_MIN}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Kept by</Table.Th>
              <Table.Th>Added</Table.Th>
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {passkeys.map((passkey) => (
              <Table.Tr key={passkey.id}>
                <Table.Td>
                  <bdi>{passkey.name}</bdi>
                </Table.Td>
                <Table.Td>{keptBy(passkey)}</Table.Td>
                <Table.Td>
                  <Instant at={passkey.added_at} />
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={`Rename ${passkey.name}`}
                      onClick={() => setDeed({ kind: "rename", passkey })}
                    >
                      Rename
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={`Remove ${passkey.name}`}
                      onClick={() => setDeed({ kind: "remove", passkey })}
                    >
                      Remove
                    </Button>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <RenamePasskeyModal {...shared} passkey={asked("rename")} onClose={close} />
      <RemovePasskeyModal {...shared} passkey={asked("remove")} onClose={close} />
    </>
  );
}

function keptBy({ keeper, is_synced: isSynced }: PasskeyDto): string {
  return keeper ?? (isSynced ? "a synced keychain" : "one device");
}
