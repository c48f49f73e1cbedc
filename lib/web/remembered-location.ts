// At which location does this browser's day take place, when its address names none?
import { cookies } from "next/headers";
import { z } from "zod";
import type { Context } from "@/lib/db/context";
import { id } from "@/lib/schemas/series";

const LOCATION_COOKIE = "np-location";
const YEAR_SECONDS = 31_536_000;

export const locationChoiceSchema = z.object({ locationId: id });

/** Keeps the choice in this browser for a year. It tells nothing but an id, which readers check against their clinic. */
export async function rememberLocation(
  _ctx: Context,
  { locationId }: z.infer<typeof locationChoiceSchema>,
): Promise<void> {
  const about = { httpOnly: true, sameSite: "lax", path: "/", maxAge: YEAR_SECONDS } as const;
  (await cookies()).set(LOCATION_COOKIE, locationId, about);
}

/** The id of the location that was chosen last; whether the clinic (still) has it is for the reader to see. */
export async function rememberedLocationId(): Promise<string | null> {
  return (await cookies()).get(LOCATION_COOKIE)?.value ?? null;
}

/** The location asked for, else the remembered one, else the clinic's first; undefined where there is none. */
export function locationToShow<L extends { id: string }>(
  locations: readonly L[],
  ...wanted: readonly (string | null | undefined)[]
): L | undefined {
  for (const id of wanted) {
    const found = locations.find((location) => location.id === id);
    if (found) return found;
  }
  return locations[0];
}
