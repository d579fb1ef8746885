import type { Json } from "@/lib/domain/json";
import { isSafelyShaped } from "../guard/json-shape";
import { isLargerThan } from "../guard/json-size";
import { setAttribute } from "../otlp/attributes";
import { fieldsAt, isFields, textAt, type Fields } from "../openai-agents/fields";
import type { Run } from "./run";
import { tokenUsage } from "./token-usage";

const METADATA_BYTES_MAX = 16 * 1024;
const METADATA_ENTRY_BYTES_MAX = 1000;
const ARGUMENTS_BYTES_MAX = 4096;

/** What is small of a run, under the names that other dialects know where there are such. */
export function runAttributes(run: Run, metadata: Fields): Fields {
  const { run_type: type, session_name: session, tags, dotted_order: order } = run;
  return {
    ...(Object.keys(metadata).length > 0 && { metadata: smallMetadata(metadata) }),
    ...(type !== null && { "langsmith.run_type": type }),
    ...(session !== null && { "langsmith.session_name": session }),
    ...(tags !== null && { "langsmith.tags": tags }),
    ...(order !== null && { "langsmith.dotted_order": order }),
    ...(type === "llm" && {
      ...modelAttributes(run, metadata),
      ...tokenUsage(run.outputs, metadata),
    }),
    ...(type === "tool" && toolAttributes(run)),
  };
}

/** A tool's inputs are its arguments, or `{input: …}` with the arguments as JSON text. */
export function argumentsOf(inputs: Json | undefined): Json | undefined {
  if (!isFields(inputs)) return inputs;
  const text = inputs["input"];
  if (Object.keys(inputs).length !== 1 || typeof text !== "string") return inputs;
  if (!/^\s*\{/.test(text) || !isSafelyShaped(text)) return inputs;
  try {
    const args: Json = JSON.parse(text);
    return args;
  } catch {
    return inputs;
  }
}

function smallMetadata(metadata: Fields): Fields {
  if (!isLargerThan(metadata, METADATA_BYTES_MAX)) return metadata;
  const small: Fields = {};
  for (const [key, value] of Object.entries(metadata)) {
    if (!isLargerThan(value, METADATA_ENTRY_BYTES_MAX)) setAttribute(small, key, value);
  }
  return small;
}

function modelAttributes({ extra }: Run, metadata: Fields): Fields {
  const model =
    textAt(metadata, "ls_model_name") ??
    textAt(fieldsAt(extra ?? {}, "invocation_params"), "model", "model_name");
  const provider = textAt(metadata, "ls_provider");
  return {
    ...(model !== null && { "gen_ai.request.model": model }),
    ...(provider !== null && { "gen_ai.provider.name": provider }),
  };
}

function toolAttributes({ name, inputs }: Run): Fields {
  const args = argumentsOf(inputs);
  const isSmall = isFields(args) && !isLargerThan(args, ARGUMENTS_BYTES_MAX);
  return {
    ...(name !== null && { "gen_ai.tool.name": name }),
    ...(isSmall && { "gen_ai.tool.call.arguments": args }),
  };
}
