/** Vite over the renderer's source, with hot reload: for `npm run dev`, and for the gallery's test. No build knows this file. */
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer, normalizePath, type Plugin, type ViteDevServer } from 'vite'
import { fontSlices } from '../../renderer/ui/font-slices.ts'
import { devHeaders } from './headers.ts'

const root = join(import.meta.dirname, '..', '..')
/** The page with every component of `renderer/ui`. */
export const GALLERY_PATH = '/gallery/index.html'

export type ViteWish = {
  readonly port: number
  readonly nonce: string
  /** Under node_modules/.cache: two servers at once must not share what they keep. */
  readonly cache: string
}

/**
 * shared/ belongs to both processes: while the main process starts anew nothing could be fetched through it, and when it
 * stands the whole page is loaded anyway (dev/run.ts).
 */
function sharedComesWithMain(): Plugin {
  const shared = `${normalizePath(join(root, 'shared'))}/`
  return {
    name: 'soudan-shared-comes-with-main',
    hotUpdate: ({ file }) => (file.startsWith(shared) ? [] : undefined),
  }
}

/** Listens on 127.0.0.1 alone and serves source files only: the renderer's, shared/'s and those of packages. */
export async function startVite({ port, nonce, cache }: ViteWish): Promise<ViteDevServer> {
  const origin = `http://127.0.0.1:${port}`
  const server = await createServer({
    configFile: false,
    root: join(root, 'renderer'),
    cacheDir: join(root, 'node_modules', '.cache', cache),
    plugins: [react(), fontSlices(), sharedComesWithMain()],
    clearScreen: false,
    logLevel: 'warn',
    html: { cspNonce: nonce },
    optimizeDeps: { entries: ['index.html', 'gallery/index.html'] },
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      cors: false,
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: port },
      fs: { allow: ['renderer', 'shared', 'node_modules'].map((place) => join(root, place)) },
      headers: devHeaders({ connect: ["'self'"], frame: [] }, { nonce, vite: origin }),
    },
  })
  return server.listen()
}
