/** It has no types of its own, and the tests need none. */
declare module "node-fetch" {
  const fetch: unknown;
  export default fetch;
}
