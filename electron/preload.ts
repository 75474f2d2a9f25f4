/** Puts the bridge on the page, nothing else. Built as one CommonJS file: a sandboxed preload can be nothing else. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../shared/bridge.ts'
import { CALL_CHANNEL, TOPIC_CHANNEL } from './platform/ipc-names.ts'

const bridge: Bridge = {
  platform: 'electron',
  call: (channel, payload) => ipcRenderer.invoke(CALL_CHANNEL, channel, payload),
  on(topic, listener) {
    // The event object stays here: it would carry the sender into the page.
    const heard = (_event: unknown, name: unknown, payload: unknown): void => {
      if (name === topic) listener(payload)
    }
    ipcRenderer.on(TOPIC_CHANNEL, heard)
    return () => ipcRenderer.removeListener(TOPIC_CHANNEL, heard)
  },
}

contextBridge.exposeInMainWorld('soudan', bridge)
