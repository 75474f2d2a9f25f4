/** Words of the offer to take over a backup; it stands on the first screen, which loads no more than it shows. */
export const restoreOfferText = { open: 'バックアップから事務所を復元する' } as const
