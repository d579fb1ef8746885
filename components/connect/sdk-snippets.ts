import type { Snippet, SnippetFacts } from "./snippet";

/** The package of `sdk/`, which this Baton gives out at its own address. */
export const SDK_PACKAGE = "baton-sdk-0.1.0.tgz";

const ONLY_ONE =
  "Use this or the other way, not both: the same handoffs would arrive twice. Short programs await baton.close() before they end.";

export function openaiSdkSnippet(facts: SnippetFacts): Snippet {
  return withSdk(facts, {
    note: `With what the Responses API keeps to itself, and what an inputFilter takes out (recordHandoff). ${ONLY_ONE}`,
    imports: [
      'import { addTraceProcessor } from "@openai/agents";',
      'import { batonTraceProcessor } from "@baton/sdk/openai-agents";',
    ],
    use: ["addTraceProcessor(batonTraceProcessor(baton));"],
  });
}

export function langgraphSdkSnippet(facts: SnippetFacts): Snippet {
  return withSdk(facts, {
    note: `With why and with what, where a Command says it (handsOff). ${ONLY_ONE}`,
    imports: ['import { batonCallbacks } from "@baton/sdk/langgraph";'],
    use: ["await graph.invoke(input, { callbacks: [batonCallbacks(baton)] });"],
  });
}

export function adkSdkSnippet(facts: SnippetFacts): Snippet {
  return withSdk(facts, {
    note: `With what each agent was really given, and errors, which the ADK's spans leave out. ${ONLY_ONE}`,
    imports: [
      'import { InMemoryRunner } from "@google/adk";',
      'import { BatonPlugin } from "@baton/sdk/adk";',
    ],
    use: ["new InMemoryRunner({ agent, appName, plugins: [new BatonPlugin(baton)] });"],
  });
}

export function eventsSdkSnippet(facts: SnippetFacts): Snippet {
  return withSdk(facts, {
    note: "Recording never throws and never waits; what Baton is away for is sent later.",
    imports: [],
    use: [
      "const handoff = baton.trace().handoff({",
      '  from_agent: "research", to_agent: "writer", task: "Draft the e-mail",',
      '  context: { partners: ["Acme"] },',
      "});",
      'handoff.received({ partners: ["Acme"] }).complete({ draft: "…" });',
      "await baton.close();",
    ],
  });
}

function withSdk(
  { origin, key }: SnippetFacts,
  { note, imports, use }: { note: string; imports: string[]; use: string[] },
): Snippet {
  return {
    title: "JavaScript and TypeScript: with Baton's SDK",
    note,
    code: [
      `// npm install ${origin}/${SDK_PACKAGE}`,
      'import { createBaton } from "@baton/sdk";',
      ...imports,
      "",
      "const baton = createBaton({",
      `  url: "${origin}",`,
      `  key: "${key}",`,
      "});",
      ...use,
    ].join("\n"),
  };
}
