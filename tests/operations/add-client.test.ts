// How does a new client come into the clinic's list?
import { expect, test } from "vitest";
import { findClients, loadClient } from "@/lib/db/queries/clients";
import { Refusal } from "@/lib/errors";
import { addClient } from "@/lib/operations/add-client";
import { type AddClientInput, addClientSchema } from "@/lib/schemas/client";
import { aWorkingClinic, countRows, NOW, rowsOf } from "../support/a-working-clinic";

const typed = (locationId: string, more: Record<string, unknown> = {}): AddClientInput =>
  addClientSchema.parse({
    givenName: " Siobhán ",
    familyName: "Kelly",
    bornOn: "1990-02-03",
    skinType: 2,
    email: "Siobhan@Mail.example",
    phone: "+44 (7700) 900-456",
    mayWrite: { service: ["email", "sms"], invitation: ["email"] },
    locationId,
    ...more,
  });

test("a client is kept as they were named, found by every part of name, e-mail and phone, and may be reminded", async () => {
  const clinic = await aWorkingClinic();
  const desk = await clinic.asked("desk");
  const { clientId } = await addClient(desk, typed(clinic.locationId));
  const kept = await desk.read((tx) => loadClient(tx, clinic.clinicId, clientId));
  expect(kept).toMatchObject({
    givenName: "Siobhán",
    email: "Siobhan@Mail.example",
    phone: "+447700900456",
    bornOn: "1990-02-03",
    timeZone: "Europe/London",
  });
  for (const words of ["siobhan", "kelly", "07700 900456", "mail.example kel"]) {
    const found = await desk.read((tx) => findClients(tx, clinic.clinicId, words, []));
    expect(found.map(({ id }) => id)).toContain(clientId);
  }
  const consents = await rowsOf(
    `SELECT kind, channel, given, how FROM "ContactConsent" WHERE "clientId" = $1 ORDER BY kind, channel`,
    [clientId],
  );
  expect(consents).toEqual([
    { kind: "marketing", channel: "email", given: true, how: "asked by staff" },
    { kind: "marketing", channel: "sms", given: false, how: "asked by staff" },
    { kind: "service", channel: "email", given: true, how: "asked by staff" },
    { kind: "service", channel: "sms", given: true, how: "asked by staff" },
  ]);
});

test("what may be written by a channel without an address is not asked, and not kept", async () => {
  const clinic = await aWorkingClinic();
  const desk = await clinic.asked("desk");
  const { clientId } = await addClient(desk, typed(clinic.locationId, { phone: "" }));
  const kept = await rowsOf(`SELECT DISTINCT channel FROM "ContactConsent" WHERE "clientId" = $1`, [clientId]);
  expect(kept).toEqual([{ channel: "email" }]);
});

test("the same person is not added twice, somebody else of that name is", async () => {
  const clinic = await aWorkingClinic();
  const desk = await clinic.asked("desk");
  await addClient(desk, typed(clinic.locationId));
  const later = { ...desk, now: new Date(NOW.getTime() + 120_000) };
  await expect(addClient(later, typed(clinic.locationId))).rejects.toThrow(new Refusal("already-exists"));
  await addClient(desk, typed(clinic.locationId, { email: "other@mail.example", phone: "" }));
});

test("without e-mail and phone a client can still be added", async () => {
  const clinic = await aWorkingClinic();
  const desk = await clinic.asked("desk");
  const bare = { email: "", phone: "", bornOn: "", skinType: null };
  await addClient(desk, typed(clinic.locationId, bare));
  const later = { ...desk, now: new Date(NOW.getTime() + 120_000) };
  await addClient(later, typed(clinic.locationId, bare));
});

test("however often the button is pressed at once, it adds one client, with an address or without", async () => {
  const clinic = await aWorkingClinic();
  const desk = await clinic.asked("desk");
  const [before = 0] = await countRows("Client");
  for (const more of [{}, { givenName: "Bea", email: "", phone: "" }]) {
    const added = await Promise.all([1, 2, 3, 4].map(() => addClient(desk, typed(clinic.locationId, more))));
    expect(new Set(added.map(({ clientId }) => clientId)).size).toBe(1);
  }
  expect(await countRows("Client")).toEqual([before + 2]);
});

test("nobody is born tomorrow", async () => {
  const clinic = await aWorkingClinic();
  const born = addClient(await clinic.asked("desk"), typed(clinic.locationId, { bornOn: "2026-11-25" }));
  await expect(born).rejects.toMatchObject({ code: "invalid-input", fields: { bornOn: "date" } });
});

test.each([
  ["givenName", { givenName: "  " }, "required"],
  ["givenName", { givenName: "\u200b" }, "invalid"],
  ["familyName", { familyName: "Kel\u202ely" }, "invalid"],
  ["familyName", { familyName: "Kel\0ly" }, "invalid"],
  ["bornOn", { bornOn: "0001-01-01" }, "date"],
  ["email", { email: "siobhan@" }, "email"],
  ["phone", { phone: "0117 496 0142" }, "phone"],
  ["bornOn", { bornOn: "3/2/1990" }, "date"],
  ["skinType", { skinType: 7 }, "invalid"],
])("%s is refused with its own sentence", (field, wrong, code) => {
  const result = addClientSchema.safeParse({ ...typed("01930000-0000-7000-8000-000000000001"), ...wrong });
  const issue = result.error?.issues.find(({ path }) => path.join(".") === field);
  expect(issue?.message).toBe(code);
});

test("a client adds nobody, and a location of another clinic is not there", async () => {
  const clinic = await aWorkingClinic();
  const other = await aWorkingClinic();
  await expect(addClient(await clinic.asked("client"), typed(clinic.locationId))).rejects.toThrow(
    new Refusal("not-allowed"),
  );
  await expect(addClient(await clinic.asked("desk"), typed(other.locationId))).rejects.toThrow(
    new Refusal("not-found"),
  );
});
