// How does next-auth sign somebody in?
import type { AuthOptions, User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { type SignedIn, signInToDemo, signInWithPassword } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";

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

/** A refusal's code reaches the form as `error` in the answer; anything else is a bug and stays one. */
async function asUser(attempt: Promise<SignedIn>): Promise<User> {
  try {
    const signedIn = await attempt;
    return { id: signedIn.userId, signedIn };
  } catch (error) {
    throw error instanceof Refusal ? new Error(error.code) : error;
  }
}

const firstOf = (header: string | string[] | undefined): string => {
  const text = Array.isArray(header) ? header[0] : header;
  return text?.split(",")[0]?.trim() || "unknown";
};

export function authOptions(): AuthOptions {
  const { authSecret, demo } = env();
  if (authSecret === undefined) throw new Error("AUTH_SECRET is not set: start with npm start, or set it.");
  const password = CredentialsProvider({
    id: "password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: (given, request) =>
      asUser(
        signInWithPassword(given?.email ?? "", given?.password ?? "", firstOf(request.headers?.["x-forwarded-for"])),
      ),
  });
  const demoPerson = CredentialsProvider({
    id: "demo",
    credentials: { email: { type: "email" } },
    authorize: (given) => asUser(signInToDemo(given?.email ?? "")),
  });
  return {
    secret: authSecret,
    session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: demo ? [password, demoPerson] : [password],
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
