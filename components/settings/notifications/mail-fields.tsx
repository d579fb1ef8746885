import {
  Group,
  NativeSelect,
  NumberInput,
  PasswordInput,
  TagsInput,
  TextInput,
} from "@mantine/core";
import { MAIL_SECURITIES } from "@/lib/domain/notices/mail-server";
import { type ChannelDraft, PORTS } from "./channel-draft";

const SECURITY_NAMES = {
  starttls: "STARTTLS",
  tls: "TLS from the start",
  none: "None (no password)",
} as const;

type MailFieldsProps = { draft: ChannelDraft; onChange: (changed: Partial<ChannelDraft>) => void };

export function MailFields({ draft, onChange }: MailFieldsProps) {
  const isOpen = draft.security === "none";
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label="Mail server"
          placeholder="smtp.example.com"
          value={draft.host}
          onChange={({ currentTarget }) => onChange({ host: currentTarget.value })}
          required
        />
        <NativeSelect
          label="Encryption"
          value={draft.security}
          data={MAIL_SECURITIES.map((value) => ({ value, label: SECURITY_NAMES[value] }))}
          onChange={({ currentTarget }) => {
            const security = MAIL_SECURITIES.find((each) => each === currentTarget.value);
            if (security) onChange({ security, port: PORTS[security] });
          }}
        />
        <NumberInput
          label="Port"
          value={draft.port}
          min={1}
          max={65_535}
          allowDecimal={false}
          onChange={(port) => onChange({ port: Number(port) })}
          required
        />
      </Group>
      {isOpen ? null : (
        <Group grow align="flex-start">
          <TextInput
            label="User"
            description="If the server asks for one"
            autoComplete="off"
            value={draft.username}
            onChange={({ currentTarget }) => onChange({ username: currentTarget.value })}
          />
          <PasswordInput
            label="Password"
            description="Kept encrypted, never shown again"
            autoComplete="new-password"
            value={draft.password}
            onChange={({ currentTarget }) => onChange({ password: currentTarget.value })}
          />
        </Group>
      )}
      <TextInput
        label="From"
        type="email"
        placeholder="baton@example.com"
        value={draft.from}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
        required
      />
      <TagsInput
        label="To"
        description="Press Enter after each address"
        value={draft.to}
        onChange={(to) => onChange({ to })}
        acceptValueOnBlur
        maxTags={20}
        required
      />
    </>
  );
}
