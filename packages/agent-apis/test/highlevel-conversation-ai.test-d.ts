import {
  type ConversationAction,
  createHighlevelConversationAiClient,
  type CreateActionInit,
  type CreateConversationAction,
  type CreateConversationAgent,
  type UpdateFollowupSettingsInit,
} from "@agent-apis/highlevel-conversation-ai";
import { describe, expectTypeOf, test } from "vitest";

const client = createHighlevelConversationAiClient();
type DetailsOf<Kind> = Extract<CreateConversationAction, { type: Kind }>["details"];
declare const workflow: DetailsOf<"triggerWorkflow">;
declare const stop: DetailsOf<"stopBot">;
const path = { agentId: "agent" };
const start = { type: "triggerWorkflow", name: "name" } as const;

describe("agents", () => {
  test("can be told to sleep until they are woken", () => {
    const agent = { name: "n", personality: "p", goal: "g", instructions: "i" };
    const asleep: CreateConversationAgent = { ...agent, sleepTime: null, sleepTimeUnit: null };
    // @ts-expect-error text is no duration
    const wrong: CreateConversationAgent = { ...agent, sleepTime: "null" };
    expectTypeOf([asleep, wrong]).not.toBeAny();
  });
});

describe("actions", () => {
  test("have the details of their kind", () => {
    const good: CreateConversationAction = { ...start, details: workflow };
    // @ts-expect-error a number is no details
    const wrong: CreateConversationAction = { ...start, details: 12345 };
    // @ts-expect-error the details of another kind
    const mixed: CreateConversationAction = { ...start, details: stop };
    // @ts-expect-error a kind that the API does not have
    const unknown: CreateConversationAction = { type: "bogus", name: "name", details: stop };
    const init: CreateActionInit = { params: { path }, body: good };
    expectTypeOf(init).not.toBeAny();
    expectTypeOf([good, wrong, mixed, unknown]).not.toBeAny();
  });

  test("are narrowed by a switch on their kind, whose default has the rest", () => {
    function describeAction(given: ConversationAction): unknown {
      switch (given.type) {
        case "triggerWorkflow":
          return given.details.workflowIds;
        case "updateContactField":
          return given.details.contactFieldId;
        case "appointmentBooking":
          return given.details.calendarId;
        case "stopBot":
          return given.details.stopBotTriggerCondition;
        case "humanHandOver":
          return given.details.handoverType;
        case "advancedFollowup":
          return given.details.scenarioId;
        case "transferBot":
          return given.details.transferToBot;
        default:
          expectTypeOf(given.details?.anything).toBeUnknown();
          return given.type.toLowerCase();
      }
    }
    expectTypeOf(describeAction).not.toBeAny();
  });

  test("tell apart the ways to book an appointment", () => {
    type Booking = DetailsOf<"appointmentBooking">;
    expectTypeOf<Booking["onlySendLink"]>().toEqualTypeOf<boolean>();
    expectTypeOf<UpdateFollowupSettingsInit["body"]>().not.toBeAny();
  });
});

describe("calls", () => {
  test("leave out the init exactly when nothing in it is required", () => {
    void client.GET("/conversation-ai/agents/search");
    // @ts-expect-error the agent is missing
    void client.GET("/conversation-ai/agents/{agentId}/actions/list");
  });
});
