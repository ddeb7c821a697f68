ALTER TABLE "approvals" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "said" jsonb;--> statement-breakpoint
ALTER TABLE "hunt_runs" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "response_actions" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "watches" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;