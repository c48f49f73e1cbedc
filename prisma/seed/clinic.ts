// Which places does the demo clinic have, and what is there?
import type { PlainDate } from "@/lib/time";
import type { Place } from "./place";
import type { Beginning } from "./world";

const PHONE = "+44 117 496 0100";

/** The clinic with its two locations; one piece of each room and device of a small clinic. */
export function addClinic(begun: Beginning, createdAt: Date): { clinicId: string; bristol: Place; antwerp: Place } {
  const { rows, newId } = begun;
  const clinicId = newId(createdAt);
  rows.clinics.push({ id: clinicId, name: "Alder Skin Clinic", phone: PHONE, locale: "en", isDemo: true, createdAt });

  const addPlace = (
    position: number,
    about: { name: string; address: string; phone: string; timeZone: string; rooms: string[]; devices: string[] },
  ): Place => {
    const { rooms, devices, ...location } = about;
    const id = newId(createdAt);
    rows.locations.push({ ...location, clinicId, id, position, createdAt });
    const things = (names: string[]) =>
      names.map((name, index) => ({ clinicId, id: newId(createdAt), locationId: id, name, position: index + 1 }));
    const roomRows = things(rooms);
    const deviceRows = things(devices);
    rows.rooms.push(...roomRows);
    rows.devices.push(...deviceRows);
    return {
      id,
      timeZone: about.timeZone,
      roomIds: roomRows.map((room) => room.id),
      deviceIds: deviceRows.map((device) => device.id),
    };
  };

  const bristol = addPlace(1, {
    name: "Bristol",
    address: "14 Alder Row, Clifton, Bristol",
    phone: PHONE,
    timeZone: "Europe/London",
    rooms: ["Room 1", "Room 2", "Room 3", "Room 4"],
    devices: ["Pen A", "Pen B", "Pen C"],
  });
  const antwerp = addPlace(2, {
    name: "Antwerp",
    address: "Elzenstraat 9, Antwerp",
    phone: "+44 117 496 0150",
    timeZone: "Europe/Brussels",
    rooms: ["Room 5", "Room 6"],
    devices: ["Pen D"],
  });
  return { clinicId, bristol, antwerp };
}

/** Days on which the clinic is shut for everybody, in the years that the demo touches. */
export function publicHolidays(from: PlainDate, to: PlainDate): PlainDate[] {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)));
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index);
  const days = years.flatMap((year) => [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]);
  return days.filter((day) => from <= day && day <= to).sort();
}
