-- Stored alerts are a copy of the tenant's: they are dropped here and read again, with the new columns, by the next polls.
TRUNCATE "alerts", "alert_entities", "ingestion_state";--> statement-breakpoint
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
CREATE INDEX "alerts_incident" ON "alerts" USING btree ("tenant_id","incident_id");