-- Stored alerts are a copy of the tenant's: they are dropped here and read again, with the new columns, by the next polls.
TRUNCATE "alerts", "alert_entities", "ingestion_state";--> statement-breakpoint
DROP INDEX "alert_entities_kind";--> statement-breakpoint
DROP INDEX "alerts_newest";--> statement-breakpoint
ALTER TABLE "alert_entities" ADD COLUMN "name" text NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_entities" ADD COLUMN "search_text" text NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "filter" text NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "fresh" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "changed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_state" ADD COLUMN "rejected" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "alert_entities_key" ON "alert_entities" USING btree ("tenant_id","kind","key");--> statement-breakpoint
CREATE INDEX "alerts_newest" ON "alerts" USING btree ("tenant_id",created_at desc,id desc,connection_id desc);