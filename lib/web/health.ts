// Is this instance fit to serve?
import { clinicPoolRole } from "@/lib/db/clinic-pool";

/** 200 when the database answers and acts as the app's role; 503 otherwise. Tells nothing else. */
export async function health(): Promise<Response> {
  try {
    const fit = (await clinicPoolRole()) === "needlepoint_app";
    return Response.json({ status: fit ? "ok" : "unfit" }, { status: fit ? 200 : 503 });
  } catch {
    return Response.json({ status: "unfit" }, { status: 503 });
  }
}
