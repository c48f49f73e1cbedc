// What has to be known to tell a client of their course?
import type { ClientRecord } from "@/lib/db/queries/clients";
import type { Consultation } from "@/lib/db/queries/consultations";
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord } from "@/lib/db/queries/plans";
import type { WaitlistRecord } from "@/lib/db/queries/waitlist";
import type { Clinic } from "@/lib/operations/plan-facts";
import type { Minute } from "@/lib/time";

export type PortalFacts = {
  clinic: Clinic;
  client: ClientRecord;
  /** The running ones first. */
  plans: PlanRecord[];
  /** To come, by start. */
  consultations: Consultation[];
  names: PlaceNames;
  /** What they wait for, and what of it they are offered. */
  waiting: WaitlistRecord[];
  now: Minute;
};
