CREATE TABLE "alert_entities" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"alert_id" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "alert_entities_tenant_id_connection_id_alert_id_position_pk" PRIMARY KEY("tenant_id","connection_id","alert_id","position")
);
--> statement-breakpoint
ALTER TABLE "alert_entities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_rejects" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"problem" text NOT NULL,
	"raw" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alert_rejects_tenant_id_connection_id_digest_pk" PRIMARY KEY("tenant_id","connection_id","digest")
);
--> statement-breakpoint
ALTER TABLE "alert_rejects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alerts" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"title" text NOT NULL,
	"search_text" text NOT NULL,
	"words" "tsvector" NOT NULL,
	"raw" jsonb NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alerts_tenant_id_connection_id_id_pk" PRIMARY KEY("tenant_id","connection_id","id")
);
--> statement-breakpoint
ALTER TABLE "alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ingestion_state" (
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"watermark" timestamp with time zone,
	"backfill_before" timestamp with time zone NOT NULL,
	"backfill_until" timestamp with time zone NOT NULL,
	"last_polled_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "ingestion_state_tenant_id_connection_id_pk" PRIMARY KEY("tenant_id","connection_id")
);
--> statement-breakpoint
ALTER TABLE "ingestion_state" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "alert_entities_kind" ON "alert_entities" USING btree ("tenant_id","kind");--> statement-breakpoint
CREATE INDEX "alerts_newest" ON "alerts" USING btree ("tenant_id",created_at desc,id desc);--> statement-breakpoint
CREATE INDEX "alerts_severity" ON "alerts" USING btree ("tenant_id","severity",created_at desc);--> statement-breakpoint
CREATE INDEX "alerts_words" ON "alerts" USING gin ("words");--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_entities" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_rejects" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "alerts" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "ingestion_state" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "alert_entities" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_rejects" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alerts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ingestion_state" FORCE ROW LEVEL SECURITY;
