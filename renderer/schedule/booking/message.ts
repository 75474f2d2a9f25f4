/** Fills the office's message texts. */
export { fillMessage, type MessageFacts } from '../../../shared/office/messages.ts'
