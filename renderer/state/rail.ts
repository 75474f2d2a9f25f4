/** Whether the rail at the side is open: opened in the strip of the practice office, shown beside the rooms. */
import { create } from 'zustand'

export const useRail = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

export const openRail = (isOpen: boolean): void => useRail.setState({ isOpen })
