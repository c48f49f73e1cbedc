// How does a page know who opened it, and refuse who may not?
import { notFound, redirect } from "next/navigation";
import type { Member, Role } from "@/lib/access/actor";
import { actorOfRequest } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import type { Tx } from "@/lib/db/clinic-pool";
import { type Context, contextFor } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";

export type PageContext = Context & { readonly actor: Member };

/** Sends strangers to sign-in; who is signed in but may not gets the same "nothing here" as for a page that doesn't exist. */
export async function pageContext(roles: readonly Role[]): Promise<PageContext> {
  const actor = await actorOfRequest();
  if (!actor) redirect("/sign-in");
  if (!roles.includes(actor.role)) notFound();
  return { ...contextFor(actor, now()), actor };
}

/** The page's one read transaction; a refused or missing record is "nothing here". */
export async function readForPage<T>(ctx: PageContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await ctx.read(work);
  } catch (error) {
    if (error instanceof Refusal && (error.code === "not-found" || error.code === "not-allowed")) notFound();
    throw error;
  }
}
