// How may each client of the demo clinic be written to?
import type { DueMessage } from "@/lib/rules/reminders";
import { addDays } from "@/lib/time";
import type { SeedClient } from "./clients";
import { momentOn, type World } from "./world";

type Channel = "email" | "sms";

/** Which channels a client allows, for a purpose. */
export type Reach = (channel: Channel, purpose: DueMessage["purpose"]) => boolean;

/** How many in a hundred say yes. */
const YES = { service: { email: 97, sms: 88 }, marketing: { email: 70, sms: 35 } } as const;
/** How many in a hundred of these take it back later. */
const TAKES_BACK = 6;

/** Writes down what each client said at the first visit, and who took it back since. */
export function addConsents(world: World, clients: readonly SeedClient[]): ReadonlyMap<string, Reach> {
  const { rows, newId, clinicId, chance, staff, today } = world;
  return new Map(
    clients.map((client) => {
      const allowed = new Set<string>();
      const at = momentOn(client.knownOn, 1170);
      const say = (kind: "service" | "marketing", channel: Channel, given: boolean, when: Date, how: string) => {
        const id = newId(when);
        const recordedBy = how === "reply STOP" ? null : chance.oneOf(staff.desk);
        rows.consents.push({ clinicId, id, clientId: client.id, kind, channel, given, how, at: when, recordedBy });
        if (given) allowed.add(`${kind}:${channel}`);
        else allowed.delete(`${kind}:${channel}`);
      };
      for (const kind of ["service", "marketing"] as const) {
        for (const channel of ["email", "sms"] as const) {
          const given = chance.percent(YES[kind][channel]);
          say(kind, channel, given, at, "intake form");
          const isTakenBack = chance.percent(TAKES_BACK);
          if (given && isTakenBack && kind === "marketing" && client.knownOn < addDays(today, -60)) {
            const how = channel === "sms" ? "reply STOP" : "asked at the desk";
            say(kind, channel, false, momentOn(addDays(today, -chance.between(5, 50)), 750), how);
          }
        }
      }
      const reach: Reach = (channel, purpose) =>
        allowed.has(`${purpose === "service" ? "service" : "marketing"}:${channel}`);
      return [client.id, reach];
    }),
  );
}
