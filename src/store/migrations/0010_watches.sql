CREATE TABLE "watch_hits" (
	"tenant_id" uuid NOT NULL,
	"watch_id" uuid NOT NULL,
	"alert_id" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"severity" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"ping" text,
	"problem" text,
	CONSTRAINT "watch_hits_tenant_id_watch_id_alert_id_pk" PRIMARY KEY("tenant_id","watch_id","alert_id")
);
--> statement-breakpoint
ALTER TABLE "watch_hits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "watch_pings" (
	"tenant_id" uuid NOT NULL,
	"id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"activity_id" text,
	"begun_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"changed_at" timestamp with time zone,
	CONSTRAINT "watch_pings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "watch_pings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "watches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" text NOT NULL,
	"conversation_kind" text NOT NULL,
	"query" text NOT NULL,
	"name" text,
	"connection_id" uuid,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"time_zone" text,
	"paused_at" timestamp with time zone,
	"paused_why" text,
	"tell_at" timestamp with time zone,
	"forgotten" integer DEFAULT 0 NOT NULL,
	"forgotten_at" timestamp with time zone,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "watches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "watches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "watch_hits_due" ON "watch_hits" USING btree ("next_attempt_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "watch_hits_ping" ON "watch_hits" USING btree ("tenant_id","ping");--> statement-breakpoint
CREATE INDEX "watch_hits_found" ON "watch_hits" USING btree ("found_at");--> statement-breakpoint
CREATE INDEX "watch_pings_conversation" ON "watch_pings" USING btree ("tenant_id","conversation_id","sent_at");--> statement-breakpoint
CREATE UNIQUE INDEX "watches_query" ON "watches" USING btree ("tenant_id","conversation_id",lower(query)) WHERE connection_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "watches_connection" ON "watches" USING btree ("tenant_id","connection_id") WHERE connection_id is not null;--> statement-breakpoint
CREATE INDEX "watches_tell" ON "watches" USING btree ("tell_at") WHERE tell_at is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "watch_hits" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "watch_pings" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "watches" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "watches" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "watch_hits" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "watch_pings" FORCE ROW LEVEL SECURITY;
