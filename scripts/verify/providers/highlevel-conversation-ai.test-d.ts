import {
  type Agent,
  type Action,
  createHighlevelConversationAiClient,
  type CreateActionInit,
  type ActionInput,
  type AgentInput,
  type UpdateAgentRequest,
  type UpdateFollowupSettingsInit,
} from "../../../packages/highlevel-conversation-ai/dist/index.js";
import { describe, expectTypeOf, test } from "vitest";

const client = createHighlevelConversationAiClient();
type DetailsOf<Kind> = Extract<ActionInput, { type: Kind }>["details"];
declare const workflow: DetailsOf<"triggerWorkflow">;
declare const stop: DetailsOf<"stopBot">;
const path = { agentId: "agent" };
const start = { type: "triggerWorkflow", name: "name" } as const;

describe("agents", () => {
  test("can sleep until they are woken", () => {
    const agent = { name: "n", personality: "p", goal: "g", instructions: "i" };
    const asleep: AgentInput = { ...agent, sleepTime: null, sleepTimeUnit: null };
    // @ts-expect-error text is not a duration
    const wrong: AgentInput = { ...agent, sleepTime: "null" };
    expectTypeOf([asleep, wrong]).not.toBeAny();
  });
});

describe("received agents and actions", () => {
  const update = { autoPilotMaxMessages: 10 };

  test("cannot be sent back with read-only properties", () => {
    const received: Pick<Agent, "id" | "name"> = { id: "agent", name: "n" };
    const { id, ...own } = received;
    const good: UpdateAgentRequest = { ...own, ...update };
    // @ts-expect-error an id is read-only
    const wrong: UpdateAgentRequest = { ...received, ...update };
    const action = { type: "triggerWorkflow", name: "n", details: workflow } as const;
    // @ts-expect-error the id of an action is read-only as well
    const stored: ActionInput = { ...action, id: "action" };
    expectTypeOf([id, good, wrong, stored]).not.toBeAny();
  });

  test("have a goal in parts or as text, and requests take text only", () => {
    expectTypeOf<Exclude<Agent["goal"], string | undefined>>().toHaveProperty("prompt");
    expectTypeOf<NonNullable<UpdateAgentRequest["goal"]>>().toEqualTypeOf<string>();
  });

  test("have nulls that requests do not take", () => {
    type Received = Extract<Action, { type: "humanHandOver" }>["details"];
    expectTypeOf<Received["assignToUserId"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<DetailsOf<"humanHandOver">["assignToUserId"]>().toEqualTypeOf<string | undefined>();
  });
});

describe("actions", () => {
  test("have the details of their kind", () => {
    const good: ActionInput = { ...start, details: workflow };
    // @ts-expect-error details cannot be a number
    const wrong: ActionInput = { ...start, details: 12345 };
    // @ts-expect-error the details of another kind
    const mixed: ActionInput = { ...start, details: stop };
    // @ts-expect-error a kind that the API does not have
    const unknown: ActionInput = { type: "bogus", name: "name", details: stop };
    const init: CreateActionInit = { params: { path }, body: good };
    expectTypeOf(init).not.toBeAny();
    expectTypeOf([good, wrong, mixed, unknown]).not.toBeAny();
  });

  test("are narrowed by a switch on their kind, whose default has the rest", () => {
    function describeAction(given: Action): unknown {
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
        case "customApi":
          return given.details.apiConfig;
        default:
          expectTypeOf(given.details?.anything).toBeUnknown();
          return given.type.toLowerCase();
      }
    }
    expectTypeOf(describeAction).not.toBeAny();
  });

  test("distinguish the ways to book an appointment", () => {
    type Booking = DetailsOf<"appointmentBooking">;
    expectTypeOf<Booking["onlySendLink"]>().toEqualTypeOf<boolean>();
    expectTypeOf<UpdateFollowupSettingsInit["body"]>().not.toBeAny();
  });
});

describe("rules between fields", () => {
  const maybe = Math.random() > 0.5;

  test("a booking that starts workflows, sleeps or transfers requires the details", () => {
    type Booking = DetailsOf<"appointmentBooking">;
    const none = { triggerWorkflow: false, sleepAfterBooking: false, transferBot: false } as const;
    const booking = { calendarId: "calendar", onlySendLink: false, ...none } as const;
    const sleep = { sleepTime: 1, sleepTimeUnit: "days" } as const;
    const good: Booking[] = [
      booking,
      { ...booking, triggerWorkflow: true, workflowIds: ["workflow"] },
      { ...booking, sleepAfterBooking: maybe, ...sleep },
      { ...booking, transferBot: true, transferAgent: "agent" },
    ];
    // @ts-expect-error the workflows are missing
    const idle: Booking = { ...booking, triggerWorkflow: true };
    // @ts-expect-error the time is missing
    const endless: Booking = { ...booking, sleepAfterBooking: true };
    // @ts-expect-error the agent is missing
    const nowhere: Booking = { ...booking, transferBot: true };
    // @ts-expect-error no workflow can follow a link
    const link: Booking = {
      ...booking,
      onlySendLink: true,
      triggerWorkflow: true,
      workflowIds: ["workflow"],
    };
    // @ts-expect-error a misspelt key
    const misspelt: Booking = { ...booking, workflowId: "workflow" };
    expectTypeOf([good, idle, endless, nowhere, link, misspelt]).not.toBeAny();
  });

  test("an agent that comes back requires a time", () => {
    type Stop = DetailsOf<"stopBot">;
    const conditions = { stopBotDetectionType: "Goodbye", stopBotTriggerCondition: "c" } as const;
    const stops = { ...conditions, enabled: true, stopBotExamples: ["a", "b"], finalMessage: "f" };
    const good: Stop[] = [
      { ...stops, reactivateEnabled: false },
      { ...stops, reactivateEnabled: maybe, sleepTime: 1, sleepTimeUnit: "hours" },
    ];
    // @ts-expect-error the time is missing
    const wrong: Stop = { ...stops, reactivateEnabled: true };
    // @ts-expect-error its unit is missing
    const unitless: Stop = { ...stops, reactivateEnabled: true, sleepTime: 1 };
    // @ts-expect-error a misspelt key
    const misspelt: Stop = { ...stops, reactivateEnabled: false, tag: [] };
    expectTypeOf([good, wrong, unitless, misspelt]).not.toBeAny();
  });

  test("a handover on request or on a custom condition requires examples", () => {
    type Handover = DetailsOf<"humanHandOver">;
    const handover = { enabled: true, triggerCondition: "c", finalMessage: "f" };
    const good: Handover[] = [
      { ...handover, reactivateEnabled: false, handoverType: "lackOfInformation" },
      { ...handover, reactivateEnabled: false, handoverType: "custom", examples: ["e"] },
    ];
    // @ts-expect-error the examples are missing
    const bare: Handover = { ...handover, reactivateEnabled: false, handoverType: "custom" };
    // @ts-expect-error the time is missing
    const endless: Handover = { ...handover, reactivateEnabled: true, handoverType: "failedToResolveIssue" };
    expectTypeOf([good, bare, endless]).not.toBeAny();
  });

  test("a step of a follow-up requires a message when the agent writes none", () => {
    type Step = DetailsOf<"advancedFollowup">["followupSequence"][number];
    const step = { id: 1, followupTimeUnit: "hours", followupTime: 1 } as const;
    const good: Step[] = [
      step,
      { ...step, aiEnabledMessage: false, customMessage: "m" },
      { ...step, followupTimeUnit: maybe ? "days" : "minutes", aiEnabledMessage: maybe, customMessage: "m" },
      { ...step, triggerWorkflow: true, workflowId: "workflow" },
    ];
    // @ts-expect-error the message is missing
    const silent: Step = { ...step, aiEnabledMessage: false };
    // @ts-expect-error a message cannot be null
    const empty: Step = { ...step, aiEnabledMessage: false, customMessage: null };
    expectTypeOf([good, silent, empty]).not.toBeAny();
  });

  test("a primary agent requires a mode", () => {
    const update = { autoPilotMaxMessages: 10 };
    const good: UpdateAgentRequest[] = [
      update,
      { ...update, isPrimary: false },
      { ...update, isPrimary: maybe, mode: "off" },
    ];
    // @ts-expect-error the mode is missing
    const wrong: UpdateAgentRequest = { ...update, isPrimary: true };
    // @ts-expect-error a misspelt key
    const misspelt: UpdateAgentRequest = { ...update, isPrimary: false, chanels: [] };
    expectTypeOf([good, wrong, misspelt]).not.toBeAny();
  });
});

describe("calls", () => {
  test("can omit the init only when it has no required properties", () => {
    void client.GET("/conversation-ai/agents/search");
    // @ts-expect-error the agent is missing
    void client.GET("/conversation-ai/agents/{agentId}/actions/list");
  });
});
