/** The office's log: the PCs' sealed events in one order, and the wrapped keys of their scopes. */
import { DEFINER, guard, only } from './rights.ts'

/** The most events one push brings. */
export const PUSHED_AT_ONCE = 500

const READS = `
  office = (SELECT m.office FROM soudan.me() m)
  AND CASE (SELECT m.kind FROM soudan.me() m)
    WHEN 'supervisor' THEN true
    WHEN 'counselor' THEN home IS NULL OR owner = (SELECT m.subject FROM soudan.me() m)
    WHEN 'device' THEN home IS NULL OR (SELECT m.whole FROM soudan.me() m) OR home = ANY ((SELECT soudan.my_devices())::text[])
    ELSE false
  END`

export const sql = `
CREATE TABLE soudan.heads (
  office uuid NOT NULL REFERENCES soudan.offices,
  device text NOT NULL,
  sequence bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (office, device)
);

/*
 * device: who made the key. Two PCs that could not know of each other may both begin the scope of one booking, each with a key of
 * its own. owner, home: of a record, the counselor's account and the PC it was opened on; null: it is everybody's in the office.
 * wrapped null: destroyed, and stays so.
 */
CREATE TABLE soudan.keys (
  office uuid NOT NULL REFERENCES soudan.offices,
  scope text NOT NULL,
  device text NOT NULL,
  owner text,
  home text,
  wrapped bytea,
  generation int NOT NULL,
  destroyed_at timestamptz,
  PRIMARY KEY (office, scope, device),
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
  CHECK ((owner IS NULL) = (home IS NULL))
);

CREATE TABLE soudan.events (
  office uuid NOT NULL,
  device text NOT NULL,
  sequence bigint NOT NULL,
  pos bigint NOT NULL,
  at_ms bigint NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  type text NOT NULL,
  scope text NOT NULL,
  owner text,
  home text,
  payload bytea NOT NULL,
  previous bytea NOT NULL CHECK (length(previous) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (office, device, sequence),
  UNIQUE (office, pos)
) PARTITION BY LIST (office);

/* For whoever sets the server up; no login of the office may call it. */
CREATE FUNCTION soudan.add_office(p_office uuid) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
BEGIN
  INSERT INTO soudan.offices (office) VALUES (p_office);
  EXECUTE format('CREATE TABLE soudan.%I PARTITION OF soudan.events FOR VALUES IN (%L)', 'events_' || p_office, p_office);
END $$;
REVOKE ALL ON FUNCTION soudan.add_office(uuid) FROM PUBLIC;

/* The rows of one push. */
CREATE FUNCTION soudan.travelled(
  p_first bigint, p_at_ms bigint[], p_actor text[], p_type text[], p_scope text[], p_length int[], p_bytes bytea, p_previous bytea
) RETURNS TABLE (sequence bigint, at_ms bigint, actor text, type text, scope text, payload bytea, previous bytea, hash bytea)
LANGUAGE sql IMMUTABLE ${DEFINER} AS $$
  SELECT p_first + r.i - 1, r.at_ms, r.actor, r.type, r.scope, substr(p_bytes, r.start + 32, r.length),
    coalesce(lag(substr(p_bytes, r.start, 32)) OVER (ORDER BY r.i), p_previous), substr(p_bytes, r.start, 32)
  FROM (
    SELECT e.*, (sum(e.length + 32) OVER (ORDER BY e.i))::int - e.length - 31 AS start
    FROM unnest(p_at_ms, p_actor, p_type, p_scope, p_length) WITH ORDINALITY AS e (at_ms, actor, type, scope, length, i)
  ) r
$$;
REVOKE ALL ON FUNCTION soudan.travelled(bigint, bigint[], text[], text[], text[], int[], bytea, bytea) FROM PUBLIC;

/*
 * Appends the next events of the calling PC, written under one of its names. What was sent already has to be the very same. One row
 * lock per office gives the order: whoever reads up to a position has seen everything before it.
 * p_bytes: of each event its hash (32 bytes) and its payload (p_length), one after the other. p_previous: of the first; each other
 * event follows the one before it.
 * outcome: 'ok'; 'gap' (send from head + 1 on); 'fork' (this PC's log went on differently from here: a restored disk).
 */
CREATE FUNCTION soudan.push(
  p_device text, p_first bigint, p_at_ms bigint[], p_actor text[], p_type text[], p_scope text[], p_length int[],
  p_bytes bytea, p_previous bytea, p_key_scope text[], p_key_wrapped bytea[], p_generation int
) RETURNS TABLE (outcome text, head bigint, pos bigint) LANGUAGE plpgsql ${DEFINER} AS $$
#variable_conflict use_column
DECLARE
  v_me soudan.members;
  v_pos bigint;
  v_sequence bigint;
  v_hash bytea;
  v_count int := coalesce(cardinality(p_length), 0);
  v_new bigint;
  v_homes text;
BEGIN
  ${guard('push')};
  IF p_device <> ALL (soudan.my_devices()) THEN RAISE insufficient_privilege USING MESSAGE = 'otherDevice'; END IF;
  IF v_count NOT BETWEEN 1 AND ${PUSHED_AT_ONCE} OR p_first < 1 OR length(p_previous) <> 32
    OR v_count <> ALL (ARRAY[cardinality(p_at_ms), cardinality(p_actor), cardinality(p_type), cardinality(p_scope)])
    OR length(p_bytes) <> (SELECT sum(one + 32) FROM unnest(p_length) one)
    OR coalesce(cardinality(p_key_scope), 0) <> coalesce(cardinality(p_key_wrapped), 0)
  THEN RAISE invalid_parameter_value USING MESSAGE = 'badPush'; END IF;
  SELECT o.pos INTO STRICT v_pos FROM soudan.offices o WHERE o.office = v_me.office FOR UPDATE;
  SELECT h.sequence, h.hash INTO v_sequence, v_hash FROM soudan.heads h WHERE h.office = v_me.office AND h.device = p_device;
  IF NOT FOUND THEN v_sequence := 0; v_hash := decode(repeat('00', 32), 'hex'); END IF;
  IF p_first > v_sequence + 1 THEN RETURN QUERY SELECT 'gap', v_sequence, v_pos; RETURN; END IF;

  IF EXISTS (
    SELECT FROM soudan.travelled(p_first, p_at_ms, p_actor, p_type, p_scope, p_length, p_bytes, p_previous) t
    LEFT JOIN soudan.events e ON e.office = v_me.office AND e.device = p_device AND e.sequence = t.sequence
    WHERE t.sequence <= v_sequence AND (e.at_ms, e.actor, e.type, e.scope, e.payload, e.previous, e.hash)
      IS DISTINCT FROM (t.at_ms, t.actor, t.type, t.scope, t.payload, t.previous, t.hash)
  ) OR (p_first = v_sequence + 1 AND p_previous <> v_hash)
  THEN RETURN QUERY SELECT 'fork', v_sequence, v_pos; RETURN; END IF;
  v_new := p_first + v_count - 1 - v_sequence;
  IF v_new <= 0 THEN RETURN QUERY SELECT 'ok', v_sequence, v_pos; RETURN; END IF;

  INSERT INTO soudan.keys (office, scope, device, owner, home, wrapped, generation, destroyed_at)
  SELECT v_me.office, k.scope, p_device, o.actor, CASE WHEN o.actor IS NOT NULL THEN p_device END, k.wrapped, p_generation,
    CASE WHEN k.wrapped IS NULL THEN now() END
  FROM unnest(p_key_scope, p_key_wrapped) AS k (scope, wrapped)
  LEFT JOIN (
    SELECT DISTINCT ON (e.scope) e.scope, e.actor FROM unnest(p_actor, p_type, p_scope) AS e (actor, type, scope)
    WHERE e.type = 'session.opened' AND e.scope LIKE 'record/%'
  ) o ON o.scope = k.scope
  ON CONFLICT DO NOTHING;

  INSERT INTO soudan.events (office, device, sequence, pos, at_ms, actor, type, scope, owner, home, payload, previous, hash)
  SELECT v_me.office, p_device, t.sequence, v_pos + t.sequence - v_sequence, t.at_ms, t.actor, t.type, t.scope, k.owner, k.home,
    t.payload, t.previous, t.hash
  FROM soudan.travelled(p_first, p_at_ms, p_actor, p_type, p_scope, p_length, p_bytes, p_previous) t
  LEFT JOIN (
    SELECT DISTINCT ON (own.scope) own.scope, own.owner, own.home FROM soudan.keys own
    WHERE own.office = v_me.office AND own.home IS NOT NULL AND own.scope IN (SELECT DISTINCT unnest(p_scope))
  ) k ON k.scope = t.scope
  WHERE t.sequence > v_sequence;
  /* A record that nobody opened would be read by nobody or by everybody. */
  IF EXISTS (
    SELECT FROM soudan.events e
    WHERE e.office = v_me.office AND e.device = p_device AND e.sequence > v_sequence AND e.scope LIKE 'record/%' AND e.home IS NULL
  ) THEN RAISE invalid_parameter_value USING MESSAGE = 'noOwner'; END IF;

  INSERT INTO soudan.heads
  SELECT v_me.office, p_device, e.sequence, e.hash FROM soudan.events e
  WHERE e.office = v_me.office AND e.device = p_device AND e.sequence = v_sequence + v_new
  ON CONFLICT (office, device) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash;
  UPDATE soudan.offices SET pos = v_pos + v_new WHERE office = v_me.office;
  /* Whom it concerns: everybody of the office, or only the PCs whose records these are (and those with everybody's). */
  SELECT CASE WHEN bool_or(e.home IS NULL) THEN NULL ELSE string_agg(DISTINCT e.home, ',') END INTO v_homes
  FROM soudan.events e WHERE e.office = v_me.office AND e.device = p_device AND e.sequence > v_sequence;
  PERFORM pg_notify('soudan', v_me.office || ' ' || v_pos + v_new || CASE WHEN length(v_homes) < 4000 THEN ' ' || v_homes ELSE '' END);
  RETURN QUERY SELECT 'ok', v_sequence + v_new, v_pos + v_new;
END $$;
${only('push', 'text, bigint, bigint[], text[], text[], text[], int[], bytea, bytea, text[], bytea[], int')}

/* At the end of its period: nobody of the office can read what these scopes hold any more. How many keys went. */
CREATE FUNCTION soudan.dispose(p_scopes text[]) RETURNS int LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members; v_count int;
BEGIN
  ${guard('dispose')};
  UPDATE soudan.keys SET wrapped = NULL, destroyed_at = now()
  WHERE office = v_me.office AND scope = ANY (p_scopes) AND wrapped IS NOT NULL;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;
${only('dispose', 'text[]')}

/* What a PC destroyed of its own scopes goes here too. How many keys went. */
CREATE FUNCTION soudan.forget_keys(p_scopes text[]) RETURNS int LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members; v_count int;
BEGIN
  ${guard('forget_keys')};
  UPDATE soudan.keys SET wrapped = NULL, destroyed_at = now()
  WHERE office = v_me.office AND scope = ANY (p_scopes) AND wrapped IS NOT NULL AND device = ANY (soudan.my_devices());
  GET DIAGNOSTICS v_count = ROW_COUNT;
  RETURN v_count;
END $$;
${only('forget_keys', 'text[]')}

/* How much the office holds, for IT; says nothing of anybody. */
CREATE FUNCTION soudan.sizes() RETURNS TABLE (events bigint, bytes bigint, newest timestamptz) LANGUAGE plpgsql STABLE ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('sizes')};
  RETURN QUERY SELECT count(*), coalesce(sum(length(e.payload)), 0)::bigint, max(e.received_at) FROM soudan.events e WHERE e.office = v_me.office;
END $$;
${only('sizes', '')}

ALTER TABLE soudan.heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE soudan.keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE soudan.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON soudan.heads FOR SELECT TO soudan_member USING (
  office = (SELECT m.office FROM soudan.me() m) AND (SELECT m.kind FROM soudan.me() m) <> 'joining');
CREATE POLICY own ON soudan.keys FOR SELECT TO soudan_member USING (${READS});
CREATE POLICY own ON soudan.events FOR SELECT TO soudan_member USING (${READS});
GRANT SELECT ON soudan.heads, soudan.keys, soudan.events TO soudan_member;
`
