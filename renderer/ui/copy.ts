/** Puts a text on the clipboard: the only place that does. */

/** false: neither the clipboard nor the older way took it; the person has to copy by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** For where the clipboard permission is denied: the browser's own copy command on a selection. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sd-hidden-visually'
  // Inside an open dialog: it would take the focus back from anything outside.
  const around = before?.closest('[role="dialog"], [role="alertdialog"]') ?? document.body
  around.append(area)
  area.select()
  const copied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
