// A process of its own, so that serving takes nothing from what is measured. Answers everything at once.
import { createServer } from "node:http";

const BODY = JSON.stringify({
  id: "5f2b6c1e9a",
  agent_id: "5f2b6c1e9a",
  name: "Front desk",
  language: "en",
  voice: "aria",
  prompt: "You answer the phone of a small clinic. Be brief and friendly.",
  isActive: true,
  tags: ["clinic", "front desk", "en"],
  createdAt: "2026-01-15T09:30:00.000Z",
});

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(200, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(BODY),
      "x-ratelimit-max": "1000000000",
      "x-ratelimit-remaining": "999999999",
    });
    response.end(BODY);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.(address.port);
});
process.once("disconnect", () => process.exit());
