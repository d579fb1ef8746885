import { Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CodeBlock } from "@/components/shared/code-block";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { Panel } from "@/components/ui/panel";
import { type CreateApiKey, orThrow } from "@/lib/client/action";
import { apiKeysCache } from "@/lib/client/api-keys";
import { type ConnectMethod, METHOD_LOOKS } from "./connect-methods";
import { KeyStep } from "./key-step";
import { SNIPPETS } from "./snippets";

const KEY_PLACEHOLDER = "YOUR_KEY";
const RANDOM_CHARS = 8;

type SnippetPanelProps = {
  method: Exclude<ConnectMethod, "import">;
  project: string;
  isAdmin: boolean;
  createKey: CreateApiKey;
};

/** Mounted in the browser only: it reads the page's address, the clock and chance. */
export function SnippetPanel({ method, project, isAdmin, createKey }: SnippetPanelProps) {
  const queryClient = useQueryClient();
  const [facts] = useState(() => ({
    origin: window.location.origin,
    traceId: `test-${crypto.randomUUID().slice(0, RANDOM_CHARS)}`,
    now: new Date(),
  }));
  const creation = useMutation({
    mutationFn: () =>
      orThrow(
        createKey({
          project,
          label: `${METHOD_LOOKS[method].label} (from Connect)`,
          scopes: ["ingest"],
          expires_in_days: null,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysCache.all }),
  });
  const key = creation.data?.key ?? KEY_PLACEHOLDER;

  return (
    <Panel title={METHOD_LOOKS[method].label}>
      <Stack gap="lg">
        {creation.isError ? (
          <ProblemAlert
            title="No key was created"
            problem={creation.error}
            onRetry={() => creation.mutate()}
          />
        ) : null}
        <KeyStep
          isAdmin={isAdmin}
          freshKey={creation.data?.key}
          isCreating={creation.isPending}
          onCreate={() => creation.mutate()}
        />
        {SNIPPETS[method]({ ...facts, key }).map(({ title, note, code }) => (
          <div key={title}>
            <Title order={3} mb={6}>
              {title}
            </Title>
            <CodeBlock code={code} label={title} />
            {note === undefined ? null : (
              <Text size="xs" c="dimmed" mt={6}>
                {note}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
