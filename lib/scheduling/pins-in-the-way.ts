// Which chosen places leave a visit none?
import { dateOf, type PlainDate } from "@/lib/time";
import { draftsOf, type Pin, type PlanQuestion } from "./plan-request";
import { settle } from "./settle";
import type { Facility } from "./types";

export type PinsInTheWay = {
  /**
   * The visits of which letting go of the chosen place, of that one alone, gives every visit a place, and the day that was
   * chosen: the nearest to the visit without a place first, that visit itself last.
   */
  alone: { visitId: string; on: PlainDate }[];
  /** Whether letting go of all chosen places does. */
  together: boolean;
};

/** @param failedId the visit that has no place */
export function pinsInTheWay(facility: Facility, question: PlanQuestion, failedId: string): PinsInTheWay {
  const stands = (pins: Pin[]) => {
    const asked = { ...question, pins };
    return settle(facility, asked, draftsOf(asked, facility.timeZone)).ok;
  };
  const positionOf = (visitId: string) => question.visits.find(({ id }) => id === visitId)?.position ?? 0;
  const distance = (visitId: string) =>
    visitId === failedId ? question.visits.length : Math.abs(positionOf(visitId) - positionOf(failedId));
  const alone = question.pins
    .filter((pin) => stands(question.pins.filter((other) => other !== pin)))
    .map(({ visitId, slot }) => ({ visitId, on: dateOf(slot.start, facility.timeZone) }))
    .sort((a, b) => distance(a.visitId) - distance(b.visitId) || positionOf(a.visitId) - positionOf(b.visitId));
  return { alone, together: question.pins.length > 0 && stands([]) };
}
