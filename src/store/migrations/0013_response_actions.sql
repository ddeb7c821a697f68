CREATE TABLE "response_actions" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"origin" text NOT NULL,
	"state" text NOT NULL,
	"order" jsonb NOT NULL,
	"sentence" text NOT NULL,
	"about" text NOT NULL,
	"requests" jsonb NOT NULL,
	"risky" boolean NOT NULL,
	"needed" integer NOT NULL,
	"given" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"bound" boolean NOT NULL,
	"unasked" boolean DEFAULT false NOT NULL,
	"approver" uuid NOT NULL,
	"approver_name" text NOT NULL,
	"conversation_id" text NOT NULL,
	"cards" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"steps" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"progress" jsonb,
	"result" jsonb,
	"failure" jsonb,
	"requested_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "response_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "response_actions_origin" ON "response_actions" USING btree ("tenant_id","origin");--> statement-breakpoint
CREATE INDEX "response_actions_subject" ON "response_actions" USING btree ("tenant_id","connection_id","subject");--> statement-breakpoint
CREATE INDEX "response_actions_due" ON "response_actions" USING btree ("due_at") WHERE state in ('approved', 'running');--> statement-breakpoint
CREATE POLICY "tenant" ON "response_actions" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "response_actions" FORCE ROW LEVEL SECURITY;
