/** Returns a request exactly as the platform sends it. */
export type SignWebhook<Event, Options> = (event: Event, options: Options) => Promise<Request>;
