// Who comes to the demo clinic, how are they reached, and what do they like?
import { toDbDate } from "@/lib/db/dates";
import { folded, searchKeyOf } from "@/lib/rules/search-key";
import type { Preferences } from "@/lib/scheduling/types";
import { addDays, type PlainDate } from "@/lib/time";
import { CLIENT_NAMES } from "./client-names";
import type { Place } from "./place";
import { addMember } from "./staff";
import { type Story, storiesFor } from "./stories";
import { momentOn, type World } from "./world";

export type SeedClient = {
  id: string;
  place: Place;
  /** The day on which the clinic wrote them down. */
  knownOn: PlainDate;
  preferences: Preferences;
  stories: Story[];
};

/** Of the numbers that are kept for made-up people: Bristol 0117 496 0xxx, mobile 07700 900xxx. */
const LANDLINES: Readonly<Record<string, string>> = {
  "Leila Haddad": "0142",
  "Tomasz Wójcik": "0188",
  "Teresa Molina": "0107",
  "Yaw Boateng": "0175",
};

/** Amara Diallo, whom sign-in offers; she has been coming longest. */
export function addAmara(world: World): SeedClient {
  const client = addClient(world, {
    index: 0,
    place: world.places.bristol,
    bornOn: addDays(yearsBefore(world.today, 34), -100),
    skinType: 5,
    knownOn: addDays(world.today, -780),
    hasAccount: true,
  });
  const clinicianId = world.staff.clinicians.okafor.id;
  const preferences = { weekdays: [2, 4], from: 840, until: 1020, clinicianId };
  return { ...client, preferences, stories: [] };
}

/** All the others, with what is to be told of each. */
export function addClients(world: World): SeedClient[] {
  const { chance, today, places } = world;
  const stories = storiesFor(CLIENT_NAMES.length - 1, chance);
  return stories.map((told, before) => {
    const place = chance.percent(68) ? places.bristol : places.antwerp;
    const isNew = told.length === 0;
    const client = addClient(world, {
      index: before + 1,
      place,
      bornOn: chance.percent(95) ? addDays(yearsBefore(today, chance.between(22, 68)), -chance.between(1, 360)) : null,
      skinType: chance.percent(90) ? chance.between(1, 6) : null,
      knownOn: addDays(today, isNew ? -chance.between(4, 30) : -chance.between(640, 760)),
      hasAccount: chance.percent(92),
    });
    return { ...client, preferences: likes(world, place), stories: told };
  });
}

function addClient(
  world: World,
  about: {
    index: number;
    place: Place;
    bornOn: PlainDate | null;
    skinType: number | null;
    knownOn: PlainDate;
    hasAccount: boolean;
  },
): { id: string; place: Place; knownOn: PlainDate } {
  const { rows, newId, clinicId, chance, passwordHash } = world;
  const { index, place, bornOn, skinType, knownOn, hasAccount } = about;
  const name = CLIENT_NAMES[index] ?? "";
  const [givenName = "", ...family] = name.split(" ");
  const familyName = family.join(" ");
  const createdAt = momentOn(knownOn, chance.between(9, 16) * 60 + chance.between(0, 59));
  const id = newId(createdAt);
  const email = `${mailbox(name)}@example.com`;
  const landline = LANDLINES[name];
  const phoneE164 = landline ? `+44117496${landline}` : `+447700900${String(100 + index)}`;
  rows.clients.push({
    clinicId,
    id,
    givenName,
    familyName,
    bornOn: bornOn && toDbDate(bornOn),
    skinType,
    locale: "en",
    timeZone: place.timeZone,
    email,
    emailKey: email,
    phoneE164,
    searchKey: searchKeyOf({ givenName, familyName, email, phoneE164 }),
    createdAt,
  });
  if (hasAccount) addMember(world, { clinicId, role: "client", name, email, createdAt, passwordHash, clientId: id });
  return { id, place, knownOn };
}

/** Wishes for days, hours and a clinician; many have some, few have all. */
function likes({ chance, staff, places }: World, place: Place): Preferences {
  const clinicians =
    place === places.bristol
      ? (["okafor", "okafor", "lindqvist", "marchetti", "nakamura"] as const)
      : (["whitfield", "whitfield", "lindqvist", "nakamura"] as const);
  const hours = chance.oneOf([
    {},
    { until: 780 },
    { from: 660 },
    { from: 780 },
    { from: 840 },
    { from: 900, until: 1080 },
  ]);
  return {
    ...(chance.percent(35) && { weekdays: chance.shuffled([1, 2, 3, 4, 5]).slice(0, chance.between(2, 3)).sort() }),
    ...hours,
    ...(chance.percent(75) && { clinicianId: staff.clinicians[chance.oneOf(clinicians)].id }),
  };
}

function yearsBefore(today: PlainDate, years: number): PlainDate {
  const day = today.endsWith("-02-29") ? "-02-28" : today.slice(4);
  return `${Number(today.slice(0, 4)) - years}${day}`;
}

/** The name as an e-mail address; letters that no mark makes are spelled out. */
function mailbox(name: string): string {
  const spelled: Readonly<Record<string, string>> = { ø: "o", ł: "l", ı: "i", ß: "ss", æ: "ae" };
  const letters = folded(name).replace(/[øłıßæ]/g, (letter) => spelled[letter] ?? letter);
  return letters.replace(/[^a-z-]+/g, ".");
}
