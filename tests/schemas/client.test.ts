// Which e-mail address of a client can be kept?
import { expect, test } from "vitest";
import { addClientSchema } from "@/lib/schemas/client";

const emailIssue = (email: string) => {
  const { error } = addClientSchema.shape.email.safeParse(email);
  return error?.issues[0]?.message ?? null;
};

test("one that is as long as an address can be, and no longer: a database can't find one of sixty thousand letters", () => {
  expect(emailIssue(`${"a".repeat(242)}@example.com`)).toBeNull();
  expect(emailIssue(`${"a".repeat(243)}@example.com`)).toBe("tooLong");
  expect(emailIssue("nobody")).toBe("email");
});
