CREATE TABLE "delegations" (
	"approval_id" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "delegations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"approval_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"conversation_id" text NOT NULL,
	"activity_id" text,
	"verifier" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sign_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "desired" jsonb;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "chosen" jsonb;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "needed" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "bound" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "given" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE POLICY "tenant" ON "delegations" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "sign_ins" AS PERMISSIVE FOR ALL TO public USING (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*')) WITH CHECK (current_setting('drawbridge.tenant', true) in (tenant_id::text, '*'));--> statement-breakpoint
ALTER TABLE "delegations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sign_ins" FORCE ROW LEVEL SECURITY;
