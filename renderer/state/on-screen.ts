/** What the screen has to say of itself to whoever asks for help: which part of a room is shown, and which keys act in it. */
import { useEffect } from 'react'
import { create } from 'zustand'

/** Keys that act while something is shown, as they are written on the keyboard. */
export type ActingKey = { readonly keys: readonly string[]; readonly does: string }

/** A page inside of a room that has a help of its own. */
export type PartId = 'telling' | 'import' | 'held'

type OnScreen = {
  readonly keys: readonly (readonly ActingKey[])[]
  readonly parts: readonly PartId[]
}

export const useOnScreen = create<OnScreen>(() => ({ keys: [], parts: [] }))

/** Told by whoever hears the keys, as long as it does: so the help names no key that does nothing. `keys` must stay the same object. */
export function useActingKeys(keys: readonly ActingKey[]): void {
  useEffect(() => {
    if (keys.length === 0) return
    useOnScreen.setState((now) => ({ keys: [...now.keys, keys] }))
    return () =>
      useOnScreen.setState((now) => ({ keys: now.keys.filter((shown) => shown !== keys) }))
  }, [keys])
}

/** The calling component is that page. */
export function usePart(part: PartId): void {
  useEffect(() => {
    useOnScreen.setState(({ parts }) => ({ parts: [...parts, part] }))
    return () =>
      useOnScreen.setState(({ parts }) => ({ parts: parts.filter((shown) => shown !== part) }))
  }, [part])
}
