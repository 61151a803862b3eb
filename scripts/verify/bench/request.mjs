/** Options of every caller. */
export const request = {
  token: "bench-token",
  body: {
    locationId: "loc-77",
    agentName: "Front desk",
    language: "en",
    agentPrompt: "Be brief and friendly.",
  },
};
