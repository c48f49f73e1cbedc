"use client";
// What stands in the place of a page that broke?
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { WentWrong } from "@/components/ui/went-wrong";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  // What broke may have been read on the server: read it again, then show it.
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <WentWrong reference={error.digest} onAgain={again} />;
}
