CREATE TABLE "audit_heads" (
	"tenant_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "audit_heads_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_heads" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid) or (select current_setting('drawbridge.tenant', true) = '*')) WITH CHECK (tenant_id = (select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid) or (select current_setting('drawbridge.tenant', true) = '*'));--> statement-breakpoint
ALTER TABLE "audit_heads" FORCE ROW LEVEL SECURITY;