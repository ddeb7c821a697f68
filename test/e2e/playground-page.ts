import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const SCREENSHOTS = path.join(__dirname, 'screenshots');

/** Agents Playground in a real browser, as a person sees it. */
export interface PlaygroundPage {
  says(text: string): Promise<void>;
  clicks(button: string): Promise<void>;
  /** Selects something on the newest card that is no button, such as a row of a list. */
  opens(text: RegExp): Promise<void>;
  /** Waits until the newest card shows this text. */
  sees(text: string | RegExp): Promise<void>;
  /** A picture of the conversation, for people to look at. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page; `theme` is the one that the system prefers. */
export async function openPlayground(
  url: string,
  theme: 'light' | 'dark',
  width = 1100,
): Promise<PlaygroundPage> {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width, height: 1300 }, colorScheme: theme });
  // Fonts and pictures that the page would fetch from elsewhere: it does without.
  await page.route(/^https:/, (route) => route.abort());
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const input = page.locator('[data-lexical-editor="true"][role="textbox"]');
  await input.waitFor();
  // The bot greets once the page is connected; what is typed before that is lost.
  await page.locator('.ac-adaptiveCard').first().waitFor();
  return {
    async says(text) {
      await input.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async clicks(button) {
      await newestCard(page).getByRole('button', { name: button, exact: true }).last().click();
    },
    async opens(text) {
      await newestCard(page).getByText(text).first().click();
    },
    async sees(text) {
      await page.getByText(text).last().waitFor();
    },
    async picture(name) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.waitForTimeout(300);
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
    },
    close: () => browser.close(),
  };
}

function newestCard(page: Page): Locator {
  return page.locator('.ac-adaptiveCard').last();
}

function launch(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'];
  return chromium.launch({ executablePath: CHROMIUM, args });
}
