import { createServer, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RefusedAddressError } from "./guarded-address";
import { ANSWER_TOO_LARGE, createGuardedFetch } from "./guarded-fetch";

const MEBIBYTE = 1_048_576;

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/away") response.writeHead(302, { location: "http://127.0.0.1/" }).end();
    else if (request.url === "/bomb") {
      const twice = gzipSync(gzipSync(Buffer.alloc(MEBIBYTE)));
      response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(twice);
    } else if (request.url === "/big") response.end("x".repeat(5000));
    else response.end("hello");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A name server under an attacker's control. */
const pointsHome: LookupFunction = (_host, { all }, callback) => {
  if (all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

describe("a guarded fetch", () => {
  it.each([
    ["an address", "127.0.0.1"],
    ["an address as IPv6", "[::ffff:127.0.0.1]"],
    ["an address as one number", "2130706433"],
    ["a name", "localhost"],
  ])("refuses this machine by %s", async (_how, host) => {
    const guarded = createGuardedFetch();

    await expect(guarded(`http://${host}:${port}/`)).rejects.toThrow(RefusedAddressError);
  });

  it("checks the address that it connects to, not one that it asked for before", async () => {
    const guarded = createGuardedFetch({ lookup: pointsHome });

    await expect(guarded(`http://rebind.example:${port}/`)).rejects.toThrow(/private network/);
  });

  it("calls what was allowed, on the port that was allowed", async () => {
    const guarded = createGuardedFetch({ allowedHosts: [`localhost:${port}`] });

    await expect((await guarded(`http://localhost:${port}/`)).text()).resolves.toBe("hello");
    await expect(guarded(`http://localhost:${port + 1}/`)).rejects.toThrow(RefusedAddressError);
  });

  it("follows no redirect", async () => {
    const guarded = createGuardedFetch({ allowedHosts: [`localhost:${port}`] });

    expect((await guarded(`http://localhost:${port}/away`)).status).toBe(302);
  });

  it("unpacks no more than it may", async () => {
    const guarded = createGuardedFetch({ allowedHosts: ["localhost"], bytesMax: MEBIBYTE / 2 });

    const answer = await guarded(`http://localhost:${port}/bomb`);

    await expect(answer.text()).rejects.toMatchObject({
      code: ANSWER_TOO_LARGE,
      message: expect.stringContaining("larger than"),
    });
  });

  it("reads no more than it may", async () => {
    const guarded = createGuardedFetch({ allowedHosts: ["localhost"], bytesMax: 1000 });

    const answer = await guarded(`http://localhost:${port}/big`);

    await expect(answer.text()).rejects.toThrow("terminated");
  });
});
