/** `npm run sdk:types`: writes the SDK's types of the wire from the contracts that check requests. */
import { writeFile } from "node:fs/promises";
import { compile, type JSONSchema } from "json-schema-to-typescript";
import { z } from "zod";
import { ApprovalDetail, ReceiptRequest } from "@/lib/contracts/approval";
import { BoardEntryDto, BoardValueDto, BoardWritten } from "@/lib/contracts/blackboard";
import { ChunkDto } from "@/lib/contracts/chunk";
import { IngestResult } from "@/lib/contracts/ingest";
import { RegisterAgentRequest, RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import {
  ClaimRequest,
  CompleteRequest,
  FailRequest,
  HandOffRequest,
  InboxItemDto,
} from "@/lib/contracts/task";
import { NativeEvent } from "@/lib/domain/event/native-event";
import { isRecord } from "@/lib/domain/json";
import { ERROR_STATUS } from "@/lib/errors";

export const SDK_TYPES = new URL("../sdk/src/generated/wire.ts", import.meta.url);

const HEAD = "/* Written by `npm run sdk:types` from Baton's contracts; not by hand. */";
/** As they are sent, and as they are answered. */
const SENT = {
  NativeEvent,
  HandOffRequest,
  ClaimRequest,
  CompleteRequest,
  FailRequest,
  ReceiptRequest,
  RegisterAgentRequest,
};
const ANSWERED = {
  InboxItem: InboxItemDto,
  Approval: ApprovalDetail,
  RegisteredAgent: RegisteredAgentDto,
  BoardEntry: BoardEntryDto,
  BoardValue: BoardValueDto,
  BoardWritten,
  Chunk: ChunkDto,
  IngestResult,
};
/** The text of the file. */
export async function describeWire(): Promise<string> {
  const sent = Object.entries(SENT).map(([name, schema]) => declare(name, schema, "input"));
  const answered = Object.entries(ANSWERED).map(([name, schema]) =>
    declare(name, schema, "output"),
  );
  const types = await Promise.all([...sent, ...answered]);
  const codes = Object.keys(ERROR_STATUS).map((code) => `  | ${JSON.stringify(code)}`);
  return [
    HEAD,
    "",
    "export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };",
    "",
    "/** The stable codes of refusals. */",
    "export type ErrorCode =",
    `${codes.join("\n")};`,
    "",
    ...types,
  ].join("\n");
}

function declare(name: string, schema: z.ZodType, io: "input" | "output"): Promise<string> {
  const json = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-7" });
  return compile(withNamedJson(json), name, {
    bannerComment: "",
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
  });
}

/** The only schemas that refer to themselves are those of any JSON: each is given that name. */
function withNamedJson(schema: object): JSONSchema {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    if (!isRecord(value)) return value;
    const { definitions: _, maxItems: __, ...said } = value;
    return typeof value["$ref"] === "string" ? { tsType: "Json" } : said;
  });
}

if (import.meta.main) await writeFile(SDK_TYPES, await describeWire());
