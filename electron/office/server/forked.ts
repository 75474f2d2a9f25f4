/** Where the chains of a PC that is an older copy of itself, and of the office's server, part. */
import { ok, type Result } from '../../../shared/result.ts'
import type { Branches } from '../../storage/log/branch.ts'
import type { Outbox } from '../../storage/log/outbox.ts'
import type { OfficeServer, ServerTrouble } from './port.ts'

type Chains = Pick<Outbox, 'devices' | 'headOf' | 'has'>

/**
 * Of each name under which this PC wrote and that went on differently there: the last event that both have alike. Chains of hashes: what
 * is alike at one event is alike before it.
 */
export async function branchesOf(
  line: Pick<OfficeServer, 'heads' | 'hashAt'>,
  chains: Chains,
): Promise<Result<Branches, ServerTrouble>> {
  const heads = await line.heads(chains.devices())
  if (!heads.ok) return heads
  const branches = new Map<string, number>()
  for (const [device, { sequence, hash }] of heads.value) {
    // The server has a part of what is here: that goes on as it is.
    if (chains.has(device, sequence, hash)) continue
    const alike = await lastAlike(line, chains, device, Math.min(sequence, chains.headOf(device)))
    if (!alike.ok) return alike
    if (alike.value < chains.headOf(device)) branches.set(device, alike.value)
  }
  return ok(branches)
}

/** @param most no later one can be alike */
async function lastAlike(
  line: Pick<OfficeServer, 'hashAt'>,
  chains: Chains,
  device: string,
  most: number,
): Promise<Result<number, ServerTrouble>> {
  let alike = 0
  let other = most + 1
  while (other - alike > 1) {
    const middle = Math.floor((alike + other) / 2)
    const there = await line.hashAt(device, middle)
    if (!there.ok) return there
    if (there.value !== null && chains.has(device, middle, there.value)) alike = middle
    else other = middle
  }
  return ok(alike)
}
