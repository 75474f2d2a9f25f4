/** Reads a chosen or dropped file into what the contract wants. */
import { fail, ok, type Result } from '../../../shared/result.ts'

export type ChosenFile = { readonly fileName: string; readonly base64: string }

/** The contract's limit in base64 characters, as bytes of the file. */
export const LARGEST_FILE_BYTES = Math.floor((90_000_000 / 4) * 3)

/** Bytes as base64 without ever holding the text twice. Refusals: fileEmpty, tooLarge (details.megabytes), fileUnreadable. */
export async function readFile(
  file: File,
): Promise<Result<ChosenFile, 'fileEmpty' | 'tooLarge' | 'fileUnreadable'>> {
  if (file.size > LARGEST_FILE_BYTES)
    return fail('tooLarge', { megabytes: Math.ceil(file.size / 1_000_000) })
  const url = await dataUrl(file)
  if (url === null) return fail('fileUnreadable')
  // A file of no bytes reads as 'data:' without a comma or with nothing after it.
  const base64 = url.slice(url.indexOf(',') + 1)
  if (file.size === 0 || base64 === '' || base64 === url) return fail('fileEmpty')
  return ok({ fileName: file.name, base64 })
}

/** null: the file was moved away, is locked, or is a folder. */
function dataUrl(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : null)
    reader.onerror = () => resolve(null)
    reader.readAsDataURL(file)
  })
}
