"use client";
// What stands in the place of everything, when even the frame of the pages broke?
import "./globals.css";
import { WentWrong } from "@/components/ui/went-wrong";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <WentWrong reference={error.digest} onAgain={() => window.location.reload()} />
      </body>
    </html>
  );
}
