/** What the preload (Electron) or the bridge script (browser platform) puts on `window.soudan`. */
export interface Bridge {
  /** Resolves with a Result as plain data; the caller parses it. */
  call(channel: string, payload: unknown): Promise<unknown>
  /** Payloads of a topic, unparsed. Returns the way to stop. */
  on(topic: string, listener: (payload: unknown) => void): () => void
  readonly platform: 'electron' | 'browser'
}
