CREATE TABLE "findings" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"severity" text NOT NULL,
	"title" text NOT NULL,
	"meaning" text NOT NULL,
	"remedy" text NOT NULL,
	"fix" jsonb,
	"announced" text,
	"episode" integer DEFAULT 1 NOT NULL,
	"expires_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"healed_at" timestamp with time zone,
	"taken_by" uuid,
	"taken_by_name" text,
	"snoozed_until" timestamp with time zone,
	"escalated_at" timestamp with time zone,
	"undelivered" text,
	CONSTRAINT "findings_tenant_id_connection_id_key_pk" PRIMARY KEY("tenant_id","connection_id","key")
);
--> statement-breakpoint
ALTER TABLE "findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "health_checks" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"granted" jsonb NOT NULL,
	CONSTRAINT "health_checks_tenant_id_connection_id_pk" PRIMARY KEY("tenant_id","connection_id")
);
--> statement-breakpoint
ALTER TABLE "health_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notices" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"threshold" text NOT NULL,
	"finding_key" text NOT NULL,
	"urgency" text NOT NULL,
	"recipient" uuid,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"conversation_id" text,
	"activity_id" text,
	"sent_at" timestamp with time zone,
	"problem" text,
	CONSTRAINT "notices_tenant_id_connection_id_kind_subject_threshold_pk" PRIMARY KEY("tenant_id","connection_id","kind","subject","threshold")
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "spoke_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "parked" text;--> statement-breakpoint
CREATE INDEX "findings_open" ON "findings" USING btree ("tenant_id","connection_id") WHERE healed_at is null;--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("next_attempt_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "notices_sent" ON "notices" USING btree ("tenant_id","connection_id","sent_at");--> statement-breakpoint
CREATE INDEX "conversations_user" ON "conversations" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "findings" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "health_checks" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "notices" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "findings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "health_checks" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notices" FORCE ROW LEVEL SECURITY;
