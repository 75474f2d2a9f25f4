/** The few helpers that a page without React needs. */

/** An element that the page's own html promises. */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`)
  return found
}

/** Shows a stream; resolves false when the browser refuses to play its sound before a click. */
export async function show(video: HTMLVideoElement, stream: MediaStream | null): Promise<boolean> {
  if (video.srcObject !== stream) video.srcObject = stream
  video.hidden = stream === null
  if (stream === null) return true
  try {
    await video.play()
    return true
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotAllowedError')
  }
}

/** A state for tests and for CSS, on the root element. */
export function state(
  name: 'camera' | 'peer' | 'place' | 'recording' | 'hushed' | 'sharing',
  value: string,
): void {
  document.documentElement.dataset[name] = value
}
