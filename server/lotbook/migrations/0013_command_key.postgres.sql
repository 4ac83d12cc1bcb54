-- A command label carries this key, so that one from elsewhere does nothing here.
ALTER TABLE settings ADD COLUMN command_key TEXT NOT NULL DEFAULT '';
UPDATE settings SET command_key = upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 8));
