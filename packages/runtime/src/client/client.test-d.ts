import { describe, expectTypeOf, test } from "vitest";
import {
  asBlob,
  type CallOptions,
  type Client,
  type ClientOptions,
  type Fail,
  type Ok,
  type Status2XX,
  type StatusError,
  type UnknownResult,
} from "../index.js";

interface Agent {
  id: string;
}
interface NotFound {
  message: string;
}
type Page = "first" | "next";

interface GetInit extends CallOptions {
  params: { path: { agentId: string }; query?: { page?: Page | undefined } };
}
interface ListInit extends CallOptions {
  params?: { query?: { locationId?: string | undefined; since?: number | Date | undefined } };
}
interface CreateInit extends CallOptions {
  body: { name: string; sleepTime?: number | null };
}
type GetResult = Ok<200, Agent> | Fail<404, NotFound> | Fail<Exclude<StatusError, 404>, unknown>;

interface Calls {
  GET: {
    "/agents": { init: ListInit; result: Ok<200, Agent[]> | Fail<StatusError, unknown> };
    "/agents/{agentId}": { init: GetInit; result: GetResult };
  };
  POST: { "/agents": { init: CreateInit; result: Ok<201, Agent> | Fail<StatusError, unknown> } };
}

interface Options extends ClientOptions<"bearer"> {
  readonly apiVersion?: "v2" | "v3" | undefined;
}

interface Pages {
  "/agents": { init: ListInit; item: Agent; page: { agents: Agent[] } };
}

declare const client: Client<Calls, Options>;
declare const paged: Client<Calls, Options, Pages>;
const path = { agentId: "a1" };

describe("Client", () => {
  test("gives each path its own result", () => {
    expectTypeOf(client.GET("/agents/{agentId}", { params: { path } })).toEqualTypeOf<Promise<GetResult>>();
    expectTypeOf(client.POST("/agents", { body: { name: "Ann", sleepTime: null } })).resolves.not.toBeAny();
  });

  test("has no method that the API does not have", () => {
    // @ts-expect-error the API has no PUT
    void client.PUT;
    expectTypeOf<keyof typeof client>().toEqualTypeOf<"GET" | "POST" | "paginate" | "with" | "request">();
  });

  test("takes only paths that have the method", () => {
    // @ts-expect-error no POST on this path
    void client.POST("/agents/{agentId}", { params: { path } });
    // @ts-expect-error no such path
    void client.GET("/agent");
  });

  test("leaves init out exactly when nothing in it is required", () => {
    void client.GET("/agents");
    void client.GET("/agents", {});
    void client.GET("/agents", undefined);
    // @ts-expect-error the path parameter is missing
    void client.GET("/agents/{agentId}");
    // @ts-expect-error the path parameter is missing
    void client.GET("/agents/{agentId}", {});
    // @ts-expect-error the path parameter is missing
    void client.GET("/agents/{agentId}", { params: { path: {} } });
    // @ts-expect-error the body is missing
    void client.POST("/agents");
  });

  test("takes only keys and values that the operation knows", () => {
    // @ts-expect-error misspelt option
    void client.GET("/agents", { timeout: 5 });
    // @ts-expect-error misspelt query parameter
    void client.GET("/agents", { params: { query: { locationID: "l1" } } });
    // @ts-expect-error misspelt path parameter
    void client.GET("/agents/{agentId}", { params: { path: { agentID: "a1" } } });
    // @ts-expect-error misspelt property of the body
    void client.POST("/agents", { body: { name: "Ann", sleeptime: 5 } });
    // @ts-expect-error a name is no number
    void client.POST("/agents", { body: { name: 5 } });
    // @ts-expect-error no body on GET
    void client.GET("/agents", { body: {} });
    // @ts-expect-error no such value
    void client.GET("/agents/{agentId}", { params: { path, query: { page: "last" } } });
    // @ts-expect-error a path parameter cannot be undefined
    void client.GET("/agents/{agentId}", { params: { path: { agentId: undefined } } });
    // @ts-expect-error a Headers object is not taken
    void client.GET("/agents", { headers: new Headers() });
  });

  test("with takes the client's options and returns the same client", () => {
    expectTypeOf(client.with({ token: "t2", apiVersion: "v3" })).toEqualTypeOf(client);
    void client.with({ token: { bearer: async () => "t2" } });
    void client.with({ token: undefined });
    // @ts-expect-error no such security scheme
    void client.with({ token: { bearr: "t2" } });
    // @ts-expect-error no such version
    void client.with({ apiVersion: "v1" });
    // @ts-expect-error misspelt option
    void client.with({ baseURL: "http://127.0.0.1" });
    // @ts-expect-error a token is no number
    void client.with({ token: 5 });
  });

  test("request takes any path and has untyped data", () => {
    expectTypeOf(client.request("GET", "/new")).toEqualTypeOf<Promise<UnknownResult>>();
    void client.request("POST", "/new/{id}", {
      params: { path: { id: 1 }, query: { a: [1], b: new Date() }, header: { "X-A": true } },
      body: new Map(),
      timeoutMs: 5,
    });
    void client.request("GET", "/new", { params: { query: undefined, header: undefined } });
    void client.request("GET", "/new", { params: undefined });
    // @ts-expect-error misspelt option
    void client.request("GET", "/new", { parms: {} });
    // @ts-expect-error an object cannot stand in a path
    void client.request("GET", "/new/{id}", { params: { path: { id: {} } } });
  });

  test("request gives what a reader reads", () => {
    expectTypeOf(client.request("GET", "/new", { read: asBlob })).toEqualTypeOf<
      Promise<Ok<Status2XX, Blob> | Fail<StatusError, unknown>>
    >();
    // @ts-expect-error a reader reads a response
    void client.request("GET", "/new", { read: (body: string) => body });
  });

  test("paginate gives the items and the pages of the lists that have pages", () => {
    const agents = paged.paginate("/agents", { params: { query: { locationId: "l1" } } });
    expectTypeOf(agents).toExtend<AsyncIterable<Agent>>();
    expectTypeOf(agents.pages()).toEqualTypeOf<AsyncIterable<{ agents: Agent[] }>>();
    void paged.paginate("/agents");
    // @ts-expect-error no list
    void paged.paginate("/agents/{agentId}", { params: { path } });
    // @ts-expect-error no API with lists
    void client.paginate("/agents");
    // @ts-expect-error misspelt query parameter
    void paged.paginate("/agents", { params: { query: { locationID: "l1" } } });
  });
});
