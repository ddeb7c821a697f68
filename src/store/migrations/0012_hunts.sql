CREATE TABLE "hunt_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"once" text NOT NULL,
	"question" jsonb NOT NULL,
	"conversation_id" text NOT NULL,
	"activity_id" text,
	"timezone" text,
	"started_at" timestamp with time zone NOT NULL,
	"alive_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"problem" jsonb,
	"found" "bytea"
);
--> statement-breakpoint
ALTER TABLE "hunt_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_hunts" (
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"owner" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"query" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"timespan" text,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_hunts_tenant_id_name_pk" PRIMARY KEY("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "saved_hunts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "hunt_runs_once" ON "hunt_runs" USING btree ("tenant_id","once");--> statement-breakpoint
CREATE INDEX "hunt_runs_state" ON "hunt_runs" USING btree ("state","alive_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "hunt_runs" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "saved_hunts" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "hunt_runs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "saved_hunts" FORCE ROW LEVEL SECURITY;
