import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { openPlayground } from '../support/playground-page';
import { startProduct } from '../support/product';
import { chapters } from './chapters';

const IMAGES = path.join(__dirname, '..', '..', '..', 'docs', 'images');
const DRAFTS = path.join(__dirname, '..', 'screenshots', 'drafts');
/** High enough for the longest card: what the page has scrolled away is not drawn. */
const WINDOW = { width: 1100, height: 3200 };

/**
 * `npm run screenshots`: takes every picture of the documentation anew, from the whole product in a browser. The old
 * ones are replaced when all of the new ones are there.
 */
async function main(): Promise<void> {
  await rm(DRAFTS, { recursive: true, force: true });
  await mkdir(DRAFTS, { recursive: true });
  // No alerts but those of the first 30 days and the story's own: what is pictured stands still.
  const product = await startProduct({ SANDBOX_ALERT_SECONDS: '0', POLL_SECONDS: '10' });
  try {
    const page = await openPlayground(product.page, 'light', WINDOW);
    try {
      const keeps = (name: string) => page.pictureOfCard(path.join(DRAFTS, `${name}.png`));
      for (const chapter of chapters) await chapter({ page, product, keeps });
    } finally {
      await page.close();
    }
    await replace();
  } finally {
    await product.remove();
  }
}

async function replace(): Promise<void> {
  await mkdir(IMAGES, { recursive: true });
  const taken = await readdir(DRAFTS);
  for (const old of await readdir(IMAGES)) if (old.endsWith('.png')) await rm(path.join(IMAGES, old));
  for (const one of taken) await copyFile(path.join(DRAFTS, one), path.join(IMAGES, one));
  process.stdout.write(`${taken.length} pictures are in docs/images.\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
