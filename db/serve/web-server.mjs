import { createServer } from "node:http";
import next from "next";
import { contentPolicy, safeHeaders } from "./answer-headers.mjs";
import { root } from "./places.mjs";

/**
 * The process that answers: Next.js behind our own headers. They are set here, before Next.js sees the request, so
 * that no answer can leave without them: pages, actions, downloads, uploads, health, refusals. Who may see what is
 * decided where data is read, never here.
 * Arguments: `start` or `dev`, port, host.
 */
const [mode, port, host] = process.argv.slice(2);
const developing = mode === "dev";
const headers = Object.entries(safeHeaders());

/** Whatever has not been said when the answer begins: a stored file, say, brings a stricter policy of its own. */
function completeHeaders(request, response) {
  const policy = contentPolicy({ developing });
  // Next.js takes the nonce for its own scripts from the request.
  request.headers["content-security-policy"] = policy;
  const begin = response.writeHead;
  response.writeHead = (...given) => {
    for (const [name, value] of [...headers, ["content-security-policy", policy]])
      if (!response.hasHeader(name)) response.setHeader(name, value);
    return begin.apply(response, given);
  };
}

function say(response, statusCode, words) {
  if (response.headersSent) return response.destroy();
  response.statusCode = statusCode;
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.end(words);
}

const patienceMs = 5_000;
const server = createServer();
const app = next({ dev: developing, dir: root, hostname: host, port: Number(port), httpServer: server });

/** What is under way is finished; streams that would never end are cut. */
function stopOn(signal) {
  process.once(signal, () => {
    setTimeout(() => server.closeAllConnections(), patienceMs).unref();
    server.close(async () => {
      await app.close();
      process.exit(0);
    });
  });
}

stopOn("SIGTERM");
stopOn("SIGINT");
await app.prepare();
const handle = app.getRequestHandler();
server.on("request", (request, response) => {
  completeHeaders(request, response);
  // No text of the house holds this character, and the database takes none that does.
  if (request.url.includes("%00")) return say(response, 400, "地址里有无法识别的字符，请从页面重新进入");
  handle(request, response).catch((error) => {
    console.error(error);
    say(response, 500, "系统出错，请稍后再试");
  });
});
server.listen(Number(port), host);
