import {
  Button,
  Fieldset,
  Group,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { EMPTY_SERVER, type ServerDraft } from "./server-draft";
import type { KindFieldsProps } from "./kind-fields-props";

/** The servers whose tools a model may use, each with the tools that are meant. */
export function McpFields({ draft, set, errorOf }: Omit<KindFieldsProps, "others">) {
  const { servers } = draft;
  const change = (at: number, changes: Partial<ServerDraft>) =>
    set({
      servers: servers.map((server, index) => (index === at ? { ...server, ...changes } : server)),
    });
  const problem = errorOf("agent.settings.mcp_servers");
  return (
    <Stack gap="xs">
      {servers.map((server, index) => (
        <ServerFields
          key={index}
          server={server}
          position={index + 1}
          errorOf={(field) => errorOf(`agent.settings.mcp_servers.${index}.${field}`)}
          set={(changes) => change(index, changes)}
          remove={() => set({ servers: servers.filter((_server, at) => at !== index) })}
        />
      ))}
      {problem ? (
        <Text size="sm" c="red">
          {problem}
        </Text>
      ) : null}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set({ servers: [...servers, EMPTY_SERVER] })}
        >
          Add a server of tools (MCP)
        </Button>
      </Group>
    </Stack>
  );
}

type ServerFieldsProps = {
  server: ServerDraft;
  position: number;
  errorOf: (field: string) => string | undefined;
  set: (changes: Partial<ServerDraft>) => void;
  remove: () => void;
};

function ServerFields({ server, position, errorOf, set, remove }: ServerFieldsProps) {
  return (
    <Fieldset legend={`Server of tools ${position}`}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label="Its short name"
            placeholder="crm"
            value={server.name}
            error={errorOf("name")}
            onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          />
          <TextInput
            label="Its secret in the vault"
            value={server.secret}
            error={errorOf("api_key_secret")}
            onChange={({ currentTarget }) => set({ secret: currentTarget.value })}
          />
        </SimpleGrid>
        <TextInput
          label="Its address"
          type="url"
          placeholder="https://"
          value={server.url}
          error={errorOf("url")}
          onChange={({ currentTarget }) => set({ url: currentTarget.value })}
        />
        <TagsInput
          label="Tools that may be used"
          description="None but those that are named"
          value={server.tools}
          error={errorOf("tools")}
          onChange={(tools) => set({ tools })}
        />
        <TagsInput
          label="Of these, the ones that wait for a person's consent"
          data={server.tools}
          value={server.needsApproval}
          error={errorOf("needs_approval")}
          onChange={(needsApproval) => set({ needsApproval })}
        />
        <Group justify="flex-end">
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={remove}
          >
            Remove server {position}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
