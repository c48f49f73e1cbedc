import { openApi } from "@/lib/web/openapi";

export const GET = (): Response => Response.json(openApi());
