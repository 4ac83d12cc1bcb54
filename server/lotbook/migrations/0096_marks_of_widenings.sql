-- What lots are known by that come only later, named by a widening: it counts once that took effect.
ALTER TABLE recall_mark ADD COLUMN widening_id BIGINT REFERENCES recall_widening (id);
