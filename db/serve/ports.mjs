import { connect, createServer } from "node:net";

function tryListening(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve({ error }));
    server.listen(port, host, () => {
      const taken = server.address().port;
      server.close(() => resolve({ port: taken }));
    });
  });
}

/** Null when the port can be listened on, else the system's reason (EADDRINUSE, EACCES, ...). */
export async function whyNotListen(port, host) {
  const { error } = await tryListening(port, host);
  return error ? error.code : null;
}

export async function freePort(preferred = 0) {
  const wanted = await tryListening(preferred, "127.0.0.1");
  if (wanted.port) return wanted.port;
  return (await tryListening(0, "127.0.0.1")).port;
}

/** Does somebody accept connections there? */
export function answers(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => settle(false));
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}
