/** Words of the session that end up in the record or in the meeting, so that both sides of the house say the same. */
export const sessionText = {
  /** Why a session was paused when somebody was seen who had not been announced (M20-2). */
  pausedForCompanion: '予定にない方の同席を確認したため',
  /** Title of the meeting: no name, no number. */
  meetingTopic: (slot: string): string => `オンライン職業相談 ${slot}`,
}
