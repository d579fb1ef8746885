"use client";

import { Anchor, Stack, Text } from "@mantine/core";
import { Panel } from "@/components/ui/panel";
import type { PasskeyDto, PasskeyPlace } from "@/lib/contracts/passkey";
import { AddPasskeyForm } from "./add-passkey-form";
import type { PasskeysProps } from "./passkeys-props";
import { PasskeysTable } from "./passkeys-table";

type PasskeysPanelProps = PasskeysProps & {
  place: PasskeyPlace;
  passkeys: readonly PasskeyDto[];
};

export function PasskeysPanel({ place, passkeys, ...shared }: PasskeysPanelProps) {
  return (
    <Panel
      title="Passkeys"
      description="Sign in with a finger, a face, a PIN or a security key. Nothing to type, nothing to steal from here: Baton keeps the public half only."
    >
      <Stack gap="md">
        {passkeys.length > 0 ? <PasskeysTable {...shared} passkeys={passkeys} /> : null}
        {place.kind === "here" ? (
          <AddPasskeyForm {...shared} />
        ) : (
          <Text c="dimmed">
            <NotHere place={place} />
          </Text>
        )}
      </Stack>
    </Panel>
  );
}

function NotHere({ place }: { place: Exclude<PasskeyPlace, { kind: "here" }> }) {
  if (place.kind === "nowhere") {
    return "Browsers make passkeys for https addresses with a name only. Whoever runs Baton sets BATON_URL to one.";
  }
  return (
    <>
      Passkeys are added, and used, at{" "}
      <Anchor href={`${place.origin}/settings/account`}>{place.origin}</Anchor>: browsers give them
      to one address.
    </>
  );
}
