/** What is wrong with a screen, by axe's rules and by its width. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Each theme and each end of the widths once: a colour does not depend on the width, nor a layout on the theme. */
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const;

/** Where pictures of named screens go, for whoever wants to look at them. */
const shots = process.env.IPSE_SCREENSHOTS;

/** What is wrong with the screen as it stands, in each look; nothing may be cut off at 360 px. */
export async function faultsOf(page: Page, name?: string): Promise<string[]> {
  const found: string[] = [];
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    found.push(...violations.map(({ id, nodes }) => `${width} ${colorScheme} ${id}: ${nodes[0].html}`));
    const overflowPx = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (Number(overflowPx) > 0) found.push(`${width} ${colorScheme}: ${overflowPx} px too wide`);
    if (shots && name) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}
