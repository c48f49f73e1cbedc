// How does next-auth sign somebody in?
import type { AuthOptions, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { type SignedIn, signInToDemo, signInWithPassword, signOutEverywhere } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";

declare module "next-auth/jwt" {
  interface JWT {
    signedIn?: SignedIn;
  }
}
declare module "next-auth" {
  interface User {
    signedIn?: SignedIn;
  }
  interface Session {
    signedIn?: SignedIn;
  }
}

/** What a stranger may send at all: longer or stranger things are no credentials. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((given) => !given.includes("\0"));
const credentials = z.object({ email: text(254), password: text(200) });
const demoCredentials = z.object({ email: text(254) });

/**
 * A refusal's code reaches the form as `error` in the answer, which is an address that anybody may read: of anything else only
 * "failed" does, and the log has the rest.
 */
async function asUser(attempt: Promise<SignedIn>): Promise<User> {
  try {
    const signedIn = await attempt;
    return { id: signedIn.userId, signedIn };
  } catch (error) {
    if (error instanceof Refusal) throw new Error(error.code);
    log().error({ err: error }, "a sign-in failed");
    throw new Error("failed");
  }
}

/** The address that the outermost of our own proxies saw; null where none is ours, since anybody can write that header. */
export function addressOf(header: string | string[] | undefined, trustedProxies: number): string | null {
  const hops = (Array.isArray(header) ? header.join(",") : (header ?? "")).split(",").map((hop) => hop.trim());
  return trustedProxies === 0 ? null : hops.at(-trustedProxies) || null;
}

export function authOptions(): AuthOptions {
  const { authSecret, demo, trustedProxies } = env();
  if (authSecret === undefined) throw new Error("AUTH_SECRET is not set: start with npm start, or set it.");
  const password = CredentialsProvider({
    id: "password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: (given, request) => {
      const { success, data } = credentials.safeParse(given);
      if (!success) return asUser(Promise.reject(new Refusal("wrong-credentials")));
      const address = addressOf(request.headers?.["x-forwarded-for"], trustedProxies);
      return asUser(signInWithPassword(data.email, data.password, address));
    },
  });
  const demoPerson = CredentialsProvider({
    id: "demo",
    credentials: { email: { type: "email" } },
    authorize: (given) => {
      const { success, data } = demoCredentials.safeParse(given);
      return asUser(success ? signInToDemo(data.email) : Promise.reject(new Refusal("wrong-credentials")));
    },
  });
  return {
    secret: authSecret,
    session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: demo ? [password, demoPerson] : [password],
    events: {
      signOut: async ({ token }) => {
        if (token?.signedIn) await signOutEverywhere(token.signedIn);
      },
    },
    callbacks: {
      // Only at sign-in: a server component can't set the cookie, so nothing that may change is kept in it.
      jwt: ({ token, user }): JWT => (user?.signedIn ? { signedIn: user.signedIn } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        ...(token.signedIn && { signedIn: token.signedIn }),
      }),
    },
  };
}
