// What does the desk see who moves an appointment that belongs to no plan?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { FoundConsultationTimes } from "@/lib/operations/find-consultation-times";
import type { Slot } from "@/lib/scheduling/types";
import { addDays, dateOf, fromDate, type Minute } from "@/lib/time";
import { dayHref } from "@/lib/web/day-address";
import { emptyDay, type MoveFrom, type MoveScreen, moveHref } from "@/lib/web/move-screen";
import { sayDay, sayDayAndTime, sayTimeAt } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** Its own clinician's times come first. */
export function moveAloneView(
  locale: Locale,
  found: FoundConsultationTimes,
  names: PlaceNames,
  from: MoveFrom,
): MoveScreen {
  const say = speaker(locale, "move");
  const { row, place, today, horizonOn, places, day, picked } = found;
  const { timeZone } = place.location;
  const visit = say("consultation");
  const when = (start: Minute) => sayDayAndTime(locale, start, timeZone, today);
  const nameOf = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name ?? "";
  const who = ({ clinicianId, roomId, deviceId }: Slot) =>
    [nameOf(names.clinicians, clinicianId), nameOf(names.rooms, roomId), nameOf(names.devices, deviceId)]
      .filter(Boolean)
      .join(" · ");
  const dayOf = (start: Minute) => dateOf(start, timeZone);
  const hrefOf = (slot: Slot) => moveHref(row.id, day?.on ?? null, slot, from);
  const hrefOfDay = (on: string) => moveHref(row.id, on, null, from);
  const chosen = picked?.slot ?? null;
  const isPicked = ({ start, clinicianId }: Slot) => chosen?.start === start && chosen.clinicianId === clinicianId;
  const onDay = (start: Minute) =>
    dayHref({ on: dayOf(start), locationId: row.locationId, by: "clinician", selectedId: row.id });
  const clinicians = [...names.clinicians].sort(
    (a, b) => Number(b.id === row.clinicianId) - Number(a.id === row.clinicianId),
  );
  const empty = day && emptyDay(locale, day, { today, horizonOn, hrefOf: hrefOfDay });

  return {
    title: say("title", {
      visit,
      client: row.client ? `${row.client.givenName} ${row.client.familyName}` : speaker(locale, "desk")("someone"),
    }),
    planTitle: say("consultationTitle"),
    now: say("now", {
      when: when(fromDate(row.startsAt)),
      who: nameOf(names.clinicians, row.clinicianId),
      where: nameOf(names.rooms, row.roomId),
    }),
    window: say("alone"),
    why: [],
    ribbon: null,
    visitId: null,
    backHref: from === "record" && row.clientId ? `/clinic/clients/${row.clientId}` : onDay(fromDate(row.startsAt)),
    places: places.map((slot) => ({
      href: hrefOf(slot),
      when: when(slot.start),
      who: who(slot),
      gap: null,
      movesText: say("stays"),
      moves: [],
      isPicked: isPicked(slot),
      tag: null,
    })),
    firstDay: today,
    lastDay: horizonOn,
    anotherDayHint: say("anotherDayHint", { day: sayDay(locale, horizonOn, today) }),
    day: day && {
      on: day.on,
      heading: empty?.heading ?? say("freeOn", { day: sayDay(locale, day.on, today) }),
      verdict: null,
      columns: clinicians
        .map(({ id, name }) => ({
          id,
          name,
          times: day.slots
            .filter(({ clinicianId }) => clinicianId === id)
            .map((slot) => ({ time: sayTimeAt(slot.start, timeZone), href: hrefOf(slot), isPicked: isPicked(slot) })),
        }))
        .filter(({ times }) => times.length > 0),
      link: empty?.link ?? null,
      beforeHref: hrefOfDay(addDays(day.on, -1)),
      afterHref: hrefOfDay(addDays(day.on, 1)),
    },
    isTaken: picked !== null && chosen === null,
    chosen: chosen && {
      when: when(chosen.start),
      who: who(chosen),
      gap: null,
      moves: [],
      movesText: null,
      refusal: null,
      needsReason: false,
      signedNote: null,
      label: say("moveOne", { visit }),
      input: { appointmentId: row.id, revision: null, slot: chosen, scope: "this" },
      doneHref: `${onDay(chosen.start)}&moved=0`,
    },
  };
}
