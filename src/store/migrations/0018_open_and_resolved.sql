DROP INDEX "alerts_open";--> statement-breakpoint
DROP INDEX "alerts_resolved";--> statement-breakpoint
CREATE INDEX "alerts_open" ON "alerts" USING btree ("tenant_id","created_at","connection_id") WHERE status <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_resolved" ON "alerts" USING btree ("tenant_id","resolved_at","created_at","connection_id") WHERE status = 'resolved' and resolved_at is not null;