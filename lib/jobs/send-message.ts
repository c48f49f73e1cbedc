// How does one message leave the house, once?
import { z } from "zod";
import { now } from "@/lib/clock";
import { contextFor } from "@/lib/db/context";
import { deliverMessage } from "@/lib/notifications/deliver";

const payloadSchema = z.object({ clinicId: z.uuid(), messageId: z.uuid() });

/** The row says whether there is something to send: a job that comes twice, late or for a withdrawn message does nothing. */
export async function sendMessage(payload: unknown): Promise<void> {
  const { clinicId, messageId } = payloadSchema.parse(payload);
  await deliverMessage(contextFor({ kind: "system", clinicId }, now()), messageId);
}
