/** A PC that died in the middle: what it had taken is given free again, by a supervisor's word. */
import { DEFINER, guard, only } from './rights.ts'

export const sql = `
/* A PC's last sign of life must be known after a crash of the server too. */
ALTER TABLE soudan.presence SET LOGGED;

/* Until the other PCs had time to connect again, a server that was just started knows nothing of who is there. */
CREATE FUNCTION soudan.up_since() RETURNS timestamptz LANGUAGE sql STABLE ${DEFINER} AS $$
  SELECT pg_postmaster_start_time()
$$;
REVOKE ALL ON FUNCTION soudan.up_since() FROM PUBLIC;

/* The last sign of life of the PC with that login, under whatever name: it told that it is there, took a booking, or sent something. */
CREATE FUNCTION soudan.heard(p_office uuid, p_login name) RETURNS timestamptz LANGUAGE sql STABLE ${DEFINER} AS $$
  SELECT max(greatest(
    (SELECT p.seen FROM soudan.presence p WHERE p.office = d.office AND p.device = d.device),
    (SELECT max(c.at) FROM soudan.claims c WHERE c.office = d.office AND c.device = d.device),
    (SELECT e.received_at FROM soudan.heads h
      JOIN soudan.events e ON e.office = h.office AND e.device = h.device AND e.sequence = h.sequence
      WHERE h.office = d.office AND h.device = d.device)
  )) FROM soudan.devices d WHERE d.office = p_office AND d.login = p_login
$$;
REVOKE ALL ON FUNCTION soudan.heard(uuid, name) FROM PUBLIC;

/*
 * The PC on which that record was opened was not heard for ten minutes: the booking, the person's day and the Zoom licences it held
 * are free again. outcome: 'free'; 'there' (it was heard since, at p_seen); 'unknown' (nothing says which PC it was).
 */
CREATE FUNCTION soudan.free_claim(p_booking text, p_record text)
RETURNS TABLE (outcome text, seen timestamptz) LANGUAGE plpgsql ${DEFINER} AS $$
#variable_conflict use_column
DECLARE v_me soudan.members; v_login name; v_seen timestamptz;
BEGIN
  ${guard('free_claim')};
  SELECT d.login INTO v_login FROM soudan.devices d WHERE d.office = v_me.office AND d.device = coalesce(
    (SELECT k.home FROM soudan.keys k WHERE k.office = v_me.office AND k.scope = 'record/' || p_record AND k.home IS NOT NULL LIMIT 1),
    (SELECT c.device FROM soudan.claims c WHERE c.office = v_me.office AND c.booking = p_booking AND c.record = p_record)
  );
  IF v_login IS NULL THEN RETURN QUERY SELECT 'unknown', NULL::timestamptz; RETURN; END IF;
  v_seen := soudan.heard(v_me.office, v_login);
  IF v_login = v_me.login OR greatest(v_seen, soudan.up_since()) > now() - interval '10 minutes' THEN
    RETURN QUERY SELECT 'there', v_seen;
    RETURN;
  END IF;
  DELETE FROM soudan.claims c WHERE c.office = v_me.office AND c.booking = p_booking AND c.record = p_record AND c.ended_at IS NULL;
  IF FOUND THEN
    DELETE FROM soudan.day_use u WHERE u.office = v_me.office AND u.booking = p_booking AND u.state = 'held';
  END IF;
  DELETE FROM soudan.host_lease l USING soudan.devices d
  WHERE l.office = v_me.office AND d.office = l.office AND d.device = l.device AND d.login = v_login;
  RETURN QUERY SELECT 'free', v_seen;
END $$;
${only('free_claim', 'text, text')}
`
