// How does a test take a server away for a while, and bring it back?
import { connect, createServer, type Socket } from "node:net";

export type TcpProxy = {
  /** `address` by way of the proxy. */
  url: string;
  /** Ends every connection and refuses new ones. */
  cut: () => Promise<void>;
  restore: () => Promise<void>;
};

/** A proxy on a free port before the server of `address`; `cut` it to close it. */
export async function aProxy(address: string): Promise<TcpProxy> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  await listen(0);
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("The proxy has no port.");
  const url = new URL(address);
  url.hostname = "127.0.0.1";
  url.port = String(at.port);
  return {
    url: url.href,
    cut: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
    restore: () => listen(at.port),
  };
}
