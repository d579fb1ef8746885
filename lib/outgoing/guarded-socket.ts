import { connect, type Socket } from "node:net";
import { type AddressRules, guardAddress } from "./guarded-address";

const CONNECT_MS_MAX = 10_000;

/** A connection to an address that other people chose: never into a private network. */
export async function openGuardedSocket(
  place: { host: string; port: number },
  rules: AddressRules,
): Promise<Socket> {
  const guarded = guardAddress(place, rules);
  if (guarded.kind === "refused") throw guarded.error;
  const lookup = guarded.kind === "checked" ? { lookup: guarded.lookup } : {};
  const opened = Promise.withResolvers<Socket>();
  const socket = connect({ ...place, ...lookup });
  socket.setTimeout(CONNECT_MS_MAX, () => {
    socket.destroy(new Error(`${place.host} does not answer.`));
  });
  socket.once("error", opened.reject);
  socket.once("connect", () => {
    socket.setTimeout(0).removeAllListeners("timeout").off("error", opened.reject);
    opened.resolve(socket);
  });
  return opened.promise;
}
