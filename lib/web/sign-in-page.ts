// What does the sign-in page need to know of this server?
import { redirect } from "next/navigation";
import { actorOfRequest } from "@/lib/auth/actor";
import { anyClinic, type DemoPerson, demoPeople } from "@/lib/auth/demo-people";
import { homeOf } from "@/lib/web/home";

/** Who is signed in goes home; a server without a clinic goes to set-up. */
export async function signInPage(): Promise<{ people: DemoPerson[] }> {
  const actor = await actorOfRequest();
  if (actor) redirect(homeOf(actor.role));
  const people = await demoPeople();
  if (people.length === 0 && !(await anyClinic())) redirect("/set-up");
  return { people };
}
