-- Goods that are counted in pieces and those that are weighed have no shares in common: an edge of none leads to what may
-- have some of an input, and nobody knows how much.
ALTER TABLE lot_edge DROP CONSTRAINT lot_edge_quantity_check;
ALTER TABLE lot_edge ADD CHECK (quantity >= 0);
