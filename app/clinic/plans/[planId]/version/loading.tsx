import { PlanWaiting } from "@/components/plan/plan-waiting";

export default function Loading() {
  return <PlanWaiting />;
}
