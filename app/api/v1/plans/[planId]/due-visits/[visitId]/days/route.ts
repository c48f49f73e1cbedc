import { SEE_DUE_DAYS } from "@/lib/schemas/api-due-visits";
import { seeDueDays } from "@/lib/web/api-due-visits";
import { route } from "@/lib/web/route";

export const GET = route(SEE_DUE_DAYS, seeDueDays);
