CREATE TABLE "incident_history" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"record_id" text NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"field" text NOT NULL,
	"before" text,
	"after" text,
	CONSTRAINT "incident_history_tenant_id_connection_id_record_id_at_field_pk" PRIMARY KEY("tenant_id","connection_id","record_id","at","field")
);
--> statement-breakpoint
ALTER TABLE "incident_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "incidents" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"classification" text,
	"determination" text,
	"assigned_to" text,
	"search_text" text NOT NULL,
	"words" "tsvector" NOT NULL,
	"raw" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "incidents_tenant_id_connection_id_id_pk" PRIMARY KEY("tenant_id","connection_id","id")
);
--> statement-breakpoint
ALTER TABLE "incidents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "stream" text DEFAULT 'alerts' NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_state" DROP CONSTRAINT "ingestion_state_tenant_id_connection_id_pk";--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD CONSTRAINT "ingestion_state_tenant_id_connection_id_stream_pk" PRIMARY KEY("tenant_id","connection_id","stream");--> statement-breakpoint
CREATE INDEX "incidents_newest" ON "incidents" USING btree ("tenant_id",created_at desc,id desc,connection_id desc);--> statement-breakpoint
CREATE INDEX "incidents_words" ON "incidents" USING gin ("words");--> statement-breakpoint
CREATE POLICY "tenant" ON "incident_history" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "incidents" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "incident_history" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "incidents" FORCE ROW LEVEL SECURITY;
