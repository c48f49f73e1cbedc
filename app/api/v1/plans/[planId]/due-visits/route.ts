import { BOOK_DUE_VISITS, SEE_DUE_VISITS } from "@/lib/schemas/api-due-visits";
import { bookDue, dueVisitsHref, seeDueVisits } from "@/lib/web/api-due-visits";
import { route } from "@/lib/web/route";

const preview = ({ planId = "" }: Record<string, string>) => dueVisitsHref(planId);

export const GET = route(SEE_DUE_VISITS, seeDueVisits, preview);

export const POST = route(BOOK_DUE_VISITS, bookDue, preview);
