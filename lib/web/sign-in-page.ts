// What does the sign-in page need to know of this server?
import { redirect } from "next/navigation";
import { actorOfRequest } from "@/lib/auth/actor";
import { anyClinic, type DemoPerson, demoPeople } from "@/lib/auth/demo-people";
import { now } from "@/lib/clock";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { homeOf } from "@/lib/web/home";

/** Who is signed in goes home; a server without a clinic goes to set-up. */
export async function signInPage(): Promise<{ people: DemoPerson[]; today: PlainDate }> {
  const actor = await actorOfRequest();
  if (actor) redirect(homeOf(actor.role));
  const people = await demoPeople();
  if (people.length === 0 && !(await anyClinic())) redirect("/set-up");
  return { people, today: dateOf(fromDate(now()), "UTC") };
}
