-- Where people open this server, so that labels can link to the page of their lot.
ALTER TABLE settings ADD COLUMN server_address TEXT;

-- Command labels hang on a wall beside each other.
INSERT INTO label_template (name, purpose, symbol, width, height, paper, sheet_columns, sheet_rows, sheet_left, sheet_top,
  pitch_x, pitch_y, facts, created)
SELECT 'Commands, A4 sheet of 10', 'COMMAND', 'CODE_128', 10000, 5000, 'A4', 2, 5, 500, 2350, 10000, 5000, 'NAME', 0
WHERE NOT EXISTS (SELECT 1 FROM label_template WHERE name = 'Commands, A4 sheet of 10');
