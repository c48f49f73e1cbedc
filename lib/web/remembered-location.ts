// At which location does this browser's day take place, when its address names none?
import { cookies } from "next/headers";

export const LOCATION_COOKIE = "np-location";

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
