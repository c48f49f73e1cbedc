"use server";
import { copyProtocol } from "@/lib/operations/copy-protocol";
import { orderProtocol } from "@/lib/operations/order-protocol";
import { publishProtocol } from "@/lib/operations/publish-protocol";
import { retireProtocol } from "@/lib/operations/retire-protocol";
import {
  namedProtocolSchema,
  orderProtocolSchema,
  previewProtocolSchema,
  publishProtocolSchema,
  retireProtocolSchema,
} from "@/lib/schemas/protocol";
import { action } from "@/lib/web/action";
import { checkProtocol } from "@/lib/web/protocol-answers";

const roles = ["clinician", "owner"] as const;

export const check = action({ roles, input: previewProtocolSchema, refreshes: false }, checkProtocol);

// Whoever plans a course next is offered what holds now.
export const publish = action({ roles, input: publishProtocolSchema, stale: "/" }, publishProtocol);

export const copy = action({ roles, input: namedProtocolSchema, stale: "/" }, copyProtocol);

export const retire = action({ roles, input: retireProtocolSchema, stale: "/" }, retireProtocol);

export const order = action({ roles, input: orderProtocolSchema, stale: "/" }, orderProtocol);
