/** Hands a text to the person as a file: Electron asks where, a browser takes its folder for downloads. */
export function saveText(fileName: string, text: string): void {
  // Windows' editor takes a file without this mark for the system's own encoding.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}
