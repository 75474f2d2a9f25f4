/** The settings show nobody: remote support may see them, unless a session runs. */
import { useLayoutEffect } from 'react'
import { call } from '../api.ts'

/** Before the next picture is drawn the main process is told; when the component goes, a person may be shown again. */
export function useNobodyShown(): void {
  useLayoutEffect(() => {
    void call('office.showsPerson', { person: false })
    return () => void call('office.showsPerson', { person: true })
  }, [])
}
