"use server";
import { otherDaysSchema, timesOfDaySchema } from "@/lib/schemas/course-preview";
import { bookSeriesSchema, seriesSchema } from "@/lib/schemas/series";
import { action } from "@/lib/web/action";
import {
  bookFromBuilder,
  otherDaysForBuilder,
  previewForBuilder,
  saveFromBuilder,
  timesForBuilder,
} from "@/lib/web/builder-answers";

const roles = ["desk", "clinician", "owner"] as const;

export const preview = action({ roles, input: seriesSchema, refreshes: false }, previewForBuilder);

export const otherDays = action({ roles, input: otherDaysSchema, refreshes: false }, otherDaysForBuilder);

export const timesOfDay = action({ roles, input: timesOfDaySchema, refreshes: false }, timesForBuilder);

export const book = action({ roles, input: bookSeriesSchema, stale: "/" }, bookFromBuilder);

export const save = action({ roles, input: seriesSchema, stale: "/" }, saveFromBuilder);
