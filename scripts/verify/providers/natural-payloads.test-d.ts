import type {
  ActionInput as ConversationActionInput,
  UpdateAgentRequest,
} from "../../../packages/highlevel-conversation-ai/dist/index.js";
import type { ActionInput, CreateAgentRequest } from "../../../packages/highlevel-voice-ai/dist/index.js";
import type { CreateActionRequest } from "../../../packages/talkover/dist/index.js";
import { describe, expectTypeOf, test } from "vitest";

// Payloads as a developer would write them from the vendor's page: each kind with all properties, and with the fewest.

describe("a body in a variable", () => {
  test("keeps the constants of its kind when it is given its type", () => {
    const details = { workflowIds: ["workflow-1"], triggerCondition: "The guest asks" };
    const typed = { type: "triggerWorkflow", name: "Menu", details } satisfies ConversationActionInput;
    const good: ConversationActionInput = typed;
    const widened = { type: "triggerWorkflow", name: "Menu", details };
    // @ts-expect-error its type is any text
    const wrong: ConversationActionInput = widened;
    expectTypeOf([good, wrong]).not.toBeAny();
  });
});

describe("Conversation AI takes", () => {
  type Details<Kind> = Extract<ConversationActionInput, { type: Kind }>["details"];

  test("workflows", () => {
    const action: ConversationActionInput = {
      type: "triggerWorkflow",
      name: "Send the menu",
      details: {
        workflowIds: ["workflow-1", "workflow-2"],
        triggerCondition: "The guest asks what is on the menu",
        triggerMessage: "I have sent you the menu.",
      },
    };
    const least: Details<"triggerWorkflow"> = { workflowIds: [], triggerCondition: "The guest asks" };
    expectTypeOf([action, least]).not.toBeAny();
  });

  test("contact fields", () => {
    const action: ConversationActionInput = {
      type: "updateContactField",
      name: "Note allergies",
      details: {
        contactFieldId: "field-1",
        description: "What the guest must not eat",
        contactUpdateExamples: ["Nuts", "Milk"],
      },
    };
    const least: Details<"updateContactField"> = { contactFieldId: "field-1", description: "Allergies" };
    expectTypeOf([action, least]).not.toBeAny();
  });

  test("bookings with all properties, with only the link, and in several calendars", () => {
    const action: ConversationActionInput = {
      type: "appointmentBooking",
      name: "Book a table",
      details: {
        actionId: "action-1",
        calendarId: "calendar-1",
        onlySendLink: false,
        triggerWorkflow: true,
        workflowIds: ["workflow-1"],
        sleepAfterBooking: true,
        sleepTimeUnit: "hours",
        sleepTime: 24,
        transferBot: true,
        transferAgent: "agent-2",
        rescheduleEnabled: true,
        cancelEnabled: true,
      },
    };
    const link: Details<"appointmentBooking"> = {
      calendarId: "calendar-1",
      onlySendLink: true,
      triggerWorkflow: false,
      workflowIds: [],
      sleepAfterBooking: false,
      transferBot: false,
      rescheduleEnabled: false,
      cancelEnabled: false,
    };
    const several: Details<"appointmentBooking"> = {
      calendarId: "calendar-1",
      calendarActionType: "multiple",
      calendarIds: [{ id: "calendar-1", triggerCondition: "Lunch" }, { id: "calendar-2" }],
      aiDescription: "Lunch and dinner have a calendar each.",
      fallbackCalendar: true,
      fallbackCalendarId: "calendar-2",
      onlySendLink: false,
      triggerWorkflow: false,
      sleepAfterBooking: false,
      transferBot: false,
    };
    expectTypeOf([action, link, several]).not.toBeAny();
  });

  test("stopping", () => {
    const action: ConversationActionInput = {
      type: "stopBot",
      name: "Good night",
      details: {
        stopBotDetectionType: "Goodbye",
        stopBotTriggerCondition: "The guest says good night",
        reactivateEnabled: true,
        sleepTime: 12,
        sleepTimeUnit: "hours",
        enabled: true,
        stopBotExamples: ["good night", "that was all"],
        finalMessage: "Good night, and see you soon.",
        tags: ["done"],
      },
    };
    const least: Details<"stopBot"> = {
      stopBotDetectionType: "Custom",
      stopBotTriggerCondition: "The guest is angry",
      reactivateEnabled: false,
      enabled: true,
      stopBotExamples: ["leave me alone", "stop writing"],
      finalMessage: "I am sorry.",
    };
    expectTypeOf([action, least]).not.toBeAny();
  });

  test("handovers with a user, and without one as the web app writes them", () => {
    const action: ConversationActionInput = {
      type: "humanHandOver",
      name: "Ask the host",
      details: {
        enabled: true,
        triggerCondition: "The guest wants to talk to somebody",
        examples: ["is there a person", "let me talk to the host"],
        assignToUserId: "user-1",
        skipAssignToUser: false,
        createTask: true,
        reactivateEnabled: true,
        sleepTime: 2,
        sleepTimeUnit: "days",
        finalMessage: "The host will write to you.",
        tags: ["host"],
        handoverType: "contactRequest",
      },
    };
    const unassigned: Details<"humanHandOver"> = {
      enabled: true,
      triggerCondition: "Three questions without an answer",
      examples: [],
      assignToUserId: "user-1",
      skipAssignToUser: true,
      createTask: true,
      finalMessage: "I am passing this on.",
      reactivateEnabled: false,
      sleepTimeUnit: null,
      sleepTime: null,
      tags: [],
      handoverType: "failedToResolveIssue",
    };
    expectTypeOf([action, unassigned]).not.toBeAny();
  });

  test("follow-ups, on Sundays too", () => {
    const action: ConversationActionInput = {
      type: "advancedFollowup",
      name: "Still hungry?",
      details: {
        enabled: true,
        scenarioId: "contactStoppedReplying",
        followupSequence: [
          {
            id: 1,
            followupTimeUnit: "minutes",
            followupTime: 30,
            aiEnabledMessage: true,
            triggerWorkflow: false,
            customMessage: null,
            workflowId: null,
          },
          {
            id: 2,
            followupTimeUnit: "days",
            followupTime: 1,
            aiEnabledMessage: false,
            customMessage: "Is the table still wanted?",
            triggerWorkflow: true,
            workflowId: "workflow-1",
            contactRequested: false,
          },
          { id: 3, followupTimeUnit: "hours", followupTime: 20 },
        ],
        followupSettings: {
          dynamicChannelSwitching: true,
          followUpHours: true,
          workingHours: [
            {
              dayOfTheWeek: 7,
              intervals: [{ startHour: 10, startMinute: 0, endHour: 20, endMinute: 0 }],
            },
          ],
          timezoneToUse: "business",
        },
      },
    };
    expectTypeOf(action).not.toBeAny();
  });

  test("transfers to another agent", () => {
    const action: ConversationActionInput = {
      type: "transferBot",
      name: "Pass to the caterer",
      details: {
        transferBotType: "Custom",
        transferToBot: "agent-2",
        enabled: true,
        transferBotTriggerCondition: "The guest plans a wedding",
        transferBotExamples: ["we are getting married", "eighty people in June"],
      },
    };
    const least: Details<"transferBot"> = {
      transferBotType: "Default",
      transferToBot: "PRIMARY",
      enabled: true,
    };
    expectTypeOf([action, least]).not.toBeAny();
  });

  test("calls of an HTTP API, as version v3 has them", () => {
    const action: ConversationActionInput = {
      type: "customApi",
      name: "Free tables",
      details: { apiConfig: { method: "GET", url: "https://tables.example/free", headers: {} } },
    };
    expectTypeOf(action).not.toBeAny();
  });

  test("updates of an agent, with what version v3 has", () => {
    const update: UpdateAgentRequest = {
      autoPilotMaxMessages: 10,
      name: "Host",
      businessName: "The Anchor",
      mode: "off",
      channels: ["IG", "Email"],
      isPrimary: true,
      waitTime: 30,
      waitTimeUnit: "seconds",
      sleepEnabled: false,
      sleepTime: 10,
      sleepTimeUnit: "hours",
      personality: "Cheerful",
      goal: "Fill the tables",
      instructions: "Ask for the number of guests.",
      fullPrompt: "You are the host of The Anchor.",
      knowledgeBaseIds: ["base-1"],
      knowledgeBaseTriggers: [
        { mode: "all", knowledgeBaseIds: ["base-1"], triggerCondition: "", priority: 2 },
      ],
      respondToImages: true,
      respondToAudio: true,
    };
    const least: UpdateAgentRequest = { autoPilotMaxMessages: 10 };
    expectTypeOf([update, least]).not.toBeAny();
  });
});

describe("Voice AI takes", () => {
  const place = { agentId: "agent-1", locationId: "location-1" };

  test("call transfers", () => {
    const action: ActionInput = {
      ...place,
      actionType: "CALL_TRANSFER",
      name: "Put through to the kitchen",
      actionParameters: {
        triggerPrompt: "The caller asks for the cook",
        transferToType: "number",
        transferToValue: "+12025550143",
        triggerMessage: "I am putting you through.",
        hearWhisperMessage: true,
      },
    };
    expectTypeOf(action).not.toBeAny();
  });

  test("extractions after and during the call, with the keys that are in use", () => {
    const after: ActionInput = {
      ...place,
      actionType: "DATA_EXTRACTION",
      name: "Note the number of guests",
      actionParameters: {
        contactFieldId: "field-1",
        contactFieldKey: "contact.guests",
        contactFieldName: "Guests",
        contactFieldDataType: "TEXT",
        description: "How many people come",
        actionType: "DATA_EXTRACTION",
        examples: ["four", "12"],
        overwriteExistingValue: false,
        saveAsAdditional: true,
      },
    };
    const during: ActionInput = {
      ...place,
      actionType: "IN_CALL_DATA_EXTRACTION",
      name: "Ask for the name",
      actionParameters: { contactFieldId: "field-2", description: "Name of the caller", examples: ["Ann"] },
    };
    expectTypeOf([after, during]).not.toBeAny();
  });

  test("workflows and text messages", () => {
    const workflow: ActionInput = {
      ...place,
      actionType: "WORKFLOW_TRIGGER",
      name: "Send the menu",
      actionParameters: {
        triggerPrompt: "The caller asks what is on the menu",
        triggerMessage: "I am sending you the menu.",
        workflowId: "workflow-1",
      },
    };
    const sms: ActionInput = {
      ...place,
      actionType: "SMS",
      name: "Send the directions",
      actionParameters: {
        triggerPrompt: "The caller asks how to get here",
        triggerMessage: "I am texting you the way.",
        messageBody: "The Anchor, Pier 3",
      },
    };
    expectTypeOf([workflow, sms]).not.toBeAny();
  });

  test("bookings in one calendar and in several", () => {
    const one: ActionInput = {
      ...place,
      actionType: "APPOINTMENT_BOOKING",
      name: "Book a table",
      actionParameters: {
        calendarId: "calendar-1",
        daysOfOfferingDates: 3,
        slotsPerDay: 3,
        hoursBetweenSlots: 1,
        calendarActionType: "single",
        collectName: true,
        collectEmail: false,
      },
    };
    const several: ActionInput = {
      ...place,
      actionType: "APPOINTMENT_BOOKING",
      name: "Book lunch or dinner",
      actionParameters: {
        calendarId: null,
        calendarActionType: "multiple",
        calendarIds: [{ id: "calendar-1", triggerCondition: "Lunch" }],
        aiDescription: "Lunch and dinner have a calendar each.",
        fallbackCalendar: false,
        fallbackCalendarId: null,
        daysOfOfferingDates: 3,
        slotsPerDay: 3,
        hoursBetweenSlots: 1,
      },
    };
    expectTypeOf([one, several]).not.toBeAny();
  });

  test("custom actions that read and that send", () => {
    const read: ActionInput = {
      ...place,
      actionType: "CUSTOM_ACTION",
      name: "Look up the order",
      actionParameters: {
        triggerPrompt: "The caller names an order",
        triggerMessage: "One moment.",
        apiDetails: {
          url: "https://orders.example/orders",
          method: "GET",
          authenticationRequired: true,
          authenticationValue: "key",
          headers: [{ key: "Accept", value: "application/json" }],
          parameters: [{ name: "order", description: "Number", type: "string", example: "A-1" }],
        },
        selectedPaths: ["order.state"],
      },
    };
    const send: ActionInput = {
      ...place,
      actionType: "CUSTOM_ACTION",
      name: "Report a leak",
      actionParameters: {
        triggerPrompt: "The caller reports a leak",
        triggerMessage: "I am passing that on.",
        apiDetails: { url: "https://leaks.example", method: "POST" },
      },
    };
    expectTypeOf([read, send]).not.toBeAny();
  });

  test("knowledge bases", () => {
    const action: ActionInput = {
      ...place,
      actionType: "KNOWLEDGE_BASE",
      name: "Answer questions about wine",
      actionParameters: { triggerPrompt: "The caller asks about wine", knowledgeBaseId: "base-1" },
    };
    expectTypeOf(action).not.toBeAny();
  });

  test("agents with everything and with the least", () => {
    const least: CreateAgentRequest = { locationId: "location-1" };
    const agent: CreateAgentRequest = {
      locationId: "location-1",
      agentName: "Host",
      welcomeMessage: "The Anchor, good evening.",
      voiceId: "Xk4TqL9vRm2WdB7cNhZs",
      language: "de",
      inboundNumber: null,
      agentWorkingHours: [
        { dayOfTheWeek: 7, intervals: [{ startHour: 10, startMinute: 0, endHour: 20, endMinute: 0 }] },
      ],
      translation: { enabled: true, language: "en-US" },
    };
    expectTypeOf([least, agent]).not.toBeAny();
  });
});

describe("Talkover takes", () => {
  test("webhooks", () => {
    const action: CreateActionRequest = {
      node_id: "node-1",
      name: "Reserve",
      description: "Reserves a table for the guest.",
      type: "webhook",
      inputs: [
        { name: "day", type: "string", required: true, description: "Day of the visit" },
        { name: "guests", type: "integer", required: true, description: "Number of guests" },
        { name: "terrace", type: "boolean", value: true },
      ],
      integration: { id: "integration-1" },
      url: "https://tables.example/reserve",
      authorization_url: "https://tables.example/token",
      authorization_scheme: "bearer",
      custom_headers: [{ key: "X-House", value: "anchor" }],
      speak_on_send: "One moment.",
      speak_on_receive: "Done.",
      execution_mode: "during_call",
      current_status: "active",
    };
    const least: CreateActionRequest = {
      node_id: "node-1",
      name: "Reserve",
      description: "Reserves a table.",
      type: "webhook",
      url: "https://tables.example/reserve",
    };
    expectTypeOf([action, least]).not.toBeAny();
  });

  test("transfers and holds, which send their value twice", () => {
    const transfer: CreateActionRequest = {
      node_id: "node-2",
      name: "Kitchen",
      description: "Puts the guest through to the kitchen.",
      type: "transfer",
      inputs: [
        { name: "transfer_to", type: "string", required: true, description: "Number", value: "+12025550143" },
      ],
      transfer_to: "+12025550143",
      integration: { id: "integration-1" },
      execution_mode: "during_call",
      current_status: "active",
    };
    const hold: CreateActionRequest = {
      node_id: "node-3",
      name: "Wait",
      description: "Asks the guest to wait.",
      type: "hold",
      inputs: [{ name: "hold_duration", type: "integer", required: true, description: "Seconds", value: 20 }],
      hold_duration: 20,
      integration: { id: "integration-1" },
      execution_mode: "during_call",
      current_status: "inactive",
    };
    expectTypeOf([transfer, hold]).not.toBeAny();
  });

  test("external actions after the call", () => {
    const action: CreateActionRequest = {
      node_id: "node-4",
      name: "File",
      description: "Files what was agreed.",
      type: "external",
      integration: { id: "crm" },
      url: "https://crm.example/notes",
      custom_headers: [{ key: "X-House", value: "anchor" }],
      execution_mode: "post_call",
    };
    expectTypeOf(action).not.toBeAny();
  });
});
