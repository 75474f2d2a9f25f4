/** Whose server it is: offices, their logins, their PCs, and the office key wrapped for those who may have it. */
import { DEFINER, guard, memberKinds, only } from './rights.ts'

const kinds = memberKinds.map((kind) => `'${kind}'`).join(', ')

export const sql = `
CREATE TABLE soudan.versions (
  version int PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now()
);

/*
 * proof: keyed code of the office's id under the office key, by which a PC knows that this is its office; null: no PC joined yet.
 * entrance: SHA-256 of what only who has the office key can say; a PC that joins has to say it.
 */
CREATE TABLE soudan.offices (
  office uuid PRIMARY KEY,
  pos bigint NOT NULL DEFAULT 0,
  proof bytea,
  entrance bytea
);

/*
 * until: from then on the login may do nothing; null: no end. subject: the PC's name in the log, or the account's id.
 * whole: a PC that is given everybody's records, for a supervisor sits at it; else its own ones.
 */
CREATE TABLE soudan.members (
  login name PRIMARY KEY,
  office uuid NOT NULL REFERENCES soudan.offices,
  kind text NOT NULL CHECK (kind IN (${kinds})),
  subject text NOT NULL,
  until timestamptz,
  whole boolean NOT NULL DEFAULT false
);

/* Every name under which a login's PC ever wrote: after a restore it writes under a new one. */
CREATE TABLE soudan.devices (
  office uuid NOT NULL REFERENCES soudan.offices,
  device text NOT NULL,
  login name NOT NULL REFERENCES soudan.members,
  PRIMARY KEY (office, device)
);

CREATE TABLE soudan.office_keys (
  office uuid NOT NULL REFERENCES soudan.offices,
  generation int NOT NULL,
  by text NOT NULL,
  wrapped bytea NOT NULL,
  PRIMARY KEY (office, generation, by)
);

/* Who is connected; no row: nobody of an office, or no longer. */
CREATE FUNCTION soudan.me() RETURNS soudan.members LANGUAGE sql STABLE ${DEFINER} AS $$
  SELECT m FROM soudan.members m WHERE m.login = session_user AND (m.until IS NULL OR m.until > now())
$$;
REVOKE ALL ON FUNCTION soudan.me() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION soudan.me() TO soudan_member;

CREATE FUNCTION soudan.my_devices() RETURNS text[] LANGUAGE sql STABLE ${DEFINER} AS $$
  SELECT coalesce(array_agg(d.device), '{}') FROM soudan.devices d, soudan.me() m
  WHERE d.office = m.office AND d.login = m.login
$$;
REVOKE ALL ON FUNCTION soudan.my_devices() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION soudan.my_devices() TO soudan_member;

CREATE FUNCTION soudan.must_be(p_kinds text[]) RETURNS soudan.members LANGUAGE plpgsql STABLE ${DEFINER} AS $$
DECLARE v_me soudan.members := soudan.me();
BEGIN
  IF v_me.login IS NULL THEN RAISE insufficient_privilege USING MESSAGE = 'notMember'; END IF;
  IF v_me.kind <> ALL (p_kinds) THEN RAISE insufficient_privilege USING MESSAGE = 'notAllowed'; END IF;
  RETURN v_me;
END $$;
REVOKE ALL ON FUNCTION soudan.must_be(text[]) FROM PUBLIC;

/* The first PC makes the office its own: what it wraps its key with, and its name in the log. 'founded' once only. */
CREATE FUNCTION soudan.found(p_device text, p_proof bytea, p_entrance bytea, p_recovery bytea) RETURNS text LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('found')};
  UPDATE soudan.offices SET proof = p_proof, entrance = p_entrance WHERE office = v_me.office AND proof IS NULL;
  IF NOT FOUND THEN RETURN 'taken'; END IF;
  INSERT INTO soudan.office_keys VALUES (v_me.office, 1, 'recovery', p_recovery);
  UPDATE soudan.members SET kind = 'device', subject = p_device, until = NULL WHERE login = v_me.login;
  INSERT INTO soudan.devices VALUES (v_me.office, p_device, v_me.login);
  RETURN 'founded';
END $$;
${only('found', 'text, bytea, bytea, bytea')}

/* A further PC, which has the office key: it says what no other can say. What it writes under is named afterwards. */
CREATE FUNCTION soudan.join_office(p_entrance bytea) RETURNS text LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('join_office')};
  IF NOT EXISTS (SELECT FROM soudan.offices o WHERE o.office = v_me.office AND o.entrance = sha256(p_entrance)) THEN RETURN 'refused'; END IF;
  UPDATE soudan.members SET kind = 'device', until = NULL WHERE login = v_me.login;
  RETURN 'joined';
END $$;
${only('join_office', 'bytea')}

/* The PC writes under this name from now on (after a restore: a new one); what it wrote under others stays its own. */
CREATE FUNCTION soudan.rename_device(p_device text) RETURNS text LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('rename_device')};
  INSERT INTO soudan.devices VALUES (v_me.office, p_device, v_me.login) ON CONFLICT DO NOTHING;
  IF NOT EXISTS (SELECT FROM soudan.devices WHERE office = v_me.office AND device = p_device AND login = v_me.login)
  THEN RETURN 'taken'; END IF;
  UPDATE soudan.members SET subject = p_device WHERE login = v_me.login;
  RETURN 'renamed';
END $$;
${only('rename_device', 'text')}

/* A PC that was lost, a person who left: from now on that login may do nothing. */
CREATE FUNCTION soudan.close_login(p_login name) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('close_login')};
  UPDATE soudan.members SET until = now() WHERE office = v_me.office AND login = p_login AND login <> v_me.login;
  RETURN FOUND;
END $$;
${only('close_login', 'name')}

ALTER TABLE soudan.offices ENABLE ROW LEVEL SECURITY;
ALTER TABLE soudan.members ENABLE ROW LEVEL SECURITY;
ALTER TABLE soudan.devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE soudan.office_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON soudan.offices FOR SELECT TO soudan_member USING (office = (SELECT m.office FROM soudan.me() m));
CREATE POLICY own ON soudan.members FOR SELECT TO soudan_member USING (
  office = (SELECT m.office FROM soudan.me() m)
  AND (login = session_user OR (SELECT m.kind FROM soudan.me() m) IN ('supervisor', 'it')));
CREATE POLICY own ON soudan.devices FOR SELECT TO soudan_member USING (
  office = (SELECT m.office FROM soudan.me() m) AND (SELECT m.kind FROM soudan.me() m) <> 'joining');
/* Wrapped: whoever asks to join needs the one of the recovery key. */
CREATE POLICY own ON soudan.office_keys FOR SELECT TO soudan_member USING (
  office = (SELECT m.office FROM soudan.me() m) AND (SELECT m.kind FROM soudan.me() m) IN ('joining', 'device'));
GRANT SELECT ON soudan.versions, soudan.offices, soudan.members, soudan.devices, soudan.office_keys TO soudan_member;
`
