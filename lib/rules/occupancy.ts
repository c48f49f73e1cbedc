// Which part of a visit does each resource give, when the visit is made of phases?

type PhaseName = "numbing" | "needling" | "cleaning";

/** A stretch of a visit, and who or what it needs. */
export type Phase = {
  name: PhaseName;
  minutes: number;
  needs: { client: boolean; clinician: boolean; room: boolean; device: boolean };
};

type Part = { from: number; to: number };

/** Minutes after the visit's start, half-open, for everyone and everything that it takes. */
export type Occupancy = { client: Part; clinician: Part; room: Part; device: Part | null };

/**
 * From the first phase that needs a resource to the end of the last one: what is needed before and after is not given
 * away in between.
 *
 * @throws RangeError when no phase needs the client, a clinician or a room
 * @example numbing 30, needling 30, cleaning 10: the client 0–60, the clinician 30–60, the room 0–70, the device 30–70
 */
export function occupancyOf(phases: readonly Phase[]): Occupancy {
  return {
    client: needed(phases, "client"),
    clinician: needed(phases, "clinician"),
    room: needed(phases, "room"),
    device: partOf(phases, "device"),
  };
}

function needed(phases: readonly Phase[], who: keyof Phase["needs"]): Part {
  const part = partOf(phases, who);
  if (!part) throw new RangeError(`A visit needs its ${who} in some phase`);
  return part;
}

function partOf(phases: readonly Phase[], who: keyof Phase["needs"]): Part | null {
  let part: Part | null = null;
  let at = 0;
  for (const phase of phases) {
    const end = at + phase.minutes;
    if (phase.needs[who]) part = { from: part ? part.from : at, to: end };
    at = end;
  }
  return part;
}
