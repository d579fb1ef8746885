import { Socket } from "node:net";

/** As the driver parsed it; `path` is that of a Unix socket. */
type Address = { host: string[]; port: number[]; path: string | false };

/**
 * The driver's connections without Nagle's algorithm: it writes the end of a COPY by itself, which would
 * wait for the server's delayed acknowledgement of the rows, 40 ms each time. Hosts take turns, as the
 * driver's own connections do; it hears of failures by the socket's events.
 */
export function socketOpener(): (address: Address) => Socket {
  let attempts = 0;
  return ({ host, port, path }) => {
    const index = attempts++ % port.length;
    const socket = new Socket().setNoDelay(true);
    const at = { host: host[index] ?? "", port: port[index] ?? 0 };
    socket.connect(path ? { path } : at);
    // What the driver's own have: it checks the name of a TLS server by it.
    return Object.assign(gatherWrites(socket), at);
  };
}

/**
 * Sends what is written in one turn of the event loop at once: the driver writes statement by statement, and
 * each write to the system costs about as much as to make the statement. After `connect`, which puts the
 * socket's own `write` back. Never says that it is full: see `ANY_NUMBER` of the pool.
 */
function gatherWrites(socket: Socket): Socket {
  const write = socket.write.bind(socket);
  const gather: Socket["write"] = (chunk, ...how: [never?, never?]) => {
    if (socket.writableCorked === 0) {
      socket.cork();
      setImmediate(() => socket.uncork());
    }
    write(chunk, ...how);
    return true;
  };
  return Object.assign(socket, { write: gather });
}
