import { redirect } from "next/navigation";
import { ROLES } from "@/lib/access/actor";
import { homeOf } from "@/lib/web/home";
import { pageContext } from "@/lib/web/page";

export default async function Home() {
  const ctx = await pageContext(ROLES);
  redirect(homeOf(ctx.actor.role));
}
