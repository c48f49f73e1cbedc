// What can be done with a plan from the client's record?
import type { Member } from "@/lib/access/actor";
import { may } from "@/lib/access/permissions";
import type { PlanRecord } from "@/lib/db/queries/plans";
import { planChangeHref, recordVisitHref } from "@/lib/web/plan-changes";
import { type Locale, speaker } from "@/lib/words/say";

export type PlanAction = { key: string; label: string; href: string };

/**
 * In the order of the menu: what happens often first, what ends things last.
 *
 * @param newest the number of the newest version of the plan's protocol
 */
export function planActions(locale: Locale, actor: Member, plan: PlanRecord, newest: number): PlanAction[] {
  const say = speaker(locale, "planActions");
  const { id, status } = plan;
  const at = (page: string) => `/clinic/plans/${id}/${page}`;
  const mayChange = may(actor, "plan:change");
  const isActive = status === "active";
  const isNewerOut = newest > plan.protocolVersion;
  return [
    isActive && may(actor, "visit:record") && { key: "record", label: say("record"), href: recordVisitHref(id) },
    isActive &&
      may(actor, "waitlist:read") && { key: "waitlist", label: say("waitlist"), href: `/desk/waitlist?plan=${id}` },
    isActive && mayChange && { key: "extend", label: say("extend"), href: planChangeHref(id, "extend") },
    isActive && mayChange && { key: "skip", label: say("skip"), href: planChangeHref(id, "skip") },
    isActive &&
      may(actor, "maintenance:assess") && { key: "maintenance", label: say("maintenance"), href: at("maintenance") },
    status !== "ended" &&
      isNewerOut &&
      may(actor, "protocol:publish") && {
        key: "version",
        label: say("version", { number: newest }),
        href: at("version"),
      },
    { key: "print", label: say("print"), href: at("print") },
    isActive && mayChange && { key: "pause", label: say("pause"), href: planChangeHref(id, "pause") },
    status === "paused" && mayChange && { key: "resume", label: say("resume"), href: planChangeHref(id, "resume") },
    status !== "ended" && mayChange && { key: "end", label: say("end"), href: planChangeHref(id, "end") },
  ].filter((one) => one !== false);
}
