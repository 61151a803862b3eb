import { constants, type Http2Session, type ServerHttp2Stream } from "node:http2";
import { CORS } from "./http1-ways.ts";

/** A way in which an HTTP/2 peer fails a call. */
export interface Http2Way {
  /** When the head of the call has arrived. */
  readonly onHead?: (stream: ServerHttp2Stream) => void;
  /** When the call has arrived whole. */
  readonly onCall: (stream: ServerHttp2Stream, session: Http2Session) => void;
}

/** Answers a request as it should be. */
export function answerWith(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Http2Way["onCall"] {
  return (stream) => {
    stream.respond({ ":status": status, "content-type": "application/json", ...CORS, ...headers });
    stream.end("{}");
  };
}

function closeWith(code: number): Http2Way {
  return { onCall: (stream) => stream.close(code) };
}

/** Long enough for what was written to arrive. */
const LITTLE_MS = 20;

/** Every way, by its name. */
export const HTTP2_WAYS: Readonly<Record<string, Http2Way>> = {
  "answers 200": { onCall: answerWith(200) },
  "refuses the stream": closeWith(constants.NGHTTP2_REFUSED_STREAM),
  "refuses the stream after the head": {
    onHead: (stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM),
    onCall: () => {},
  },
  "goes away without it": { onCall: (_stream, session) => session.goaway(0, 0) },
  "goes away without it and closes": {
    onCall(_stream, session) {
      session.goaway(0, 0);
      session.destroy();
    },
  },
  "goes away with it and closes": {
    onCall(stream, session) {
      session.goaway(0, stream.id);
      setTimeout(() => session.destroy(), LITTLE_MS);
    },
  },
  "closes the stream with an error": closeWith(constants.NGHTTP2_INTERNAL_ERROR),
  "closes the stream without an error": closeWith(constants.NGHTTP2_NO_ERROR),
  "cancels the stream": closeWith(constants.NGHTTP2_CANCEL),
  "asks for calm": closeWith(constants.NGHTTP2_ENHANCE_YOUR_CALM),
  "asks for HTTP/1.1": closeWith(constants.NGHTTP2_HTTP_1_1_REQUIRED),
  "closes the connection": { onCall: (_stream, session) => session.destroy() },
  "answers 401": { onCall: answerWith(401, { "www-authenticate": "Basic realm=x" }) },
  "answers 408": { onCall: answerWith(408) },
  "answers 421": { onCall: answerWith(421) },
};
