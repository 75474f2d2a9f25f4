/** Drops a file on the window as the desktop does it. */
import type { Page } from 'playwright-core'

export async function hoverFile(
  page: Page,
  name: string,
  bytes: Uint8Array,
): Promise<{ drop(): Promise<void> }> {
  const dataTransfer = await page.evaluateHandle(
    ({ fileName, base64 }) => {
      const transfer = new DataTransfer()
      transfer.items.add(
        new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], fileName),
      )
      return transfer
    },
    { fileName: name, base64: Buffer.from(bytes).toString('base64') },
  )
  const main = page.getByRole('main')
  await main.dispatchEvent('dragenter', { dataTransfer })
  await main.dispatchEvent('dragover', { dataTransfer })
  return { drop: () => main.dispatchEvent('drop', { dataTransfer }) }
}
