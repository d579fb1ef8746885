import { CreateChannelRequest } from "@/lib/contracts/notification-channel";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { createChannel, listChannels } from "@/lib/services/notices/channels";

export const GET = apiRoute({ scope: "admin" }, async (_request, { ctx }) =>
  Response.json(await listChannels(ctx)),
);

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await createChannel(ctx, await readJson(request, CreateChannelRequest)), {
    status: 201,
  }),
);
