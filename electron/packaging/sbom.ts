/** electron-builder's hook after a build: lays the list of parts (CycloneDX, by `npm sbom`) beside the installers. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { NoticeSchema } from '../../shared/office/about.ts'

const root = join(import.meta.dirname, '..', '..')
const ComponentSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  group: z.string().optional(),
  'bom-ref': z.string(),
})
const SbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(ComponentSchema),
  dependencies: z.array(
    z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() }),
  ),
})

/** npm's list of the whole project, cut down to what is shipped (out/notices.json). */
export function shippedSbom(): z.infer<typeof SbomSchema> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const script = process.env['npm_execpath']
  const [program, first] = script === undefined ? [npm, []] : [process.execPath, [script]]
  const args = [...first, 'sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application']
  const whole = SbomSchema.parse(
    JSON.parse(
      execFileSync(program, args, {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 100 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: script === undefined && process.platform === 'win32',
      }),
    ),
  )
  const shipped = new Set(
    z
      .array(NoticeSchema)
      .parse(JSON.parse(readFileSync(join(root, 'out', 'notices.json'), 'utf8')))
      .map(({ name, version }) => `${name}@${version}`),
  )
  const nameOf = ({ group, name }: z.infer<typeof ComponentSchema>): string =>
    group === undefined || group === '' || name.startsWith('@') ? name : `${group}/${name}`
  const components = whole.components.filter((one) => shipped.has(`${nameOf(one)}@${one.version}`))
  const kept = new Set(components.map((one) => one['bom-ref']))
  const itself = whole.dependencies[0]?.ref
  return {
    ...whole,
    components,
    dependencies: whole.dependencies
      .filter(({ ref }) => ref === itself || kept.has(ref))
      .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => kept.has(ref)) })),
  }
}

/** @returns the files to publish beside the installers */
export function afterAllArtifactBuild(result: { readonly outDir: string }): string[] {
  const file = join(result.outDir, 'SoudanDesk-sbom.cdx.json')
  writeFileSync(file, `${JSON.stringify(shippedSbom(), null, 2)}\n`)
  return [file]
}
