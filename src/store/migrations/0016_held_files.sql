CREATE TABLE "held_file_parts" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "held_file_parts_tenant_id_key_position_pk" PRIMARY KEY("tenant_id","key","position")
);
--> statement-breakpoint
ALTER TABLE "held_file_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "held_files" (
	"key" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"whole" boolean NOT NULL,
	"sealed" "bytea",
	"link_digest" text,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "held_files_tenant_id_key_pk" PRIMARY KEY("tenant_id","key"),
	CONSTRAINT "held_files_link_digest_unique" UNIQUE("link_digest")
);
--> statement-breakpoint
ALTER TABLE "held_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "held_file_parts" ADD CONSTRAINT "held_file_parts_tenant_id_key_held_files_tenant_id_key_fk" FOREIGN KEY ("tenant_id","key") REFERENCES "public"."held_files"("tenant_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "held_file_parts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid) or (select current_setting('drawbridge.tenant', true) = '*')) WITH CHECK (tenant_id = (select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid) or (select current_setting('drawbridge.tenant', true) = '*'));--> statement-breakpoint
CREATE POLICY "tenant" ON "held_files" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid) or (select current_setting('drawbridge.tenant', true) = '*')) WITH CHECK (tenant_id = (select nullif(replace(current_setting('drawbridge.tenant', true), '*', ''), '')::uuid) or (select current_setting('drawbridge.tenant', true) = '*'));--> statement-breakpoint
ALTER TABLE "held_file_parts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "held_files" FORCE ROW LEVEL SECURITY;
