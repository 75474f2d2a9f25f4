/** What the app did to the desktop, in order: for what no page shows. */
export type Trace = { readonly what: string; readonly details: unknown }

/** The whole of it since the start. */
export const traced: Trace[] = []

/** @param what `Class.method` as Electron names it */
export function trace(what: string, details: unknown = null): void {
  traced.push({ what, details })
}
