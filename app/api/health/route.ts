import { health } from "@/lib/web/health";

export const GET = (): Promise<Response> => health();
