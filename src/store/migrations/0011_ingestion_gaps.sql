CREATE TABLE "ingestion_gaps" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"stream" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"error" text NOT NULL,
	CONSTRAINT "ingestion_gaps_tenant_id_connection_id_stream_from_at_pk" PRIMARY KEY("tenant_id","connection_id","stream","from_at")
);
--> statement-breakpoint
ALTER TABLE "ingestion_gaps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "reread_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "reread_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "reread_until" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "alerts_updated" ON "alerts" USING btree ("updated_at","tenant_id");--> statement-breakpoint
CREATE INDEX "incidents_updated" ON "incidents" USING btree ("updated_at","tenant_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "ingestion_gaps" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "ingestion_gaps" FORCE ROW LEVEL SECURITY;
