// What do the others have to know of a place of the demo clinic, and of who works there?

/** A location with what is there. */
export type Place = { id: string; timeZone: string; roomIds: readonly string[]; deviceIds: readonly string[] };

export type ClinicianKey = "okafor" | "lindqvist" | "marchetti" | "nakamura" | "whitfield";
