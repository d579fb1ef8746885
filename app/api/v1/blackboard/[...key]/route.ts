import { BoardVersionsQuery, WriteBoardRequest } from "@/lib/contracts/blackboard";
import { AppError } from "@/lib/errors";
import {
  callingAgent,
  callingHandoff,
  expectedVersion,
  readBoardAddress,
} from "@/lib/http/board-request";
import { readContent } from "@/lib/http/read-json";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { runtimeRoute } from "@/lib/http/runtime-route";
import { listVersions } from "@/lib/services/blackboard/list-versions";
import { readValue } from "@/lib/services/blackboard/read-value";
import { writeValue } from "@/lib/services/blackboard/write-value";

export const GET = apiRoute({}, async (request, { ctx }) => {
  const { key, isVersions } = readBoardAddress(request);
  const agent = callingAgent(request);
  if (isVersions) {
    return Response.json(
      await listVersions(ctx, { ...readQuery(request, BoardVersionsQuery), key, agent }),
    );
  }
  const found = await readValue(ctx, { key, agent });
  return Response.json(found, { headers: { etag: `"${found.version}"` } });
});

export const PUT = runtimeRoute({ scope: "run" }, async (request, { ctx }) => {
  const { key, isVersions } = readBoardAddress(request);
  if (isVersions) throw new AppError("invalid_input", "Versions are read; write the key itself.");
  const { trace_id: traceId, ...written } = await writeValue(ctx, {
    key,
    value: (await readContent(request, WriteBoardRequest)).value,
    agent: callingAgent(request),
    expected: expectedVersion(request),
    handoffId: callingHandoff(request),
  });
  return { body: written, traceIds: [traceId], headers: { etag: `"${written.version}"` } };
});
