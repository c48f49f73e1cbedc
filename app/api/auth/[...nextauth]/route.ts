import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type Params = { params: Promise<{ nextauth: string[] }> };

const answer = (request: Request, context: Params): Promise<Response> => NextAuth(authOptions())(request, context);

export { answer as GET, answer as POST };
