// May a client be written to, by this channel and about this?
import { expect, test } from "vitest";
import { type ConsentWord, mayWrite } from "@/lib/rules/consent";

const word = (kind: string, channel: string, given: boolean): ConsentWord => ({ kind, channel, given });

test.each([
  ["nothing said", [], { service: true, invitation: false }],
  ["an invitation is welcome", [word("marketing", "sms", true)], { service: true, invitation: true }],
  [
    "it was welcome once",
    [word("marketing", "sms", true), word("marketing", "sms", false)],
    { service: true, invitation: false },
  ],
  ["no message at all", [word("service", "sms", false)], { service: false, invitation: false }],
  ["yes again", [word("service", "sms", false), word("service", "sms", true)], { service: true, invitation: false }],
  ["a word on another channel", [word("service", "email", false)], { service: true, invitation: false }],
])("%s", (_, words, allowed) => {
  expect({
    service: mayWrite(words, "sms", "service"),
    invitation: mayWrite(words, "sms", "invitation"),
  }).toEqual(allowed);
});

test("who takes no message takes no invitation, though they once asked for them", () => {
  expect(mayWrite([word("marketing", "sms", true), word("service", "sms", false)], "sms", "invitation")).toBe(false);
});
