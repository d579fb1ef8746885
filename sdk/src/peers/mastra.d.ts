/** What we use of the peer, so that this package is checked without it. */
declare module "@mastra/core/agent" {
  type Call = { toolCallId: string; primitiveId: string; parentAgentId: string; prompt: string };
  type Message = { id: string };
  type Awaitable<Value> = Value | Promise<Value>;

  export interface DelegationConfig {
    onDelegationStart?: (
      call: Call & { params: { instructions?: string }; messages: Message[] },
    ) => Awaitable<{ proceed?: boolean; rejectionReason?: string } | void>;
    messageFilter?: (call: Call & { messages: Message[] }) => Awaitable<Message[]>;
    onDelegationComplete?: (
      call: Call & { result: { text: string }; success: boolean; error?: Error },
    ) => Awaitable<{ resultText?: string } | void>;
  }
}
