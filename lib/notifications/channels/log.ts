// Where do messages go while no carrier is set up?

/** Until a carrier is set up nobody is reached: what only a message would bring has to be passed on by a person. */
export const reachesPeople: boolean = false;

export type Outgoing = { to: string; subject: string; body: string };

/**
 * Nothing leaves the house: the message's own row, with its words, is the log, which the desk can read.
 *
 * @returns what the message log says of where it went
 */
export async function writeToLog({ to }: Outgoing): Promise<string> {
  return `log:${to}`;
}
