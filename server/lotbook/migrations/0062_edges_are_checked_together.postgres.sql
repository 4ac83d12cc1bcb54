-- A run of 50 lots and 1,000 serials has 50,000 edges between 1,050 goods. What five foreign keys asked for each edge is
-- asked once for each of the goods: a lot in an edge has lines in the journal, which name it with its product and keep both.
-- "+ 0" has them looked up by the lot, of which there are few, not by the product.
ALTER TABLE lot_edge DROP CONSTRAINT lot_edge_run_id_fkey;
ALTER TABLE lot_edge DROP CONSTRAINT lot_edge_input_product_id_fkey;
ALTER TABLE lot_edge DROP CONSTRAINT lot_edge_input_lot_id_input_product_id_fkey;
ALTER TABLE lot_edge DROP CONSTRAINT lot_edge_output_product_id_fkey;
ALTER TABLE lot_edge DROP CONSTRAINT lot_edge_output_lot_id_output_product_id_fkey;
--{
CREATE FUNCTION edges_name_goods() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (
      SELECT input_product_id AS product_id, input_lot_id AS lot_id FROM made
      UNION
      SELECT output_product_id, output_lot_id FROM made
    ) AS goods
    WHERE NOT EXISTS (SELECT 1 FROM product WHERE product.id = goods.product_id)
      OR goods.lot_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM stock_move_line AS line
        WHERE line.lot_id = goods.lot_id AND line.product_id + 0 = goods.product_id)
  ) OR EXISTS (
    SELECT 1 FROM (SELECT DISTINCT run_id FROM made) AS named
    WHERE NOT EXISTS (SELECT 1 FROM run WHERE run.id = named.run_id)
  ) THEN
    RAISE EXCEPTION 'edge: of a run, between goods that moved, each lot of its product' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
--}
CREATE TRIGGER edge_insert AFTER INSERT ON lot_edge REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION edges_name_goods();
CREATE TRIGGER edge_update AFTER UPDATE ON lot_edge REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION edges_name_goods();
