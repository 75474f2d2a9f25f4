/** ipcMain: what a page's preload says to the main process. */
import type { StandInContents } from './contents.ts'
import { Guarded } from './guarded.ts'
import type { Called } from './preload.ts'

type Invoked = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown
export type Frame = { readonly url: string; readonly parent: Frame | null }

class StandInIpcMain extends Guarded implements Pick<Electron.IpcMain, 'removeHandler'> {
  private readonly handlers = new Map<string, Invoked>()
  constructor() {
    super('ipcMain', ['electron-store-get-data'])
  }
  handle(channel: string, listener: Invoked): void {
    if (this.handlers.has(channel)) throw new Error(`a second handler for '${channel}'`)
    this.handlers.set(channel, listener)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  async invoked(
    { channel, args }: Called,
    sender: StandInContents,
    frame: Frame,
  ): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const event: object = { type: 'frame', sender, senderFrame: frame, frameId: 1, processId: 1 }
    // The members of an event that a handler of ours may use; asking for another gives undefined.
    return handler(event as Electron.IpcMainInvokeEvent, ...args)
  }
}

export const ipcMain = new StandInIpcMain()
