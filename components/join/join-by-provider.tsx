import { Divider, Stack, Text } from "@mantine/core";
import { ProviderButton } from "@/components/shared/provider-button";

type JoinByProviderProps = {
  provider: string;
  /** Whom the invitation is for; null: whoever has the link, whom the provider cannot vouch for. */
  email: string | null;
};

/** An invitation to an address is taken up by signing in with it; another one with the link afterwards. */
export function JoinByProvider({ provider, email }: JoinByProviderProps) {
  if (email === null) {
    return (
      <Text size="xs" c="dimmed">
        You have an account by {provider}? Sign in with it, then open the link again.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <Divider label="or" />
      <ProviderButton name={provider} next="/" />
      <Text size="xs" c="dimmed">
        Signing in as <bdi>{email}</bdi> for the first time takes the invitation up: no password is
        needed.
      </Text>
    </Stack>
  );
}
