/** A second generation of the office's key (ADR 0013): a scope may have a key for each, and the server keeps each new generation as the recovery key opens it. */
import { DEFINER, guard, only } from './rights.ts'

/** How a wrapped key says its generation; without that it is of the first one (storage/keys/ring.ts). */
const TAGGED = `length(NEW.wrapped) > 5 AND get_byte(NEW.wrapped, 0) = 2`

export const sql = `
ALTER TABLE soudan.keys DROP CONSTRAINT keys_pkey;
ALTER TABLE soudan.keys ADD PRIMARY KEY (office, scope, device, generation);

/*
 * What push inserts: the generation is the one that the key itself says. A record goes on belonging to whom it belonged, whoever makes a
 * further key for it: else that would be given to every PC of the office.
 */
CREATE FUNCTION soudan.key_comes() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
BEGIN
  IF ${TAGGED} THEN
    NEW.generation := ('x' || encode(substr(NEW.wrapped, 2, 4), 'hex'))::bit(32)::int;
  END IF;
  IF NEW.home IS NULL AND NEW.scope LIKE 'record/%' THEN
    SELECT k.owner, k.home INTO NEW.owner, NEW.home FROM soudan.keys k
    WHERE k.office = NEW.office AND k.scope = NEW.scope AND k.home IS NOT NULL LIMIT 1;
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION soudan.key_comes() FROM PUBLIC;
CREATE TRIGGER key_comes BEFORE INSERT ON soudan.keys FOR EACH ROW EXECUTE FUNCTION soudan.key_comes();

/* What the PCs said of the office's keys is asked for by itself, before what is sealed under them. */
CREATE INDEX events_of_keys ON soudan.events (office, pos) WHERE scope = 'keys';

/* A generation as the recovery key opens it, for the PCs that join with that. What is there stays. False: it was there. */
CREATE FUNCTION soudan.keep_key(p_generation int, p_recovery bytea) RETURNS boolean LANGUAGE plpgsql ${DEFINER} AS $$
DECLARE v_me soudan.members;
BEGIN
  ${guard('keep_key')};
  IF p_generation <= 1 OR length(p_recovery) > 20000 THEN RAISE invalid_parameter_value USING MESSAGE = 'badKey'; END IF;
  INSERT INTO soudan.office_keys VALUES (v_me.office, p_generation, 'recovery', p_recovery) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
${only('keep_key', 'int, bytea')}
`
