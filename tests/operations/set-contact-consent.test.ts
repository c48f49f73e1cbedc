// Does a client's word on being written to hold at once, and stay for ever?
import { expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { setContactConsent } from "@/lib/operations/set-contact-consent";
import { aBookedCourse } from "../support/a-booked-course";
import { aWorkingClinic, rowsOf, type WorkingClinic } from "../support/a-working-clinic";
import { aClient } from "../support/builders";

const words = ({ clientId }: WorkingClinic) =>
  rowsOf(`SELECT kind, channel, given, how FROM "ContactConsent" WHERE "clientId" = $1 ORDER BY at, id`, [clientId]);
const waiting = async ({ clientId }: WorkingClinic) =>
  (
    await rowsOf<{ channel: string }>(
      `SELECT DISTINCT channel FROM "Message" WHERE "clientId" = $1 AND status = 'due' AND rule <> 'course-booked' ORDER BY channel`,
      [clientId],
    )
  ).map(({ channel }) => channel);

test("each change is a new word; what waits goes by the channel that is left, and comes back with the consent", async () => {
  const clinic = await aWorkingClinic();
  await aBookedCourse(clinic);
  const start = await words(clinic);
  expect(await waiting(clinic)).toEqual(["email", "sms"]);
  const client = await clinic.asked("client");
  const said = { clientId: clinic.clientId, purpose: "service", channel: "sms" } as const;

  await setContactConsent(client, { ...said, given: false });
  expect(await waiting(clinic)).toEqual(["email"]);
  await setContactConsent(client, { ...said, channel: "email", given: false });
  expect(await waiting(clinic)).toEqual([]);
  await setContactConsent(client, { ...said, given: true });
  expect(await waiting(clinic)).toEqual(["sms"]);

  expect((await words(clinic)).slice(start.length)).toEqual([
    { kind: "service", channel: "sms", given: false, how: "portal" },
    { kind: "service", channel: "email", given: false, how: "portal" },
    { kind: "service", channel: "sms", given: true, how: "portal" },
  ]);
  const audited = await rowsOf(
    `SELECT action, count(*)::int AS n FROM "AuditEntry" WHERE "recordId" = $1 GROUP BY action ORDER BY action`,
    [clinic.clientId],
  );
  expect(audited).toEqual([
    { action: "consent.given", n: 1 },
    { action: "consent.withdrawn", n: 2 },
  ]);
});

test("said twice, it is written once, also at the same moment", async () => {
  const clinic = await aWorkingClinic();
  const start = (await words(clinic)).length;
  const desk = await clinic.asked("desk");
  const said = { clientId: clinic.clientId, purpose: "invitation", channel: "sms", given: true } as const;
  await Promise.all([1, 2, 3].map(() => setContactConsent(desk, said)));
  expect((await words(clinic)).slice(start)).toEqual([
    { kind: "marketing", channel: "sms", given: true, how: "asked by staff" },
  ]);
});

test("a client speaks for nobody else, and a client of another clinic is not there", async () => {
  const [clinic, other] = [await aWorkingClinic(), await aWorkingClinic()];
  const { clientId: stranger } = await aClient(clinic);
  const said = { purpose: "service", channel: "email", given: false } as const;
  const notFound = new Refusal("not-found");
  await expect(setContactConsent(await clinic.asked("client"), { ...said, clientId: stranger })).rejects.toThrow(
    notFound,
  );
  await expect(setContactConsent(await clinic.asked("desk"), { ...said, clientId: other.clientId })).rejects.toThrow(
    notFound,
  );
});
