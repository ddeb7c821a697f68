-- Stored alerts are a copy of the tenant's: they are dropped here and read again, with the new columns, by the next polls.
TRUNCATE "alerts", "alert_entities", "ingestion_state";--> statement-breakpoint
CREATE TABLE "files" (
	"digest" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_history" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"record_id" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"field" text NOT NULL,
	"before" text,
	"after" text,
	CONSTRAINT "alert_history_tenant_id_connection_id_record_id_at_field_pk" PRIMARY KEY("tenant_id","connection_id","record_id","at","field")
);
--> statement-breakpoint
ALTER TABLE "alert_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "detection" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "classification" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "determination" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "assigned_to" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "incident_id" text;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "techniques" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "comments" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "resolved_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "alert_entities_words" ON "alert_entities" USING gin (array_to_tsvector(string_to_array(btrim(search_text), ' ')));--> statement-breakpoint
CREATE INDEX "alerts_techniques" ON "alerts" USING gin ("techniques");--> statement-breakpoint
CREATE INDEX "alerts_incident" ON "alerts" USING btree ("tenant_id","incident_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "files" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_history" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "alert_history" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "files" FORCE ROW LEVEL SECURITY;
