// What are the people and things of a place called, and who hears why it was chosen?
import type { Slot } from "@/lib/scheduling/types";
import type { PlainDate } from "@/lib/time";
import type { ReasonListener } from "@/lib/words/reason-sentence";

type Named = readonly { id: string; name: string }[];

const nameOf = (all: Named, id: string | null) => all.find((one) => one.id === id)?.name;

/** "Dr Okafor · Room 2 · Pen A"; what has no name is left out. */
export function placeText(
  names: { clinicians: Named; rooms: Named; devices: Named },
  { clinicianId, roomId, deviceId }: Slot,
): string {
  return [nameOf(names.clinicians, clinicianId), nameOf(names.rooms, roomId), nameOf(names.devices, deviceId)]
    .filter((name) => name !== undefined)
    .join(" · ");
}

/** Who works here hears the reasons as staff do. */
export function staffListener(names: { clinicians: Named }, today: PlainDate): ReasonListener {
  return { audience: "staff", today, clinicianName: (id) => nameOf(names.clinicians, id) ?? "" };
}
