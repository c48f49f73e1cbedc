// Under which address is a bad day found, and what does an address say of one?
import { type AskedLoss, lossSchema } from "@/lib/schemas/bad-day";
import { isId } from "@/lib/web/asked-address";

/** `what`: kind and id, "clinician.…"; hours are minutes of the day; `loss`: one that is written down. */
export type AskedBadDay = {
  what?: string;
  from?: string;
  until?: string;
  fromTime?: string;
  untilTime?: string;
  reason?: string;
  loss?: string;
  moved?: string;
  told?: string;
  ended?: string;
  /** The visits that were left out, by their appointments. */
  out?: string;
  /** From the day: who or what is selected there. */
  clinician?: string;
  room?: string;
  device?: string;
  on?: string;
};

const BAD_DAY = "/desk/bad-day";

export const storedHref = (lossId: string) => `${BAD_DAY}?loss=${lossId}`;

/**
 * @param on the day that is shown where one comes from
 * @param lost who or what is selected there
 */
export function repairHref(on: string, lost: { kind: "clinician" | "room" | "device"; id: string } | null): string {
  return `${BAD_DAY}?${new URLSearchParams({ on, ...(lost && { [lost.kind]: lost.id }) })}`;
}

/** "none": nothing is asked yet; "invalid": what is asked can't be. */
export function lossAsked(asked: AskedBadDay): AskedLoss | "none" | "invalid" {
  if (asked.loss === undefined && asked.what === undefined) return "none";
  const [kind, id] = String(asked.what ?? "").split(".");
  const minute = (text: unknown) => (text === undefined || text === "" ? null : Number(text));
  const loss =
    asked.loss !== undefined
      ? { stored: asked.loss }
      : {
          ...{ kind, id, fromOn: asked.from, untilOn: asked.until, reason: asked.reason },
          ...{ fromMinute: minute(asked.fromTime), untilMinute: minute(asked.untilTime) },
        };
  const read = lossSchema.safeParse(loss);
  return read.success ? read.data : "invalid";
}

const MOST_LEFT_OUT = 200;

/** The appointments that an address says were left out. */
export function leftOutAsked({ out }: AskedBadDay): string[] {
  return typeof out === "string" ? out.split(".").slice(0, MOST_LEFT_OUT).filter(isId) : [];
}
