import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launch } from './chromium';

const SCREENSHOTS = path.join(__dirname, '..', 'screenshots');
const CARD = '.ac-adaptiveCard';

/** Agents Playground in a real browser, as a person sees it. */
export interface PlaygroundPage {
  says(text: string): Promise<void>;
  clicks(button: string): Promise<void>;
  /** The same, where several rows of the newest card have one. */
  clicksFirst(button: string): Promise<void>;
  /** Selects something on the newest card that is no button, such as a row of a list. */
  opens(text: RegExp): Promise<void>;
  /** Ticks a choice of the newest card. */
  ticks(choice: RegExp): Promise<void>;
  /** Fills in the field of the newest card that shows this example. */
  fills(example: string, text: string): Promise<void>;
  /** Fills in the n-th text of the newest card, counted from 0. */
  fillsIn(number: number, text: string): Promise<void>;
  /** Selects a choice in the n-th field of the newest card that opens downward, counted from 0. */
  chooses(number: number, choice: string): Promise<void>;
  /** Follows a button to the sign-in page, signs in there, and waits for what the page says then. */
  signsIn(button: string, person: RegExp, until: RegExp, picture: string): Promise<void>;
  /** Waits until a card shows this text: what the person said themselves does not count. */
  sees(text: string | RegExp): Promise<void>;
  /** The same of the newest card, where an earlier one may show the text too. */
  seesNewest(text: string | RegExp): Promise<void>;
  /** A picture of the conversation, for people to look at. */
  picture(name: string): Promise<void>;
  /** A picture of the newest card alone, in this file. */
  pictureOfCard(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the page; `theme` is the one that the system prefers. */
export async function openPlayground(
  url: string,
  theme: 'light' | 'dark',
  { width, height } = { width: 1100, height: 1300 },
): Promise<PlaygroundPage> {
  const browser = await launch();
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme,
    ignoreHTTPSErrors: true,
  });
  // Fonts and pictures that the page would fetch from elsewhere: it does without.
  await page.route(/^https:/, (route) => route.abort());
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const input = page.locator('[data-lexical-editor="true"][role="textbox"]');
  await input.waitFor();
  // The bot greets once the page is connected; what is typed before that is lost.
  await page.locator(CARD).first().waitFor();
  return {
    async says(text) {
      await input.click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async clicks(button) {
      await newestCard(page).getByRole('button', { name: button, exact: true }).last().click();
    },
    async clicksFirst(button) {
      await newestCard(page).getByRole('button', { name: button, exact: true }).first().click();
    },
    async opens(text) {
      await newestCard(page).getByText(text).first().click();
    },
    async ticks(choice) {
      await newestCard(page).getByText(choice).click();
    },
    async fills(example, text) {
      await newestCard(page).getByPlaceholder(example).fill(text);
    },
    async fillsIn(number, text) {
      await newestCard(page)
        .locator('input:not([type=checkbox]):not([type=radio]), textarea')
        .nth(number)
        .fill(text);
    },
    async chooses(number, choice) {
      await newestCard(page).getByRole('combobox').nth(number).click();
      await page.getByRole('option', { name: choice }).click();
    },
    async signsIn(button, person, until, picture) {
      const opened = page.context().waitForEvent('page');
      await newestCard(page)
        .getByRole('link', { name: button })
        .or(newestCard(page).getByRole('button', { name: button }))
        .last()
        .click();
      const tab = await opened;
      await tab.getByRole('button', { name: person }).waitFor();
      await tab.screenshot({ path: path.join(SCREENSHOTS, `${picture}.png`) });
      await tab.getByRole('button', { name: person }).click();
      await tab.getByText(until).waitFor();
      await tab.close();
    },
    async sees(text) {
      await seen(page, page.locator(CARD).getByText(text).last());
    },
    async seesNewest(text) {
      await seen(page, newestCard(page).getByText(text).first());
    },
    async picture(name) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.waitForTimeout(300);
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
    },
    async pictureOfCard(file) {
      // What the pointer is over looks different.
      await page.mouse.move(0, 0);
      await page.waitForTimeout(300);
      await newestCard(page).screenshot({ path: file, animations: 'disabled' });
    },
    close: () => browser.close(),
  };
}

function newestCard(page: Page): Locator {
  return page.locator(CARD).last();
}

async function seen(page: Page, locator: Locator): Promise<void> {
  try {
    await locator.waitFor();
  } catch (error) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: path.join(SCREENSHOTS, 'not-seen.png') });
    throw error;
  }
}
