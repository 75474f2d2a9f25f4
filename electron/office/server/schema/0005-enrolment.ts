/** How a PC comes in on a supervisor's word, and how a lost one is shut out: what the two PCs say to each other through the server, and an account of what was closed. */
import { DEFINER, guard, only } from './rights.ts'

/** From the asking on; then nothing more is said on it. */
export const ENROLMENT_MINUTES = 10

/** Nothing more can come of it, other than in time. */
const OPEN = `state IN ('asked', 'offered', 'revealed', 'sealed') AND until > now()`
const NOTIFY = `PERFORM pg_notify('soudan', v_me.office || ' enrolment')`

export const sql = `
/*
 * One asking. whole: that PC would be given everybody's records. public_key, commitment, nonce: of the PC that asks (the commitment first, the nonce only after the other's offer).
 * by, offer_key, offer_nonce: of the PC that is in. sealed: the office's key, for nobody but the PC that asked. ADR 0011 says why in
 * this order. state: asked -> offered -> revealed -> sealed -> taken; or refused, wrongCode, cancelled.
 */
CREATE TABLE soudan.enrolments (
  office uuid NOT NULL REFERENCES soudan.offices,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  login name NOT NULL REFERENCES soudan.members,
  whole boolean NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  until timestamptz NOT NULL DEFAULT now() + interval '${ENROLMENT_MINUTES} minutes',
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'offered', 'revealed', 'sealed', 'taken', 'refused', 'wrongCode', 'cancelled')),
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  commitment bytea NOT NULL CHECK (length(commitment) = 32),
  nonce bytea CHECK (length(nonce) = 32),
  by text,
  offer_key bytea CHECK (length(offer_key) = 32),
  offer_nonce bytea CHECK (length(offer_nonce) = 32),
  sealed bytea CHECK (length(sealed) <= 10000),
  PRIMARY KEY (office, id)
);

/* Who shut which login out, or let it in again. Lines are only ever added. */
CREATE TABLE soudan.closings (
  office uuid NOT NULL REFERENCES soudan.offices,
  login name NOT NULL REFERENCES soudan.members,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  closed boolean NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (office, login, at)
);

/* A PC with a joining file asks; what it asked before is over. Null: no PC has joined yet, so that nobody could answer. */
CREATE FUNCTION soudan.enrol_ask(p_public_key bytea, p_commitment bytea) RETURNS uuid LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members; v_id uuid;
BEGIN
  ${guard('enrol_ask')};
  IF NOT EXISTS (SELECT FROM soudan.offices o WHERE o.office = v_me.office AND o.proof IS NOT NULL) THEN RETURN NULL; END IF;
  UPDATE soudan.enrolments SET state = 'cancelled', sealed = NULL WHERE office = v_me.office AND login = v_me.login AND ${OPEN};
  INSERT INTO soudan.enrolments (office, login, whole, public_key, commitment)
  VALUES (v_me.office, v_me.login, v_me.whole, p_public_key, p_commitment)
  RETURNING id INTO v_id;
  ${NOTIFY};
  RETURN v_id;
END $$;
${only('enrol_ask', 'bytea, bytea')}

/* A PC of the office answers, the first one only. False: another one did, or it is over. */
CREATE FUNCTION soudan.enrol_offer(p_id uuid, p_public_key bytea, p_nonce bytea) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('enrol_offer')};
  UPDATE soudan.enrolments SET state = 'offered', by = v_me.subject, offer_key = p_public_key, offer_nonce = p_nonce
  WHERE office = v_me.office AND id = p_id AND state = 'asked' AND ${OPEN};
  IF NOT FOUND THEN RETURN false; END IF;
  ${NOTIFY};
  RETURN true;
END $$;
${only('enrol_offer', 'uuid, bytea, bytea')}

/* What the asking PC had committed itself to, now that the other's key and nonce stand. */
CREATE FUNCTION soudan.enrol_reveal(p_id uuid, p_nonce bytea) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('enrol_reveal')};
  UPDATE soudan.enrolments SET state = 'revealed', nonce = p_nonce
  WHERE office = v_me.office AND id = p_id AND login = v_me.login AND state = 'offered' AND ${OPEN};
  IF NOT FOUND THEN RETURN false; END IF;
  ${NOTIFY};
  RETURN true;
END $$;
${only('enrol_reveal', 'uuid, bytea')}

/* The numbers agree: the office's key, sealed for the asking PC, from the PC that made the offer. */
CREATE FUNCTION soudan.enrol_seal(p_id uuid, p_sealed bytea) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('enrol_seal')};
  UPDATE soudan.enrolments SET state = 'sealed', sealed = p_sealed
  WHERE office = v_me.office AND id = p_id AND by = ANY (soudan.my_devices() || v_me.subject) AND state = 'revealed' AND ${OPEN};
  IF NOT FOUND THEN RETURN false; END IF;
  ${NOTIFY};
  RETURN true;
END $$;
${only('enrol_seal', 'uuid, bytea')}

/* The asking PC has opened it: it lies here no longer. */
CREATE FUNCTION soudan.enrol_take(p_id uuid) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('enrol_take')};
  UPDATE soudan.enrolments SET state = 'taken', sealed = NULL
  WHERE office = v_me.office AND id = p_id AND login = v_me.login AND state = 'sealed';
  IF NOT FOUND THEN RETURN false; END IF;
  ${NOTIFY};
  RETURN true;
END $$;
${only('enrol_take', 'uuid')}

/* It is over: the asking PC itself gave up, or a PC of the office said no. */
CREATE FUNCTION soudan.enrol_end(p_id uuid, p_state text) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('enrol_end')};
  IF p_state <> ALL (CASE WHEN v_me.kind = 'joining' THEN ARRAY['cancelled'] ELSE ARRAY['cancelled', 'refused', 'wrongCode'] END)
  THEN RAISE invalid_parameter_value USING MESSAGE = 'badState'; END IF;
  UPDATE soudan.enrolments SET state = p_state, sealed = NULL
  WHERE office = v_me.office AND id = p_id AND (v_me.kind = 'device' OR login = v_me.login) AND ${OPEN};
  IF NOT FOUND THEN RETURN false; END IF;
  ${NOTIFY};
  RETURN true;
END $$;
${only('enrol_end', 'uuid, text')}

/* The office's PCs: the name each writes under, when it was last heard, and whether it is shut out. */
/* undisposed: it has not said yet that it took in the office's last disposal, so that its disk may still hold what was disposed of. */
CREATE INDEX events_disposals ON soudan.events (office, pos) WHERE type = 'records.disposed';
CREATE FUNCTION soudan.pcs() RETURNS TABLE (login name, device text, heard timestamptz, whole boolean, own boolean, closed_at timestamptz, undisposed boolean)
LANGUAGE plpgsql STABLE ${DEFINER} AS $$
#variable_conflict use_column
DECLARE v_me soudan.members;
BEGIN
  ${guard('pcs')};
  RETURN QUERY
  SELECT m.login, m.subject, soudan.heard(m.office, m.login), m.whole, m.login = v_me.login, m.until,
    EXISTS (
      SELECT FROM soudan.events e WHERE e.office = m.office AND e.type = 'records.disposed' AND e.pos > coalesce(
        (SELECT p.pos FROM soudan.presence p WHERE p.office = m.office AND p.device = m.subject), 0)
    )
  FROM soudan.members m WHERE m.office = v_me.office AND m.kind = 'device'
  ORDER BY m.login;
END $$;
${only('pcs', '')}

/*
 * A PC was lost or given away: from now on its login may do nothing. Any PC may say so, for the one that is lost may be the
 * supervisor's; the app asks for the person, and the line in closings stays. 'own': nobody shuts the PC out at which
 * they sit; 'last': it is the only one; 'gone': there is no such PC.
 */
CREATE FUNCTION soudan.close_pc(p_login name) RETURNS text LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('close_pc')};
  /* Two PCs that shut each other out at once would leave none: the second one waits, and is none of the office then. */
  PERFORM FROM soudan.offices o WHERE o.office = v_me.office FOR UPDATE;
  IF NOT EXISTS (SELECT FROM soudan.members m WHERE m.login = v_me.login AND m.until IS NULL)
  THEN RAISE insufficient_privilege USING MESSAGE = 'notMember'; END IF;
  IF p_login = v_me.login THEN
    RETURN CASE WHEN EXISTS (
      SELECT FROM soudan.members m WHERE m.office = v_me.office AND m.kind = 'device' AND m.login <> v_me.login AND m.until IS NULL
    ) THEN 'own' ELSE 'last' END;
  END IF;
  IF NOT EXISTS (SELECT FROM soudan.members m WHERE m.office = v_me.office AND m.kind = 'device' AND m.login = p_login) THEN RETURN 'gone'; END IF;
  UPDATE soudan.members m SET until = now() WHERE m.login = p_login AND m.until IS NULL;
  IF NOT FOUND THEN RETURN 'closed'; END IF;
  INSERT INTO soudan.closings (office, login, closed, by) VALUES (v_me.office, p_login, true, v_me.subject);
  ${NOTIFY};
  RETURN 'closed';
END $$;
${only('close_pc', 'name')}

/* It was found again, or the wrong one was shut out. */
CREATE FUNCTION soudan.reopen_pc(p_login name) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('reopen_pc')};
  UPDATE soudan.members m SET until = NULL WHERE m.office = v_me.office AND m.kind = 'device' AND m.login = p_login AND m.until IS NOT NULL;
  IF NOT FOUND THEN
    RETURN EXISTS (SELECT FROM soudan.members m WHERE m.office = v_me.office AND m.kind = 'device' AND m.login = p_login);
  END IF;
  INSERT INTO soudan.closings (office, login, closed, by) VALUES (v_me.office, p_login, false, v_me.subject);
  ${NOTIFY};
  RETURN true;
END $$;
${only('reopen_pc', 'name')}

ALTER TABLE soudan.enrolments ENABLE ROW LEVEL SECURITY;
ALTER TABLE soudan.closings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON soudan.enrolments FOR SELECT TO soudan_member USING (
  office = (SELECT m.office FROM soudan.me() m)
  AND ((SELECT m.kind FROM soudan.me() m) = 'device' OR login = session_user));
CREATE POLICY own ON soudan.closings FOR SELECT TO soudan_member USING (
  office = (SELECT m.office FROM soudan.me() m) AND (SELECT m.kind FROM soudan.me() m) IN ('device', 'supervisor', 'it'));
GRANT SELECT ON soudan.enrolments, soudan.closings TO soudan_member;
`
