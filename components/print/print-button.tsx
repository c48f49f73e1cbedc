"use client";
// How does what is on the screen get onto paper?
import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

export function PrintButton({ children }: { children: string }) {
  return (
    <Button
      variant="filled"
      icon={<Icon of={Printer} />}
      onClick={() => window.print()}
      className="pointer-coarse:h-11"
    >
      {children}
    </Button>
  );
}
