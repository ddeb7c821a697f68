import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { ZipFile } from 'yazl';

const ROOT = path.join(__dirname, '..');
const ICONS = { 'color.png': 192, 'outline.png': 32 };

/** Values that stand in where no deployment is named, so that the package can be made and checked anywhere. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: '00000000-0000-0000-0000-000000000000',
  BOT_ID: '00000000-0000-0000-0000-000000000000',
  BOT_DOMAIN: 'drawbridge.example',
};

/** Fills `${{NAME}}` from the environment, as Microsoft 365 Agents Toolkit does. */
function fillManifest(template: string, environment: Readonly<Record<string, string | undefined>>): string {
  return template.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = environment[name] ?? PLACEHOLDERS[name];
    if (value === undefined) throw new Error(`The manifest asks for ${name}, which has no value.`);
    return value;
  });
}

/**
 * The manifest of a deployment: the template with its values. It names an application for single sign-on only where
 * that is set up, by SSO_RESOURCE and AZURE_CLIENT_ID, the application that the bot is in Entra.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/authentication/bot-sso-manifest, webApplicationInfo.
 */
export function deploymentManifest(
  template: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const manifest = JSON.parse(template) as Record<string, unknown>;
  if (!environment['SSO_RESOURCE']) delete manifest['webApplicationInfo'];
  return fillManifest(JSON.stringify(manifest, undefined, 2), environment);
}

/** What of a manifest decides how it is packaged. */
export interface Manifest {
  manifestVersion: string;
  localizationInfo?: { additionalLanguages?: { languageTag: string; file: string }[] };
}

/** What is wrong with a manifest by Microsoft's own schema of its version; nothing when it is valid. */
export function manifestProblems(manifest: Manifest): Promise<string[]> {
  return schemaProblems('MicrosoftTeams.schema.json', manifest.manifestVersion, manifest);
}

/** The same of the texts of another language. */
export function languageProblems(manifestVersion: string, texts: unknown): Promise<string[]> {
  return schemaProblems('MicrosoftTeams.Localization.schema.json', manifestVersion, texts);
}

/** Source of the schemas: the npm package @microsoft/app-manifest. */
async function schemaProblems(name: string, manifestVersion: string, content: unknown): Promise<string[]> {
  const folder = path.dirname(require.resolve('@microsoft/app-manifest/package.json'));
  const file = path.join(folder, 'build', 'json-schemas', 'teams', `v${manifestVersion}`, name);
  // Microsoft's patterns are not all ones of Unicode mode: a lone ] stands in them.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(await readFile(file, 'utf8')) as object);
  if (validate(content)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message ?? 'is not valid'}`,
  );
}

/** Width and height of a PNG. Source: RFC 2083, the IHDR chunk. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/**
 * Makes build/drawbridge.zip, manifest, languages and icons, checked first, and build/manifest.json beside it for `npm run doctor`.
 *
 * @throws Error that lists what is wrong
 */
export async function makePackage(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const template = await readFile(path.join(ROOT, 'appPackage', 'manifest.json'), 'utf8');
  const manifest = deploymentManifest(template, environment);
  const parsed = JSON.parse(manifest) as Manifest;
  const problems = await manifestProblems(parsed);
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(manifest), 'manifest.json');
  for (const { file } of parsed.localizationInfo?.additionalLanguages ?? []) {
    const texts = await readFile(path.join(ROOT, 'appPackage', file));
    const wrong = await languageProblems(parsed.manifestVersion, JSON.parse(texts.toString('utf8')));
    problems.push(...wrong.map((problem) => `${file}: ${problem}`));
    zip.addBuffer(texts, file);
  }
  for (const [name, size] of Object.entries(ICONS)) {
    const icon = await readFile(path.join(ROOT, 'appPackage', name));
    const { width, height } = pngSize(icon);
    if (width !== size || height !== size)
      problems.push(`${name} is ${width}×${height}, not ${size}×${size}`);
    zip.addBuffer(icon, name);
  }
  if (problems.length > 0) throw new Error(`The app package is not valid:\n${problems.join('\n')}`);
  zip.end();
  const target = path.join(ROOT, 'build', 'drawbridge.zip');
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(path.join(path.dirname(target), 'manifest.json'), manifest);
  await pipeline(zip.outputStream, createWriteStream(target));
  return target;
}

if (require.main === module) {
  makePackage(process.env).then(
    (target) =>
      process.stdout.write(`${path.relative(process.cwd(), target)} is valid and ready to upload\n`),
    (error: unknown) => {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    },
  );
}
