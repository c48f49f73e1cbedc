// Who is asking?

export const ROLES = ["client", "desk", "clinician", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person as a member of one clinic. `clientId` is set for clients only, `clinicianId` for those who treat. */
export type Member = {
  readonly kind: "member";
  readonly clinicId: string;
  readonly membershipId: string;
  readonly role: Role;
  readonly name: string;
  /** The clinic's language. */
  readonly locale: string;
  readonly clientId: string | null;
  readonly clinicianId: string | null;
};

/** Another program that asks for one clinic with a key of its own; what it may do stands in permissions.ts. */
export type Key = {
  readonly kind: "key";
  readonly clinicId: string;
  readonly keyId: string;
  readonly name: string;
  /** The clinic's language. */
  readonly locale: string;
};

/** The product itself, at work for one clinic: jobs, the seed, the end of a hold. */
export type System = { readonly kind: "system"; readonly clinicId: string };

export type Actor = Member | Key | System;
