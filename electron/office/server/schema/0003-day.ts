/** What two PCs must not do at once: take one booking, serve one person twice a day, make two meetings, use one Zoom licence. */
import { DEFINER, guard, only } from './rights.ts'

export const sql = `
/* ended_at: the consultation is over; the booking is taken all the same, until its closing is in everybody's log. */
CREATE TABLE soudan.claims (
  office uuid NOT NULL REFERENCES soudan.offices,
  booking text NOT NULL,
  device text NOT NULL,
  record text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  PRIMARY KEY (office, booking)
);

/* term: keyed code of day and number, so that the server cannot link one person's days. */
CREATE TABLE soudan.day_use (
  office uuid NOT NULL REFERENCES soudan.offices,
  day date NOT NULL,
  term bytea NOT NULL CHECK (length(term) = 32),
  booking text NOT NULL,
  state text NOT NULL CHECK (state IN ('held', 'used')),
  PRIMARY KEY (office, day, term)
);

/* licence: keyed code of a Zoom user and a time, so that no two bookings of one time have the same host. */
CREATE TABLE soudan.meetings (
  office uuid NOT NULL REFERENCES soudan.offices,
  booking text NOT NULL,
  sealed bytea NOT NULL,
  licence bytea CHECK (length(licence) = 32),
  PRIMARY KEY (office, booking),
  UNIQUE (office, licence)
);

CREATE TABLE soudan.host_lease (
  office uuid NOT NULL REFERENCES soudan.offices,
  host text NOT NULL,
  device text NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (office, host)
);

CREATE UNLOGGED TABLE soudan.presence (
  office uuid NOT NULL,
  device text NOT NULL,
  counselor text,
  state text NOT NULL,
  /* Up to here it has taken in the office's log. */
  pos bigint NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  seen timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (office, device)
);

/*
 * One PC takes the booking, and with it the person's one use of the day. p_term null: the person has no number, or a supervisor
 * allowed a second use (M12-2-1). Answers 'ok', 'yours' (taken before by this PC for this record), 'claimed' with who, 'onceADay'.
 */
CREATE FUNCTION soudan.claim(p_booking text, p_record text, p_day date, p_term bytea)
RETURNS TABLE (outcome text, device text, at timestamptz) LANGUAGE plpgsql ${DEFINER} AS $$
#variable_conflict use_column
DECLARE v_me soudan.members; v_claim soudan.claims; v_is_new boolean;
BEGIN
  ${guard('claim')};
  LOOP
    INSERT INTO soudan.claims (office, booking, device, record) VALUES (v_me.office, p_booking, v_me.subject, p_record)
    ON CONFLICT DO NOTHING;
    v_is_new := FOUND;
    SELECT c.* INTO v_claim FROM soudan.claims c WHERE c.office = v_me.office AND c.booking = p_booking FOR UPDATE;
    EXIT WHEN FOUND;
  END LOOP;
  IF v_claim.device <> v_me.subject OR v_claim.record <> p_record THEN
    RETURN QUERY SELECT 'claimed', v_claim.device, v_claim.at;
    RETURN;
  END IF;
  IF p_term IS NOT NULL THEN
    INSERT INTO soudan.day_use VALUES (v_me.office, p_day, p_term, p_booking, 'held') ON CONFLICT DO NOTHING;
    IF NOT FOUND AND NOT EXISTS (
      SELECT FROM soudan.day_use u WHERE u.office = v_me.office AND u.day = p_day AND u.term = p_term AND u.booking = p_booking AND u.state = 'held'
    ) THEN
      IF v_is_new THEN DELETE FROM soudan.claims c WHERE c.office = v_me.office AND c.booking = p_booking; END IF;
      RETURN QUERY SELECT 'onceADay', NULL::text, NULL::timestamptz;
      RETURN;
    END IF;
  END IF;
  RETURN QUERY SELECT CASE WHEN v_is_new THEN 'ok' ELSE 'yours' END, v_claim.device, v_claim.at;
END $$;
${only('claim', 'text, text, date, bytea')}

/* Nobody was met: the booking and the person's day are free again. */
CREATE FUNCTION soudan.release(p_booking text) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('release')};
  DELETE FROM soudan.claims WHERE office = v_me.office AND booking = p_booking AND device = ANY (soudan.my_devices()) AND ended_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM soudan.day_use WHERE office = v_me.office AND booking = p_booking AND state = 'held';
  RETURN true;
END $$;
${only('release', 'text')}

/* The consultation is over. p_counts: it was the person's one use of the day. */
CREATE FUNCTION soudan.end_use(p_booking text, p_counts boolean) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('end_use')};
  UPDATE soudan.claims SET ended_at = coalesce(ended_at, now()) WHERE office = v_me.office AND booking = p_booking AND device = ANY (soudan.my_devices());
  IF NOT FOUND THEN RETURN false; END IF;
  IF p_counts THEN UPDATE soudan.day_use SET state = 'used' WHERE office = v_me.office AND booking = p_booking;
  ELSE DELETE FROM soudan.day_use WHERE office = v_me.office AND booking = p_booking; END IF;
  RETURN true;
END $$;
${only('end_use', 'text, boolean')}

/* One booking has one meeting, whatever PC asks first: what stands is the answer. p_gone: exactly that one is replaced. Null, and nothing is changed: another booking has that licence. */
CREATE FUNCTION soudan.ensure_meeting(p_booking text, p_sealed bytea, p_gone bytea, p_licence bytea) RETURNS bytea LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members; v_sealed bytea;
BEGIN
  ${guard('ensure_meeting')};
  BEGIN
    DELETE FROM soudan.meetings m WHERE m.office = v_me.office AND m.booking = p_booking AND m.sealed = p_gone;
    INSERT INTO soudan.meetings VALUES (v_me.office, p_booking, p_sealed, p_licence) ON CONFLICT (office, booking) DO NOTHING;
  EXCEPTION WHEN unique_violation THEN
    RETURN NULL;
  END;
  SELECT m.sealed INTO v_sealed FROM soudan.meetings m WHERE m.office = v_me.office AND m.booking = p_booking;
  RETURN v_sealed;
END $$;
${only('ensure_meeting', 'text, bytea, bytea, bytea')}

/* The booking is off or over. */
CREATE FUNCTION soudan.drop_meeting(p_booking text) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('drop_meeting')};
  DELETE FROM soudan.meetings m WHERE m.office = v_me.office AND m.booking = p_booking;
  RETURN FOUND;
END $$;
${only('drop_meeting', 'text')}

/* One Zoom licence holds one meeting at a time. False: another PC has it still. */
CREATE FUNCTION soudan.lease_host(p_host text, p_minutes int) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('lease_host')};
  INSERT INTO soudan.host_lease VALUES (v_me.office, p_host, v_me.subject, now() + make_interval(mins => p_minutes))
  ON CONFLICT (office, host) DO UPDATE SET device = excluded.device, until = excluded.until
  WHERE host_lease.device = excluded.device OR host_lease.until <= now();
  RETURN FOUND;
END $$;
${only('lease_host', 'text, int')}

/* The live board: who is at this PC and what goes on there. */
CREATE FUNCTION soudan.beat(p_counselor text, p_state text, p_pos bigint) RETURNS void LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('beat')};
  INSERT INTO soudan.presence (office, device, counselor, state, pos) VALUES (v_me.office, v_me.subject, p_counselor, p_state, p_pos)
  ON CONFLICT (office, device) DO UPDATE SET
    since = CASE WHEN (presence.counselor, presence.state) IS DISTINCT FROM (excluded.counselor, excluded.state) THEN now() ELSE presence.since END,
    counselor = excluded.counselor, state = excluded.state, pos = excluded.pos, seen = now();
END $$;
${only('beat', 'text, text, bigint')}

DO $$
DECLARE v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['claims', 'day_use', 'meetings', 'host_lease', 'presence'] LOOP
    EXECUTE format('ALTER TABLE soudan.%I ENABLE ROW LEVEL SECURITY', v_table);
    EXECUTE format('CREATE POLICY own ON soudan.%I FOR SELECT TO soudan_member USING (office = (SELECT m.office FROM soudan.me() m) AND (SELECT m.kind FROM soudan.me() m) NOT IN (''joining'', ''it''))', v_table);
    EXECUTE format('GRANT SELECT ON soudan.%I TO soudan_member', v_table);
  END LOOP;
END $$;
`
