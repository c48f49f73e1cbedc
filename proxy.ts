// What may a page of ours load and run? Every request gets a nonce and the policy that names it.
import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "@/lib/env";

export function proxy(request: NextRequest): NextResponse {
  // An address that is no text can't be a page's: the pages behind would fail on it, and log it as a bug.
  if (!isText(request.nextUrl.pathname)) return new NextResponse(null, { status: 400 });
  const nonce = btoa(crypto.randomUUID());
  const policy = [
    "default-src 'self'",
    // A development server evaluates its modules.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Libraries set style attributes; a style can't run anything.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", crypto.randomUUID());
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Referrer-Policy", "same-origin");
  if (request.headers.get("x-forwarded-proto") === "https") {
    response.headers.set("Strict-Transport-Security", "max-age=31536000");
  }
  response.headers.set("X-Frame-Options", "DENY");
  response.headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  return response;
}

function isText(path: string): boolean {
  try {
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
}

export const config = { matcher: [{ source: "/((?!_next/static/|_next/image/|icon\\.svg$|favicon\\.ico$).*)" }] };
