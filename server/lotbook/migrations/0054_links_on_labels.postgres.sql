-- A label of a lot may say where its page opens; nothing else has a page that a label could mean.
ALTER TABLE label_template DROP CONSTRAINT label_template_symbol_check;
ALTER TABLE label_template ADD CHECK (symbol IN
  ('GS1_DATAMATRIX', 'GS1_128', 'GS1_QR', 'DIGITAL_LINK_QR', 'PAGE_QR', 'CODE_128', 'EAN_13', 'ITF_14'));
ALTER TABLE label_template DROP CONSTRAINT label_template_second_symbol_check;
ALTER TABLE label_template ADD CHECK (second_symbol IN
  ('GS1_DATAMATRIX', 'GS1_128', 'GS1_QR', 'DIGITAL_LINK_QR', 'PAGE_QR', 'CODE_128', 'EAN_13', 'ITF_14'));
ALTER TABLE label_template ADD CHECK (purpose = 'LOT' OR (symbol <> 'PAGE_QR' AND coalesce(second_symbol, '') <> 'PAGE_QR'));
