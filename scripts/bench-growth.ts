// How does the engine's time grow with the days looked at, the clinicians, and how full their days are?

import { placeSeries } from "@/lib/scheduling/place-series";
import { findSlots } from "@/lib/scheduling/slots";
import { addDays } from "@/lib/time";
import { aCourse, aDemand, aFacility, FIRST_DAY } from "./bench-clinic";
import { byClinician, linearPass, measure, ms, share } from "./bench-measure";

const RUNS = 15;
const ONCE = { days: 183, clinicians: 10, load: 0.2 };
const ROOMS = { rooms: 10, devices: 6 };
/** What a whole course may reach into. */
const COURSE_DAYS = 1100;

type Times = { days: number; clinicians: number; load: number };

type Row = Record<"grows" | "slots" | "findSlots" | "its pass" | "placeSeries" | "its pass ", string>;

/**
 * A row for once, and for 2 and 4 times as many days, clinicians, and minutes taken, each with the pass that is the least for
 * it. Of so many runs the fastest counts: the others tell how busy the machine was. A course looks into calendars of so many
 * more days; its gaps stay.
 */
export function growthRows(): Row[] {
  const once: Times = { days: 1, clinicians: 1, load: 1 };
  const kinds = ["days", "clinicians", "load"] as const;
  const grown = kinds.flatMap((kind) =>
    [2, 4].map((times) => growthRow(`${times} × ${kind}`, { ...once, [kind]: times })),
  );
  return [growthRow("once", once), ...grown];
}

function growthRow(grows: string, times: Times): Row {
  const shape = {
    ...ROOMS,
    days: ONCE.days * times.days,
    clinicians: ONCE.clinicians * times.clinicians,
    full: ONCE.load * times.load,
  };
  const demand = aDemand(shape);
  const fastest = (work: () => unknown) => ms(share(measure(RUNS, work), 0));

  const facility = aFacility(shape);
  const query = { demand, clientBusy: [], from: FIRST_DAY, to: addDays(FIRST_DAY, shape.days - 1) };
  const found = byClinician(findSlots(facility, query));
  const calendars = aFacility({ ...shape, days: COURSE_DAYS * times.days });
  const course = aCourse(demand);
  return {
    grows,
    slots: `${found.length}`,
    findSlots: fastest(() => findSlots(facility, query)),
    "its pass": fastest(() => linearPass(facility, found)),
    placeSeries: fastest(() => placeSeries(calendars, course)),
    "its pass ": fastest(() => linearPass(calendars, [])),
  };
}
