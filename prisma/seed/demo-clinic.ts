// Which rows is the demo clinic at a given moment?
import { addDays, dateOf, fromDate } from "@/lib/time";
import { addAmarasCourse } from "./amara";
import { addAssessments } from "./assessments";
import { addOutcomeAudit } from "./audit";
import { emptyCalendar } from "./calendar";
import { addAmara, addClients } from "./clients";
import { addClinic } from "./clinic";
import { addConsents } from "./consents";
import { addConsultations } from "./consultations";
import { addHours } from "./hours";
import { addMessages } from "./messages";
import { addProtocols } from "./protocols";
import type { SeedRows } from "./rows";
import { addScreenings } from "./screenings";
import { addStaff } from "./staff";
import { tellStory } from "./tell-stories";
import { addWaitlist } from "./waitlist";
import { beginning, HOME_ZONE, momentOn, type World } from "./world";

/** The days that the demo knows, from today: the oldest plans began some 20 months ago, and a year ahead can be booked. */
const FOUNDED = -800;
const LAST_DAY = 400;

/** Makes the whole clinic up, in memory. The password of all accounts is given as its hash. */
export function demoClinic(now: Date, passwordHash: string): { clinicId: string; rows: SeedRows } {
  const today = dateOf(fromDate(now), HOME_ZONE);
  const begun = beginning(now, today);
  const { rows } = begun;
  const foundedOn = addDays(today, FOUNDED);
  const lastOn = addDays(today, LAST_DAY);
  const createdAt = momentOn(foundedOn, 540);
  const { clinicId, ...places } = addClinic(begun, createdAt);
  const staff = addStaff(begun, clinicId, foundedOn, passwordHash);
  addHours(begun, { clinicId, places, staff, foundedOn, lastOn, createdAt });
  const protocols = addProtocols(begun, clinicId, createdAt, staff.owner);
  const calendar = emptyCalendar(rows, [places.bristol, places.antwerp], foundedOn, lastOn);
  const world: World = { ...begun, clinicId, passwordHash, places, staff, protocols, calendar };

  const amara = addAmara(world);
  const others = addClients(world);
  addAmarasCourse(world, amara);
  for (const client of others) for (const story of client.stories) tellStory(world, client, story);
  addConsultations(world, others);
  addAssessments(world);
  addMessages(world, addConsents(world, [amara, ...others]));
  addScreenings(world);
  addOutcomeAudit(world);
  addWaitlist(world, others);
  return { clinicId, rows };
}
